import type { WebhookTopic } from "#domain/webhook/topic";
import { m } from "#i18n/paraglide/messages";

export const topicLabels: Readonly<Record<WebhookTopic, () => string>> = {
  "booking.placed": m.webhooks_topic_booking_placed,
  "booking.confirmed": m.webhooks_topic_booking_confirmed,
  "booking.cancelled": m.webhooks_topic_booking_cancelled,
  "booking.expired": m.webhooks_topic_booking_expired,
  "refund.requested": m.webhooks_topic_refund_requested,
  "refund.completed": m.webhooks_topic_refund_completed,
  "refund.failed": m.webhooks_topic_refund_failed,
  "ticket.issued": m.webhooks_topic_ticket_issued,
  "ticket.revoked": m.webhooks_topic_ticket_revoked,
  "ticket.checked_in": m.webhooks_topic_ticket_checked_in,
  "event.published": m.webhooks_topic_event_published,
  "event.updated": m.webhooks_topic_event_updated,
  "event.cancelled": m.webhooks_topic_event_cancelled,
  "event.completed": m.webhooks_topic_event_completed,
  "incident.reported": m.webhooks_topic_incident_reported,
};

/** The label of a stored topic; its own name for one that this version does not have. */
export function topicLabel(topic: string): string {
  if (topic === "webhook.test") return m.webhooks_topic_test();
  return topicLabels[topic as WebhookTopic]?.() ?? topic;
}
