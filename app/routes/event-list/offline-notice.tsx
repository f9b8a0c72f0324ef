import { Link } from "react-router";
import { type EventQuery, eventListHref } from "#domain/catalogue/event-query";
import { savedAtLabel } from "#app/parts/offline/saved-at";
import { Notice } from "#app/ui/notice";
import { m } from "#i18n/paraglide/messages";
import type { OfflineResult } from "./or-offline";

/** Shows that the results are from the device, how many events it searched and their age. */
export function OfflineNotice({
  result,
  query,
  now,
}: {
  result: OfflineResult;
  query: EventQuery;
  now: number;
}) {
  const again = (
    <>
      <Link to={eventListHref(query)} replace className="word type-body">
        {m.offline_events_again_link()}
      </Link>
      <Link to="/wallet" className="word type-body">
        {m.offline_events_wallet_link()}
      </Link>
    </>
  );
  if (!result)
    return (
      <Notice tone="warn" title={m.offline_events_none_title()} action={again} className="mb-6">
        {m.offline_events_none_text()}
      </Notice>
    );
  const when = savedAtLabel(result.checkedAt, now);
  return (
    <Notice tone="warn" title={m.offline_events_title({ when })} action={again} className="mb-6">
      {result.count === 0 ? m.offline_events_over_text() : m.offline_events_text({ count: result.count })}
      {query.few ? ` ${m.offline_events_few_text()}` : null}
    </Notice>
  );
}
