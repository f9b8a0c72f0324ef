import { decidePlace } from "#domain/sale/saga/booking-placing";
import { decideIntent, decideMoney } from "#domain/sale/saga/booking-saga";
import type { Effect } from "#domain/sale/effect";
import type { EventSetup } from "#domain/sale/event-setup";
import { type Change, applyChange } from "#domain/sale/event-change";
import { type Booking, type EventState, emptyState } from "#domain/sale/event-state";
import { decideHold } from "#domain/sale/hold/hold";
import type { HoldRequest } from "#domain/sale/seat-protocol";
import type { PaymentFact } from "#domain/payment/payment-fact";
import { decideSweep } from "#domain/sale/saga/due-changes";
import { aPlaceRequest } from "./place-request";
import { aSetup } from "./workerd/setup";

type Places = Partial<Pick<HoldRequest, "seats" | "pools" | "seatTicketTypeIds">>;
type IntentRequest = Parameters<typeof decideIntent>[1];

/** Bytes that differ in each call, the same in each run. */
export function countingRandom(): (bytes: number) => Uint8Array {
  let call = 0;
  return (bytes) => Uint8Array.from({ length: bytes }, (_, at) => (++call * 37 + at * 11) % 256);
}

/** The pure sale of one event: applies what the decisions accept and records the effects they send out. */
export class SaleScenario {
  readonly state: EventState = emptyState();
  readonly effects: Effect[] = [];
  readonly random: (bytes: number) => Uint8Array;
  readonly now: number;
  #messages = 0;

  constructor(
    setup: EventSetup = aSetup("e1", { rows: 1, perRow: 6, standing: 4 }),
    now?: number,
    random = countingRandom(),
  ) {
    this.random = random;
    this.now = now ?? setup.startsAt - 86_400_000;
    this.apply([{ kind: "setup", setup }]);
  }

  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      applyChange(this.state, change);
      if (change.kind === "effect") this.effects.push(change.effect);
    }
  }

  /** Keys of the effects since the last call. */
  takeKeys(): string[] {
    return this.effects.splice(0).map(({ key }) => key);
  }

  hold(buyerKey: string, places: Places, now = this.now, network: string | null = null) {
    const request = { holdId: `hold-${buyerKey}`, seats: [], pools: [], ...places };
    const decided = decideHold(this.state, buyerKey, request, now, network);
    if (decided.ok) this.apply(decided.value.changes);
    return decided;
  }

  /** Holds the places and books them under the id. */
  place(bookingId: string, places: Places, { buyerKey = "guest:a", now = this.now } = {}): Booking {
    const held = this.hold(buyerKey, places, now);
    if (!held.ok) throw new Error(held.reason);
    const request = aPlaceRequest(bookingId, held.value.hold!.id);
    const placed = decidePlace(this.state, buyerKey, request, now, this.random);
    if (!placed.ok) throw new Error(placed.reason);
    this.apply(placed.value.changes);
    return placed.value.booking;
  }

  /** Opens the payment `pay-<n>` with the intent `intent-<n>`. */
  open(bookingId: string, number: number, change: Partial<IntentRequest> = {}, now = this.now) {
    const intent = { paymentId: `pay-${number}`, intentId: `intent-${number}`, payUrl: null };
    const opened = decideIntent(this.state, { bookingId, provider: "p", ...intent, ...change }, now);
    if (opened.ok) this.apply(opened.value.changes);
    return opened;
  }

  /** A provider's message about `pay-1` of the booking: captured, its whole total. */
  receive(bookingId: string, fact: Partial<PaymentFact> = {}, now = this.now) {
    const { totalMinor, currency } = this.booking(bookingId).totals;
    const whole: PaymentFact = {
      provider: "p",
      messageId: `m${++this.#messages}`,
      eventId: "e1",
      bookingId,
      paymentId: "pay-1",
      intentId: "intent-1",
      state: "captured",
      amountMinor: totalMinor,
      currency,
      at: now,
      ...fact,
    };
    const decided = decideMoney(this.state, whole, now, this.random);
    if (decided.ok) this.apply(decided.value.changes);
    return decided;
  }

  /** A confirmed booking, paid with `pay-1`. */
  sell(bookingId: string, places: Places): Booking {
    this.place(bookingId, places);
    this.open(bookingId, 1);
    const paid = this.receive(bookingId);
    if (!paid.ok) throw new Error(paid.reason);
    return this.booking(bookingId);
  }

  sweep(now: number): void {
    for (const changes of decideSweep(this.state, now)) this.apply(changes);
  }

  booking(id: string): Booking {
    return this.state.bookings.get(id)!;
  }
}
