import { type Outcome, accept } from "#domain/core/outcome";
import { signLink, verifyLink } from "../platform/signed-link";
import type { Deps } from "../platform/deps";
import { sendMail } from "../mail/send-mail";
import type { OpenedLink } from "./booking";
import { listBookingsOf, readBooking } from "./booking-reader";

const LINK_MINUTES = 60;
const BOOKING_LINK_MS = 24 * 60 * 60_000;

/**
 * Mails a link to all bookings of an address. Response and timing do not reveal whether the address is known: the mail is
 * sent after the response.
 */
export async function sendLink(deps: Deps, email: string): Promise<Outcome<null, never>> {
  const address = email.trim().toLowerCase();
  deps.waitUntil(mailLink(deps, address));
  return accept(null);
}

async function mailLink(deps: Deps, email: string): Promise<void> {
  const bookings = await listBookingsOf(deps, email);
  if (bookings.length === 0) return;
  const now = deps.now();
  const token = await signLink(deps.env, {
    purpose: "bookings",
    subject: email,
    expiresAt: now + LINK_MINUTES * 60_000,
  });
  await sendMail(deps.env, {
    // At most one mail per minute and address.
    key: `bookings-link:${email}:${Math.floor(now / 60_000)}`,
    to: email,
    locale: deps.visitor.locale,
    template: "bookings_link",
    facts: { url: `${deps.env.PUBLIC_URL}/bookings/link/${token}`, minutes: LINK_MINUTES },
  });
}

export async function openLink(deps: Deps, token: string): Promise<OpenedLink | null> {
  const now = deps.now();
  const subject = await verifyLink(deps.env, { purpose: "booking", token, now });
  if (subject) {
    const [eventId = "", bookingId = ""] = subject.split("/");
    const found = await readBooking(deps, bookingId, eventId, null);
    return found ? { kind: "booking", found } : null;
  }
  const email = await verifyLink(deps.env, { purpose: "bookings", token, now });
  if (!email) return null;
  const bookings = await listBookingsOf(deps, email);
  return {
    kind: "bookings",
    email,
    bookings: await Promise.all(
      bookings.map(async (booking) => ({
        ...booking,
        href: `/bookings/link/${await signLink(deps.env, {
          purpose: "booking",
          subject: `${booking.eventId}/${booking.id}`,
          expiresAt: now + BOOKING_LINK_MS,
        })}`,
      })),
    ),
  };
}
