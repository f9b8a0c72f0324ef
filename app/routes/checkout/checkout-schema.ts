import { z } from "zod";
import { m } from "#i18n/paraglide/messages";

/** The checkout form. Built per request: its messages are in the request's language. */
export const checkoutSchema = () =>
  z.object({
    idempotencyKey: z.uuid(),
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
    /** One name per place, in the order of the hold; the buyer's name is printed where it is empty. */
    attendee: z.array(z.string().trim().max(80).optional()).max(50).default([]),
  });
