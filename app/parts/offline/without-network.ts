import { redirect } from "react-router";
import { type LastSeen, findLastSeen } from "./last-seen";

/** The page at a path as it was last seen; an event that was never seen but is kept has a page of its own. */
export async function findWithoutNetwork<T>(path: string): Promise<LastSeen<T> | null> {
  const seen = await findLastSeen<T>(path);
  if (!seen && (await isOfflineEvent(path))) throw redirect(`${path.replace(/[?#].*/, "")}/kept`);
  return seen;
}

/** True when this device has something to show for a path that is the server's to answer. */
export async function isOnDevice(path: string): Promise<boolean> {
  return (await findLastSeen(path)) !== null || (await isOfflineEvent(path));
}

async function isOfflineEvent(path: string): Promise<boolean> {
  const slug = /^\/events\/([^/?#]+)(?:[?#]|$)/.exec(path)?.[1];
  if (!slug) return false;
  try {
    const { findOfflineEvent } = await import("#app/offline-search/event-store.client");
    return (await findOfflineEvent(decodeURIComponent(slug))) !== null;
  } catch {
    return false;
  }
}
