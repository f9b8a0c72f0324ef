import { m } from "#i18n/paraglide/messages";
import { Notice } from "../../ui/notice";
import { useNow } from "../../ui/now";
import { sinceWords } from "../../ui/since";

/** The notice with the age of the cached page. */
export default function LastSeenSaved({ seenAt }: { seenAt: number }) {
  const now = useNow();
  return (
    <Notice tone="warn" title={m.last_seen_notice({ since: sinceWords(seenAt, now) })} className="mb-6" />
  );
}
