import { z } from "@hono/zod-openapi";

/** Ids and slugs in paths. Others do not exist. */
export const Id = z
  .string()
  .regex(/^[\w-]{1,100}$/)
  .openapi({ example: "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b" });

export const organizationPath = z.object({ organization: Id.openapi({ description: "Id or slug." }) });
export const eventPath = z.object({ event: Id.openapi({ description: "Id or slug." }) });
export const ownEventPath = organizationPath.extend({ event: Id });

/** An amount in the currency's minor unit. */
export const Money = z
  .object({
    amount: z.number().int().openapi({ description: "Minor units: 50000 is ₹500.", example: 50_000 }),
    currency: z.string().length(3).openapi({ description: "ISO 4217.", example: "INR" }),
  })
  .openapi("Money");

export function money(amountMinor: number, currency: string): z.input<typeof Money> {
  return { amount: amountMinor, currency };
}

/** RFC 3339 in UTC. */
export const Time = z.string().openapi({ format: "date-time", example: "2026-12-05T14:00:00.000Z" });

export function time(at: number): string {
  return new Date(at).toISOString();
}

export function timeOrNull(at: number | null): string | null {
  return at === null ? null : time(at);
}

/** A time that clients send: RFC 3339 with any offset; read as epoch milliseconds. */
export const SentTime = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .refine((at) => at >= 0 && at <= 8_640_000_000_000, "is out of range")
  .openapi({ format: "date-time", example: "2026-12-05T19:30:00+05:30" });

export const Zone = z
  .string()
  .openapi({ description: "IANA time zone of the event.", example: "Asia/Kolkata" });

/** Text without NUL, of a bounded length. */
export const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine(
      (text) => !text.includes("\u0000") && !/\p{Surrogate}/u.test(text),
      "has characters that are not text",
    );

export const email = z.email().max(200).openapi({ example: "asha@example.com" });
