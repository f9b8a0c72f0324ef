import { m } from "#app/paraglide/messages";
import { Notice } from "./notice";
import { useNow } from "./now";
import { sinceWords } from "./since";

/** Says that a page is an older one, and how old. */
export default function LastSeenKept({ seenAt }: { seenAt: number }) {
  const now = useNow();
  return (
    <Notice tone="warn" title={m.last_seen_notice({ since: sinceWords(seenAt, now) })} className="mb-6" />
  );
}
