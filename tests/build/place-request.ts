import type { PlaceRequest } from "#domain/sale/saga/booking-placing";

/** Asha places her hold; no attendee is named. */
export function aPlaceRequest(bookingId: string, holdId: string): PlaceRequest {
  return {
    bookingId,
    holdId,
    buyerName: "Asha",
    buyerEmail: "asha@example.com",
    locale: "en",
    attendeeNames: [],
  };
}
