import { useEffect } from "react";
import { useLocation } from "react-router";
import { m } from "#app/paraglide/messages";
import { keepLastSeen } from "./last-seen";
import { Notice } from "./notice";
import { useNow } from "./now";
import { sinceWords } from "./since";

/**
 * Keeps a public page's data on this device for when the network fails, and says so when that is what is shown.
 * @param data the public loader data, nothing of the visitor's; `seenAt` is set by `orLastSeen`
 */
export function LastSeenNotice({ data, seenAt }: { data: unknown; seenAt: number | undefined }) {
  const { pathname, search } = useLocation();
  const path = pathname + search;
  useEffect(() => {
    if (seenAt === undefined) void keepLastSeen(path, data);
  }, [path, data, seenAt]);
  return seenAt === undefined ? null : <Kept seenAt={seenAt} />;
}

function Kept({ seenAt }: { seenAt: number }) {
  const now = useNow();
  return (
    <Notice tone="warn" title={m.last_seen_notice({ since: sinceWords(seenAt, now) })} className="mb-6" />
  );
}
