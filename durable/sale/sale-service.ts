import type { BookingView, TicketView } from "#domain/sale/booking";
import {
  type CancellationConsequences,
  cancellationTotals,
  decideCancel,
  decideCancelEvent,
  hasCancelRest,
  readConsequences,
} from "#domain/sale/saga/booking-cancellation";
import { type PaymentRequest, ticketsOf } from "#domain/sale/saga/booking-change";
import { decidePlace } from "#domain/sale/saga/booking-placing";
import { decideIntent, decideMoney, findNextEnd } from "#domain/sale/saga/booking-saga";
import { viewBooking, viewTicket } from "#domain/sale/booking-view";
import type { EventCancellation } from "#domain/sale/event-cancellation";
import type { EventSetup } from "#domain/sale/event-setup";
import type { Booking, EventState } from "#domain/sale/event-state";
import {
  type HoldDecision,
  decideExtend,
  decideHold,
  decideRelease,
  decideReplace,
  liveHoldOf,
  type ReplaceRequest,
  viewHold,
} from "#domain/sale/hold/hold";
import { type HoldBestRefusal, type HoldBestRequest, decideHoldBest } from "#domain/sale/hold/hold-best";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import type { HoldRequest, HoldView, ReleaseRequest } from "#domain/sale/seat-protocol";
import type { HoldRefusal } from "#domain/sale/hold-refusal";
import { type SetupRefusal, decideSetup } from "#domain/sale/setup-change";
import { decidePause } from "#domain/sale/pause-change";
import type { SalePause } from "#domain/sale/sale-pause";
import { decideSweep } from "#domain/sale/saga/due-changes";
import type { Commit } from "../commit";
import type { EventKeyStore } from "../signing-key-store";
import type { CancelBookingRequest, PlaceRefusal, RecordIntentRequest, ReplaceResponse } from "../event-rpc";
import type { PaymentFact } from "#domain/payment/payment-fact";
import type { PlaceRequest } from "#domain/sale/saga/booking-placing";
import type { BotChecks } from "./bot-checks";
import type { SaleStore } from "./sale-store";
import type { TicketCodes } from "./ticket-codes";
import { systemClock } from "../clock";

/**
 * Holds, bookings and payments. Each method sweeps, decides on the state in memory, applies the changes there, and
 * responds once they are committed.
 */
export class SaleService {
  constructor(
    private readonly store: SaleStore,
    private readonly commit: Commit,
    private readonly keys: EventKeyStore,
    private readonly codes: TicketCodes,
    private readonly botChecks: BotChecks | null,
  ) {}

  private get state(): EventState {
    return this.store.state;
  }

  /** Ends what has expired, without waiting for the alarm. Its commit is the one that the caller awaits. */
  sweep(now: number): void {
    if (now < this.state.nextEndAt) return;
    let changed = false;
    for (const changes of decideSweep(this.state, now)) {
      this.store.accept(changes);
      changed ||= changes.length > 0;
    }
    this.state.nextEndAt = findNextEnd(this.state);
    if (changed) void this.commit.settle();
  }

  async configure(
    setup: EventSetup,
    by: "approved" | "edit",
  ): Promise<Outcome<{ revision: number }, SetupRefusal>> {
    const key = this.keys.current === 0 ? await this.keys.generate(1) : null;
    this.sweep(systemClock());
    const decided = decideSetup(this.state, setup, systemClock(), by);
    if (!decided.ok) return decided;
    if (key) this.keys.add(key, 0);
    this.store.accept(decided.value.changes);
    await this.commit.settle();
    return accept({ revision: decided.value.revision });
  }

  async readSetup(): Promise<EventSetup | null> {
    await this.commit.settled();
    return this.state.setup;
  }

  hold(
    buyerKey: string,
    request: HoldRequest,
    network: string | null = null,
  ): Promise<Outcome<HoldView, HoldRefusal>> {
    const now = systemClock();
    this.sweep(now);
    const decided = decideHold(this.state, buyerKey, request, now, network);
    return this.held(this.checked(decided, buyerKey, network, now));
  }

  async replaceHold(
    buyerKey: string,
    request: ReplaceRequest,
    network: string | null = null,
  ): Promise<Outcome<ReplaceResponse, HoldRefusal>> {
    const now = systemClock();
    this.sweep(now);
    const replaced = decideReplace(this.state, buyerKey, request, now, network);
    const decided = this.checked(replaced, buyerKey, network, now);
    const held = await this.held(decided);
    if (!held.ok) return held;
    return accept({ hold: held.value, lost: decided.ok ? decided.value.lost : null });
  }

  holdBest(
    buyerKey: string,
    request: HoldBestRequest,
    network: string | null = null,
  ): Promise<Outcome<HoldView, HoldBestRefusal>> {
    const now = systemClock();
    this.sweep(now);
    const decided = decideHoldBest(this.state, buyerKey, request, now, network);
    return this.held(this.checked(decided, buyerKey, network, now));
  }

  async extendHold(buyerKey: string, holdId: string): Promise<Outcome<HoldView, HoldRefusal>> {
    const now = systemClock();
    this.sweep(now);
    return this.held(decideExtend(this.state, buyerKey, holdId, now));
  }

  async releaseHold(
    buyerKey: string,
    request: ReleaseRequest,
  ): Promise<Outcome<HoldView | null, HoldRefusal>> {
    const now = systemClock();
    this.sweep(now);
    const decided = decideRelease(this.state, buyerKey, request, now);
    if (!decided.ok) return decided;
    this.store.accept(decided.value.changes);
    await this.commit.settle();
    return accept(decided.value.hold && viewHold(decided.value.hold));
  }

  async readHold(buyerKey: string): Promise<HoldView | null> {
    await this.commit.settled();
    const hold = liveHoldOf(this.state, buyerKey, systemClock());
    return hold && viewHold(hold);
  }

  async placeBooking(
    buyerKey: string,
    request: PlaceRequest,
    payment?: PaymentRequest,
  ): Promise<Outcome<BookingView, PlaceRefusal>> {
    const now = systemClock();
    this.sweep(now);
    const decided = decidePlace(this.state, buyerKey, { ...request, payment }, now, random);
    if (!decided.ok) return decided;
    this.store.accept(decided.value.changes);
    if (decided.value.changes.length > 0) await this.commit.settle();
    else await this.commit.settled();
    return accept(await this.signed(decided.value.booking.id));
  }

  async recordIntent(
    request: RecordIntentRequest,
  ): Promise<Outcome<BookingView, "booking_unknown" | "booking_closed" | "intent_taken">> {
    const now = systemClock();
    this.sweep(now);
    const decided = decideIntent(this.state, request, now);
    if (!decided.ok) return decided;
    this.store.accept(decided.value.changes);
    await this.commit.settle();
    return accept(await this.signed(decided.value.booking.id));
  }

  async recordPaymentFact(
    fact: PaymentFact,
  ): Promise<Outcome<{ repeated: boolean }, "payment_unknown" | "amount_mismatch">> {
    const now = systemClock();
    this.sweep(now);
    const decided = decideMoney(this.state, fact, now, random);
    if (!decided.ok) return decided;
    const { changes, repeated, mismatch } = decided.value;
    this.store.accept(changes);
    await this.commit.settle();
    if (mismatch) return refuse("amount_mismatch");
    return accept({ repeated });
  }

  async readBooking(bookingId: string, buyerKey: string | null): Promise<BookingView | null> {
    this.sweep(systemClock());
    await this.commit.settled();
    const booking = this.state.bookings.get(bookingId);
    if (!booking || (buyerKey !== null && booking.buyerKey !== buyerKey)) return null;
    return this.signed(bookingId);
  }

  async listTickets(bookingId: string): Promise<readonly TicketView[]> {
    await this.commit.settled();
    const booking = this.state.bookings.get(bookingId);
    return booking ? this.signedTickets(booking) : [];
  }

  async cancelBooking(
    request: CancelBookingRequest,
  ): Promise<Outcome<BookingView, "booking_unknown" | "booking_closed" | "already_scanned">> {
    const now = systemClock();
    this.sweep(now);
    const decided = decideCancel(this.state, request, now);
    if (!decided.ok) return decided;
    this.store.accept(decided.value.changes);
    await this.commit.settle();
    return accept(this.view(request.bookingId));
  }

  async cancelEvent(cancellation?: EventCancellation): Promise<{ bookings: number; refundsMinor: number }> {
    this.sweep(systemClock());
    const totals = cancellationTotals(this.state);
    this.store.accept(decideCancelEvent(this.state, cancellation));
    this.state.nextEndAt = findNextEnd(this.state);
    await this.commit.settle();
    await this.finishCancellation();
    return totals;
  }

  /** Cancels in batches of one commit each, so that other requests are served in between; the alarm resumes it. */
  async finishCancellation(): Promise<void> {
    while (hasCancelRest(this.state)) {
      this.sweep(systemClock());
      await this.commit.settle();
      // Yield to the event loop with a timer: a commit's own turn serves no other request.
      await scheduler.wait(1);
    }
  }

  async pauseSale(pause: SalePause | null): Promise<Outcome<{ changed: boolean }, "event_closed">> {
    this.sweep(systemClock());
    const decided = decidePause(this.state, pause);
    if (!decided.ok) return decided;
    const { changes } = decided.value;
    this.store.accept(changes);
    await this.commit.settle();
    return accept({ changed: changes.length > 0 });
  }

  async readConsequences(): Promise<CancellationConsequences> {
    this.sweep(systemClock());
    await this.commit.settled();
    return readConsequences(this.state);
  }

  /** Counts the request. Other refusals come first, and a request that changes nothing needs no check. */
  private checked<Decision extends HoldDecision, Reason extends string>(
    decided: Outcome<Decision, Reason>,
    buyerKey: string,
    network: string | null,
    now: number,
  ): Outcome<Decision, Reason | "check_required"> {
    if (!this.botChecks?.requiresCheck(buyerKey, network, now)) return decided;
    return decided.ok && decided.value.changes.length > 0 ? refuse("check_required") : decided;
  }

  private async held<Reason extends string>(
    decided: Outcome<HoldDecision, Reason>,
  ): Promise<Outcome<HoldView, Reason>> {
    if (!decided.ok) {
      // A refusal can depend on uncommitted state, so wait for the commit.
      await this.commit.settled();
      return decided;
    }
    this.store.accept(decided.value.changes);
    await this.commit.settle();
    return accept(viewHold(decided.value.hold!));
  }

  /** The booking with its tickets, without their codes. */
  view(bookingId: string): BookingView {
    const booking = this.state.bookings.get(bookingId)!;
    const texts = { code: "", shortCode: "" };
    return viewBooking(
      this.state,
      booking,
      ticketsOf(this.state, bookingId).map((ticket) => viewTicket(this.state, booking, ticket, texts)),
    );
  }

  private async signed(bookingId: string): Promise<BookingView> {
    const booking = this.state.bookings.get(bookingId)!;
    return viewBooking(this.state, booking, await this.signedTickets(booking));
  }

  private signedTickets(booking: Booking): Promise<TicketView[]> {
    const { state } = this;
    return Promise.all(
      ticketsOf(state, booking.id).map(async (ticket) =>
        viewTicket(state, booking, ticket, await this.codes.textsOf(state, booking, ticket)),
      ),
    );
  }
}

function random(bytes: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(bytes));
}
