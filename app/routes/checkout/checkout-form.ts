import { z } from "zod";
import { m } from "#i18n/paraglide/messages";

/** What the checkout sends. Made at each request, so that its words are in the reader's language. */
export const checkoutForm = () =>
  z.object({
    bookingId: z.uuid(),
    holdId: z.uuid(),
    buyerName: z
      .string({ error: m.checkout_name_missing() })
      .trim()
      .min(1, m.checkout_name_missing())
      .max(80),
    buyerEmail: z
      .string({ error: m.checkout_email_missing() })
      .trim()
      .toLowerCase()
      .pipe(z.email(m.checkout_email_wrong()).max(200)),
    /** One a place, in the hold's order; left empty, the buyer's name stands on the ticket. */
    attendee: z.array(z.string().trim().max(80).optional()).max(50).default([]),
  });
