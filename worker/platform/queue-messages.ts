/** Queue message: request a rating from one buyer who was admitted. The key makes the mail idempotent. */
export interface RatingRequest {
  readonly kind: "ask_rating";
  readonly key: string;
  readonly eventId: string;
  readonly bookingId: string;
}

/** Queue message: mail the link of an online event to one booking. The key makes the mail idempotent. */
export interface OnlineLinkRequest {
  readonly kind: "online_link";
  readonly key: string;
  readonly eventId: string;
  readonly bookingId: string;
}

/** A queued webhook of the sandbox: signed when sent, retried until the response is 2xx. */
export interface SandboxDelivery {
  readonly to: string;
  readonly body: string;
}

/** Queue message: webhooks are due. Any number of them has the effect of one. */
export interface WebhooksDue {
  readonly kind: "webhooks_due";
  readonly key: string;
}
