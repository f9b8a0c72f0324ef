/** Queued for each buyer who came: sent once, whoever performs it twice. */
export interface RatingRequest {
  readonly kind: "ask_rating";
  readonly key: string;
  readonly eventId: string;
  readonly bookingId: string;
}
