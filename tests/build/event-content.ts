import type { EventContent } from "#domain/catalogue/event-draft";
import { DEFAULT_REFUND_POLICY } from "#domain/refund/refund-policy";
import { aTicketType } from "./event-setup";

const HOUR = 3_600_000;

/** A complete event in two days: one ticket type of ₹600 on the section "stalls". */
export function aContent(parts: Partial<EventContent> & Pick<EventContent, "venueId">): EventContent {
  const now = Date.now();
  return {
    title: "Tughlaq",
    description: "A sultan moves his capital.",
    category: "theatre",
    language: null,
    performer: "",
    forWhom: [],
    access: [],
    mode: "in-person",
    onlineUrl: "",
    tags: [],
    timeZone: "Asia/Kolkata",
    doorsAt: now + 47 * HOUR,
    startsAt: now + 48 * HOUR,
    endsAt: now + 51 * HOUR,
    currency: "INR",
    seatsPerBuyer: 6,
    refundPolicy: DEFAULT_REFUND_POLICY,
    imageKey: null,
    pools: [],
    ticketTypes: [aTicketType({ id: crypto.randomUUID(), name: "Stalls", priceMinor: 60_000 })],
    ...parts,
  };
}
