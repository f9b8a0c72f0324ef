import type { BookingView, RefundView, TicketView } from "../sale/booking";
import type { BookingRow } from "../sale/saga/projection";
import type { WebhookTopic } from "./topic";

/** A business fact that receivers are notified of, derived from state: deriving it twice gives the same key. */
export interface WebhookFact {
  /** Deterministic and unique: the message's id is its hash. */
  readonly key: string;
  readonly topic: WebhookTopic;
  readonly eventId: string;
  /** Messages of one subject are numbered in order: a booking's or an event's id. */
  readonly subject: string;
  /** Position of the state it was read from; later facts of a subject have the same or a higher one. */
  readonly seq: number;
  /** Epoch ms. */
  readonly occurredAt: number;
  /** JSON; without ticket codes and ticket ids, which admit their bearer. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Facts older than this are not recorded: messages are deleted after it, and would be sent again. */
export const WEBHOOK_RETENTION_MS = 30 * 86_400_000;

/**
 * All facts that a booking's row states, in the order in which they happened. A row that skipped states (placed and
 * confirmed between two writes) states each of them.
 * @param now time of facts whose time is not stored (a refund's end, a revocation)
 */
export function listBookingFacts(row: BookingRow, now: number): WebhookFact[] {
  const { view } = row;
  const booking = describeBooking(view);
  const fact = (
    topic: WebhookTopic,
    key: string,
    occurredAt: number,
    data: WebhookFact["data"],
  ): WebhookFact => ({
    key: `${topic}:${key}`,
    topic,
    eventId: row.eventId,
    subject: row.id,
    seq: row.seq,
    occurredAt,
    data,
  });
  const facts = [fact("booking.placed", row.id, view.placedAt, { booking })];
  if (view.confirmedAt !== null) facts.push(fact("booking.confirmed", row.id, view.confirmedAt, { booking }));
  for (const ticket of view.tickets)
    facts.push(...listTicketFacts(view, ticket, now).map((each) => fact(...each)));
  const ended = endTopic(view);
  if (ended) facts.push(fact(ended, row.id, view.endedAt ?? now, { booking }));
  for (const refund of view.refunds)
    for (const [topic, at] of refundTopics(refund, now))
      facts.push(fact(topic, refund.id, at, { booking, refund: describeRefund(refund) }));
  return facts.filter(({ occurredAt }) => now - occurredAt < WEBHOOK_RETENTION_MS);
}

function endTopic({ state }: BookingView): WebhookTopic | null {
  if (state === "expired") return "booking.expired";
  return state === "cancelled" || state === "refunded" ? "booking.cancelled" : null;
}

/** A refund whose end is long past was reported when it happened; the time of its end is not stored. */
function refundTopics({ state, at }: RefundView, now: number): [WebhookTopic, number][] {
  const topics: [WebhookTopic, number][] = [["refund.requested", at]];
  if (now - at >= WEBHOOK_RETENTION_MS) return topics;
  if (state === "done") topics.push(["refund.completed", now]);
  if (state === "failed") topics.push(["refund.failed", now]);
  return topics;
}

function listTicketFacts(
  booking: BookingView,
  ticket: TicketView,
  now: number,
): [WebhookTopic, string, number, WebhookFact["data"]][] {
  const id = `${booking.id}-${ticket.lineNo}`;
  const data = {
    ticket: {
      id,
      bookingId: booking.id,
      reference: booking.reference,
      eventId: booking.eventId,
      serial: ticket.serial,
      state: ticket.state,
      ticketType: ticket.ticketTypeName,
      section: ticket.sectionName,
      row: ticket.row,
      seat: ticket.seat,
      attendee: ticket.attendeeName,
      issuedAt: isoTime(ticket.issuedAt),
      checkedInAt: isoTime(ticket.checkedInAt),
    },
  };
  const facts: [WebhookTopic, string, number, WebhookFact["data"]][] = [
    ["ticket.issued", `${id}:${ticket.serial}`, ticket.issuedAt, data],
  ];
  if (ticket.checkedInAt !== null) facts.push(["ticket.checked_in", id, ticket.checkedInAt, data]);
  if (ticket.state === "revoked") facts.push(["ticket.revoked", id, booking.endedAt ?? now, data]);
  return facts;
}

function describeBooking(view: BookingView) {
  return {
    id: view.id,
    reference: view.reference,
    eventId: view.eventId,
    state: view.state,
    buyer: { name: view.buyerName, email: view.buyerEmail, locale: view.locale },
    quantity: view.lines.length,
    totalMinor: view.totals.totalMinor,
    taxMinor: view.totals.taxMinor,
    currency: view.totals.currency,
    placedAt: isoTime(view.placedAt),
    confirmedAt: isoTime(view.confirmedAt),
    endedAt: isoTime(view.endedAt),
  };
}

function describeRefund({ id, amountMinor, state, reason, at }: RefundView) {
  return { id, amountMinor, state, reason, requestedAt: isoTime(at) };
}

/** RFC 3339 in UTC, or null. */
export function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
