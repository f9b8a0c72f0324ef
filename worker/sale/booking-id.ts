import { hashId } from "#domain/core/ids";
import { sha256OfText } from "../platform/digest";

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
  return hashId(await sha256OfText(JSON.stringify(["booking", eventId, buyerKey, idempotencyKey])));
}
