import { readResult } from "#app/ui/flash";
import { StatusNotice } from "#app/ui/status-notice";
import { m } from "#i18n/paraglide/messages";
import { RefusalNotice } from "#app/ui/refusal-notice";

/** Result of the last save or archive, from the URL. */
export function VenueSaved({ search }: { search: URLSearchParams }) {
  const result = readResult(search, ["saved", "in_use"]);
  if (result === "in_use") return <RefusalNotice tone="warn" title={m.venue_archive_in_use()} />;
  if (result === null) return null;
  const count = Number(search.get("events") ?? 0);
  return <StatusNotice title={count > 0 ? m.venue_saved_events({ count }) : m.venue_saved()} />;
}
