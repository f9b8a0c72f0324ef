import { m } from "#i18n/paraglide/messages";
import type { FoundBooking } from "#worker/sale/booking";
import { SectionHeading } from "../../ui/section-heading";

/** Only the organizer can change a paid booking. */
export function OrganizerContact({ found: { booking, event } }: { found: FoundBooking }) {
  const { contactEmail: email, organizationName: seller } = event;
  const { reference } = booking;
  const subject = m.booking_contact_subject({ reference, event: event.title });
  return (
    <section className="mt-10">
      <SectionHeading size="text">{m.booking_contact_heading()}</SectionHeading>
      <p className="type-body measure -mt-1 text-ink-2">
        {email
          ? m.booking_contact_text({ seller, reference })
          : m.booking_contact_text_plain({ seller, reference })}
      </p>
      {email ? (
        <a
          className="word type-button mt-2 inline-flex min-h-9 items-center"
          href={`mailto:${email}?subject=${encodeURIComponent(subject)}`}
        >
          {m.booking_contact_button({ email })}
        </a>
      ) : null}
    </section>
  );
}
