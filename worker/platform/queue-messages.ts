/** Queue message: request a rating from one buyer who was admitted. The key makes the mail idempotent. */
export interface RatingRequest {
  readonly kind: "ask_rating";
  readonly key: string;
  readonly eventId: string;
  readonly bookingId: string;
}

/** A queued webhook of the sandbox: signed when sent, retried until the response is 2xx. */
export interface SandboxDelivery {
  readonly to: string;
  readonly body: string;
}
