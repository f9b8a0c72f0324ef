import { hexHashOf } from "../platform/digest";

/**
 * The id of the booking that one checkout makes: a uuidv8 (RFC 9562 section 5.8) from the event, the buyer and the
 * checkout form's idempotency key. A form sent twice gives one booking; the same key at another event, or from another
 * buyer, gives another id.
 */
export async function bookingIdOf(
  eventId: string,
  buyerKey: string,
  idempotencyKey: string,
): Promise<string> {
  const hex = await hexHashOf(JSON.stringify(["booking", eventId, buyerKey, idempotencyKey]), 16);
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
