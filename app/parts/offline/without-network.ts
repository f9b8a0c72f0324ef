import { redirect } from "react-router";
import { type LastSeen, findLastSeen } from "./last-seen";

/** The cached page at a path; redirects to the offline page of an event that is stored but was never viewed. */
export async function findWithoutNetwork<T>(path: string): Promise<LastSeen<T> | null> {
  const seen = await findLastSeen<T>(path);
  if (!seen && (await isOfflineEvent(path))) throw redirect(`${path.replace(/[?#].*/, "")}/kept`);
  return seen;
}

/** True if this device has cached or stored data for a server-rendered path. */
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
