import { Link } from "react-router";
import { m } from "#i18n/paraglide/messages";
import type { WalletRefresh } from "#app/wallet/use-wallet";
import type { CarriedBooking } from "#domain/ticket/wallet-booking";

/** No ticket to show: still looking, no network, not issued yet, or another user's. */
export function MissingTicket({
  refreshState,
  booking,
}: {
  refreshState: WalletRefresh;
  booking: CarriedBooking | null;
}) {
  const words = wordsFor(refreshState, booking);
  return (
    <section className="mx-auto w-full max-w-[calc(350px+2.5rem)] px-5 py-14" aria-live="polite">
      <h1 className="type-sentence">{words.title}</h1>
      <p className="type-body mt-3">{words.text}</p>
      {refreshState === "pending" ? null : (
        <p className="type-button mt-8 flex flex-wrap gap-x-6 gap-y-2">
          <Link
            to="/sign-in?to=/wallet"
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {m.ticket_missing_sign_in_link()}
          </Link>
          <Link
            to="/bookings/find"
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {m.ticket_missing_find_link()}
          </Link>
        </p>
      )}
    </section>
  );
}

function wordsFor(
  refreshState: WalletRefresh,
  booking: CarriedBooking | null,
): { title: string; text: string } {
  if (booking) return { title: booking.event.title, text: m.ticket_none_issued_sentence() };
  if (refreshState === "pending")
    return { title: m.ticket_looking_title(), text: m.ticket_looking_sentence() };
  if (refreshState === "unreachable")
    return { title: m.ticket_missing_title(), text: m.ticket_missing_offline_sentence() };
  return { title: m.ticket_missing_title(), text: m.ticket_missing_sentence() };
}
