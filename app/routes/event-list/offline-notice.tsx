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
        {m.kept_again_link()}
      </Link>
      <Link to="/wallet" className="word type-body">
        {m.kept_wallet_link()}
      </Link>
    </>
  );
  if (!result)
    return (
      <Notice tone="warn" title={m.kept_none_title()} action={again} className="mb-6">
        {m.kept_none_text()}
      </Notice>
    );
  const when = savedAtLabel(result.checkedAt, now);
  return (
    <Notice tone="warn" title={m.kept_title({ when })} action={again} className="mb-6">
      {result.count === 0 ? m.kept_over_text() : m.kept_text({ count: result.count })}
      {query.few ? ` ${m.kept_few_text()}` : null}
    </Notice>
  );
}
