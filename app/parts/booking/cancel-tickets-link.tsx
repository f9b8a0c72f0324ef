import { m } from "#i18n/paraglide/messages";
import type { FoundBooking } from "#worker/sale/booking";
import { ButtonLink } from "../../ui/button";
import { SectionHeading } from "../../ui/section-heading";
import { policyWords } from "../refund/policy-words";
import { refusalWords } from "../refund/refusal-words";
import { OrganizerContact } from "./organizer-contact";

/** The refund policy of a confirmed booking with the way to cancel; the organizer's address where the buyer cannot. */
export function CancelTickets({ found, cancelPath }: { found: FoundBooking; cancelPath: string }) {
  const { booking, event, returns, moveChoice } = found;
  const isOpen = returns.some(({ quote }) => quote.ok);
  const refused = returns.find(({ quote }) => !quote.ok)?.quote;
  const about = { timeZone: event.timeZone, currency: booking.totals.currency };
  const policy =
    moveChoice?.answer === "open"
      ? m.refund_terms_moved()
      : booking.refundPolicy && booking.totals.totalMinor > 0
        ? policyWords(booking.refundPolicy, event, { hasFee: (booking.totals.feeMinor ?? 0) > 0 })
        : null;
  return (
    <>
      <section className="mt-10 print:hidden">
        <SectionHeading size="text">{m.booking_cancel_heading()}</SectionHeading>
        <p className="type-body measure -mt-1 mb-3 text-ink-2">
          {isOpen
            ? (policy ?? m.refund_terms_free())
            : refused && !refused.ok
              ? refusalWords(refused.reason, refused.detail, about)
              : policy}
        </p>
        {isOpen ? (
          <ButtonLink to={cancelPath} variant="second">
            {m.booking_cancel_link()}
          </ButtonLink>
        ) : null}
      </section>
      {isOpen ? null : <OrganizerContact found={found} />}
    </>
  );
}
