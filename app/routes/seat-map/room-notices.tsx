import { Link } from "react-router";
import { dateTimeWords } from "#domain/time/when-words";
import { Notice } from "#app/ui/notice";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import type { PendingBooking } from "#worker/sale/booking";
import { isFull } from "./room-full";
import type { RoomModel } from "./room-model";
import type { SeatRoomControls } from "./seat-room-controls";

/** Notices above the map: an unpaid booking, a sale that has not opened, a sold-out room. */
export function RoomNotices({
  event,
  model,
  controls,
  pending,
  isPaused,
}: {
  event: { readonly slug: string; readonly timeZone: string };
  model: RoomModel;
  controls: SeatRoomControls;
  pending: PendingBooking | null;
  /** A paused sale has its own notice, whatever its dates. */
  isPaused: boolean;
}) {
  const opensAt = model.saleOpensAt;
  return (
    <>
      {pending ? (
        <Notice
          className="mb-5"
          title={m.buying_pending_title()}
          action={
            <Link className="word type-body" to={`/bookings/${pending.id}?event=${pending.eventId}`}>
              {m.buying_pending_link({ reference: pending.reference })}
            </Link>
          }
        >
          {m.buying_pending_text()}
        </Notice>
      ) : null}
      {isPaused ? null : opensAt !== null ? (
        <Notice
          className="mb-5"
          title={m.buying_not_yet_begins({
            when: dateTimeWords(opensAt, { timeZone: event.timeZone, locale: intlLocale() }),
          })}
        >
          {m.buying_not_yet_room()}
        </Notice>
      ) : isFull(model, controls) ? (
        <Notice
          className="mb-5"
          title={m.buying_room_full_title()}
          action={
            <Link className="word type-body" to="/events">
              {m.buying_see_others()}
            </Link>
          }
        >
          {m.buying_room_full_text()}
        </Notice>
      ) : null}
    </>
  );
}
