/** Topics of outgoing webhooks, `<noun>.<past verb>`. Receivers match on them: a topic is never renamed. */
export const WEBHOOK_TOPICS = [
  "booking.placed",
  "booking.confirmed",
  "booking.cancelled",
  "booking.expired",
  "refund.requested",
  "refund.completed",
  "refund.failed",
  "ticket.issued",
  "ticket.revoked",
  "ticket.checked_in",
  "event.published",
  "event.updated",
  "event.cancelled",
  "event.completed",
  "incident.reported",
] as const;
export type WebhookTopic = (typeof WEBHOOK_TOPICS)[number];

/** Sent on request only, whatever topics the endpoint has. */
export const TEST_TOPIC = "webhook.test";
