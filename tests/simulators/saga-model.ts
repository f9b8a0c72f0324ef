import { decideCancel, decideCancelEvent } from "#domain/sale/saga/booking-cancellation";
import { decidePlace } from "#domain/sale/saga/booking-placing";
import { decideIntent, decideMoney, findNextEnd } from "#domain/sale/saga/booking-saga";
import type { Effect } from "#domain/sale/effect";
import { decideExtend, decideHold, decideRelease, decideReplace, liveHoldOf } from "#domain/sale/hold/hold";
import { decideHoldBest } from "#domain/sale/hold/hold-best";
import type { PaymentFact } from "#domain/payment/payment-fact";
import { decideSweep } from "#domain/sale/saga/due-changes";
import { afterAttempt, isDue } from "#durable/outbox-policy";
import { makeDice } from "./dice";
import { checkEnd, checkMoment, checkPlacesOfBuyers } from "./saga-judge";
import { Crash, SagaObject, type Seen } from "./saga-object";
import { type Message, type Provider, makeProvider } from "./saga-provider";
import { REFUND_DECISIONS, type RefundWorld, changeTickets, moveEvent } from "./saga-refunds";
import { DAY, MINUTE, POLICIES, SETUP } from "./saga-setup";

/** The decisions under test; a mutant replaces one. */
export const DECISIONS = {
  decideMoney,
  decideSweep,
  decideHold,
  decideReplace,
  decideHoldBest,
  decidePlace,
  decideCancel,
  ...REFUND_DECISIONS,
};
export type Decisions = typeof DECISIONS;

interface Buyer {
  readonly key: string;
  holdId: string | null;
  bookings: { readonly id: string; readonly request: Parameters<typeof decidePlace>[2] }[];
  payments: string[];
}

/**
 * One schedule: a few buyers, four seats, a pool of three, a provider that authorises or captures at once, and injected
 * faults. Throws at the first violated invariant.
 */
export function runSchedule(seed: number, seen: Seen, decisions: Decisions = DECISIONS): void {
  const world = new World(seed, seen, decisions);
  world.live();
  world.settle();
  world.changeMinds();
  world.settle();
  world.check();
}

/**
 * One schedule of two events at one provider: their buyers, booking ids and payment ids are the same, as stored rows from
 * before ids were unique can be. Throws if an intent pays for another booking than its own.
 * @param reuses plants a fault in the provider's adapter: an intent is opened again for whatever booking
 */
export function runTwoEvents(
  seed: number,
  seen: Seen,
  { decisions = DECISIONS, reuses = false }: { decisions?: Decisions; reuses?: boolean } = {},
): void {
  const dice = makeDice(seed);
  const provider = makeProvider(dice, dice.chance(0.5) ? "manual" : "automatic", seen, { reuses });
  const worlds = ["e1", "e2"].map(
    (eventId, at) => new World(seed * 2 + at, seen, decisions, { eventId, provider }),
  );
  for (let step = 0; step < 140; step++) dice.pick(worlds)!.live(1);
  for (const world of worlds) world.settle();
  for (const world of worlds) world.check();
}

/** Buyers, provider and queue of one event, in a random order of steps. */
class World extends SagaObject {
  private readonly eventId: string;
  private readonly provider: Provider;
  private readonly buyers: Buyer[];
  private readonly performed = new Map<string, number>();
  private broughtBack = false;
  /** The provider answers no request. */
  private outage = false;

  constructor(
    seed: number,
    seen: Seen,
    private readonly decisions: Decisions,
    shared: { readonly eventId: string; readonly provider: Provider } | null = null,
  ) {
    const eventId = shared?.eventId ?? SETUP.eventId;
    super(seed, seen, makeDice(seed), {
      ...SETUP,
      eventId,
      refundPolicy: POLICIES[seed % POLICIES.length]!,
    });
    this.eventId = eventId;
    this.provider =
      shared?.provider ?? makeProvider(this.dice, this.dice.chance(0.5) ? "manual" : "automatic", seen);
    this.buyers = ["a", "b", "c"].map((key) => ({ key, holdId: null, bookings: [], payments: [] }));
  }

  live(steps = 70): void {
    for (let step = 0; step < steps; step++) {
      this.now += this.dice.below(2 * MINUTE);
      try {
        this.step();
      } catch (problem) {
        if (!(problem instanceof Crash)) throw problem;
      }
      this.checkMoment();
    }
  }

  /** Without further faults: delivers and performs everything, and advances time until no work is left. */
  settle(): void {
    this.calm = true;
    this.outage = false;
    for (let round = 0; round < 400; round++) {
      this.sweep();
      const worked = this.deliverAll() + this.performAll();
      if (worked > 0) continue;
      const next = findNextEnd(this.state);
      if (next === Infinity && this.rows.outbox.size === 0) return;
      this.now = Math.max(this.now + 1, next === Infinity ? this.now + DAY : next);
    }
    this.fail("it never came to rest");
  }

  /** Cancels, refunds and scans sold bookings, with faults again. */
  changeMinds(steps = 12): void {
    this.calm = false;
    for (let step = 0; step < steps; step++) {
      const sold = [...this.state.bookings.values()].filter(({ confirmedAt }) => confirmedAt !== null);
      const booking = this.dice.pick(sold);
      if (!booking) return;
      this.now += this.dice.below(5 * MINUTE);
      try {
        this.dice.pick([
          () => changeTickets(this.refunds, booking.id),
          () => changeTickets(this.refunds, booking.id),
          () => changeTickets(this.refunds, booking.id),
          () => this.performOne(),
          () => this.deliverOne(),
          () => this.disturb(),
          () => this.sweep(),
        ])!();
      } catch (problem) {
        if (!(problem instanceof Crash)) throw problem;
      }
      this.checkMoment();
    }
  }

  check(): void {
    this.checkMoment();
    const saw = (outcome: string) => this.saw(outcome);
    checkEnd(this.state, this.provider.payments(this.eventId), saw, (problem) => this.fail(problem));
  }

  /** In memory and in the rows. */
  private checkMoment(): void {
    const fail = (problem: string) => this.fail(problem);
    const buyerKeys = this.buyers.map(({ key }) => key);
    for (const state of [this.state, this.rows.load()]) {
      checkMoment(state, fail);
      // A late payment can revive a booking beside a newer hold; nothing else exceeds the limit.
      if (!this.broughtBack) checkPlacesOfBuyers(state, buyerKeys, this.now, fail);
    }
  }

  private step(): void {
    const { dice } = this;
    const buyer = dice.pick(this.buyers)!;
    dice.pick([
      () => this.hold(buyer),
      () => this.hold(buyer),
      () => this.replace(buyer),
      () => this.place(buyer),
      () => this.place(buyer),
      () => this.pay(buyer),
      () => this.pay(buyer),
      () => this.pay(buyer),
      () => this.deliverOne(),
      () => this.deliverOne(),
      () => this.deliverOne(),
      () => this.performOne(),
      () => this.performOne(),
      () => this.performOne(),
      () => this.forge(),
      () => this.sweep(),
      () => this.wait(),
      () => this.changeMind(buyer),
      () => this.changeMind(buyer),
      () => this.disturb(),
      () => this.restart(),
    ])!();
  }

  private hold(buyer: Buyer): void {
    if (this.dice.chance(0.15) && buyer.holdId) {
      const decided = decideExtend(this.state, buyer.key, buyer.holdId, this.now);
      if (decided.ok) this.commit(decided.value.changes);
      return;
    }
    if (this.dice.chance(0.15) && buyer.holdId) {
      const decided = decideRelease(this.state, buyer.key, { holdId: buyer.holdId }, this.now);
      if (decided.ok) this.commit(decided.value.changes);
      return;
    }
    const holdId = buyer.holdId ?? this.id("hold");
    const seats = this.dice.chance(0.7) ? [this.dice.below(5), this.dice.below(4)] : [];
    const pools = this.dice.chance(0.5)
      ? [{ ticketTypeId: this.dice.chance(0.7) ? "floor" : "gift", quantity: 1 + this.dice.below(2) }]
      : [];
    const decided = this.decisions.decideHold(this.state, buyer.key, { holdId, seats, pools }, this.now);
    if (!decided.ok) {
      this.saw(`hold refused: ${decided.reason}`);
      return;
    }
    buyer.holdId = decided.value.hold!.id;
    this.commit(decided.value.changes);
  }

  /** Replaces the hold by an explicit choice or the best available; a refusal changes nothing. */
  private replace(buyer: Buyer): void {
    const { dice } = this;
    const before = liveHoldOf(this.state, buyer.key, this.now);
    if (!before) return;
    const heldBefore = JSON.stringify(before);
    const choice = { holdId: this.id("hold"), seats: [dice.below(4), dice.below(4)], pools: [] };
    const release = before.lines.flatMap(({ seatIndex }) => (seatIndex === null ? [] : [seatIndex]));
    const decided = dice.chance(0.5)
      ? this.decisions.decideReplace(
          this.state,
          buyer.key,
          { ...choice, release: { seats: release, pools: [] } },
          this.now,
        )
      : this.decisions.decideHoldBest(
          this.state,
          buyer.key,
          {
            holdId: choice.holdId,
            quantity: 1 + dice.below(3),
            ticketTypeIds: ["seat"],
            accessible: false,
            replaceSeats: true,
          },
          this.now,
        );
    if (!decided.ok) {
      this.saw(`replacement refused: ${decided.reason}`);
      if (JSON.stringify(liveHoldOf(this.state, buyer.key, this.now)) !== heldBefore)
        this.fail(`a refused replacement changed the hold of ${buyer.key}`);
      return;
    }
    this.saw("a choice is replaced");
    buyer.holdId = decided.value.hold!.id;
    this.commit(decided.value.changes);
  }

  private place(buyer: Buyer): void {
    const before = this.dice.chance(0.2) ? this.dice.pick(buyer.bookings) : undefined;
    if (!before && !buyer.holdId) return;
    const request = before?.request ?? {
      bookingId: this.id("booking"),
      holdId: buyer.holdId!,
      buyerName: buyer.key,
      buyerEmail: `${buyer.key}@example.com`,
      locale: "en",
      attendeeNames: [],
      ...(this.dice.chance(0.5) && { payment: { id: this.id("pay"), provider: "sandbox" } }),
    };
    if (before && this.dice.chance(0.3)) {
      const other = this.decisions.decidePlace(
        this.state,
        buyer.key,
        { ...request, buyerName: "other" },
        this.now,
        this.random,
      );
      if (this.state.bookings.has(request.bookingId) && (other.ok || other.reason !== "different_body"))
        this.fail("another body under the same id was taken");
      this.saw("another body under the same id");
      return;
    }
    if (!before) buyer.bookings.push({ id: request.bookingId, request });
    const known = this.state.bookings.get(request.bookingId);
    const decided = this.decisions.decidePlace(this.state, buyer.key, request, this.now, this.random);
    if (!decided.ok) {
      this.saw(`place refused: ${decided.reason}`);
      return;
    }
    if (known && decided.value.changes.length > 0) this.fail("the same request placed twice");
    if (known) this.saw("the same request again");
    buyer.holdId = null;
    this.commit(decided.value.changes);
    const first = decided.value.booking.payments[0]?.id;
    if (!known && first) {
      this.saw("a payment remembered with its booking");
      buyer.payments.push(first);
    }
  }

  /** Stores the intent, calls the provider, stores its response; then the buyer pays once, twice or not at all. */
  private pay(buyer: Buyer): void {
    const placed = this.dice.pick(buyer.bookings);
    if (!placed) return;
    const open = this.dice.chance(0.5) ? this.dice.pick(buyer.payments) : undefined;
    if (open && this.provider.find(open)) {
      this.provider.pay(open, this.now);
      return;
    }
    const paymentId =
      this.dice.chance(0.3) && buyer.payments.length > 0 ? this.dice.pick(buyer.payments)! : this.id("pay");
    const request = { bookingId: placed.id, paymentId, provider: "sandbox", intentId: null, payUrl: null };
    const first = decideIntent(this.state, request, this.now);
    if (!first.ok) return;
    if (!buyer.payments.includes(paymentId)) buyer.payments.push(paymentId);
    this.commit(first.value.changes);
    const booking = this.state.bookings.get(this.state.bookingOfPayment.get(paymentId)!)!;
    if (booking.id !== placed.id) return;
    const amountMinor = booking.totals.totalMinor;
    if (amountMinor === 0) return;
    this.crashPoint("crash before the provider is asked");
    const { currency } = booking.totals;
    const purpose = { eventId: this.eventId, bookingId: booking.id, amountMinor, currency };
    const intent = this.provider.create(paymentId, purpose);
    if (!intent) {
      this.saw("an intent of another event is refused");
      return;
    }
    this.crashPoint("crash before the intent is stored");
    const second = decideIntent(this.state, { ...request, intentId: intent.id, payUrl: "/pay" }, this.now);
    if (!second.ok) this.fail("an intent was not remembered");
    else this.commit(second.value.changes);
    if (this.dice.chance(0.6)) this.provider.pay(paymentId, this.now);
  }

  /** Starts or ends an outage of the provider, or moves the event. */
  private disturb(): void {
    if (this.dice.chance(0.2)) {
      moveEvent(this.refunds);
      return;
    }
    this.outage = this.dice.chance(0.25);
    if (this.outage) this.saw("an outage of the provider");
  }

  private changeMind(buyer: Buyer): void {
    if (this.dice.chance(0.02)) {
      this.saw(this.outage ? "the event is cancelled in an outage" : "the event is cancelled");
      this.commit(decideCancelEvent(this.state));
      return;
    }
    const placed = this.dice.pick(buyer.bookings);
    if (!placed) return;
    if (this.dice.chance(0.7)) {
      changeTickets(this.refunds, placed.id);
      return;
    }
    if (this.dice.chance(0.6)) return;
    const request = { bookingId: placed.id, reason: "asked", idempotencyKey: `cancel-${placed.id}` };
    const decided = this.decisions.decideCancel(this.state, request, this.now);
    if (!decided.ok) return;
    this.saw("a booking is cancelled");
    this.commit(decided.value.changes);
  }

  private get refunds(): RefundWorld {
    const { state, dice, now, decisions } = this;
    return {
      state,
      dice,
      now,
      decisions,
      commit: (changes) => this.commit(changes),
      id: (what) => this.id(what),
      saw: (what) => this.saw(what),
      fail: (problem) => this.fail(problem),
    };
  }

  private deliverOne(): void {
    const message = this.provider.takeMessage(this.eventId);
    if (!message) return;
    if (this.dice.chance(0.2)) {
      this.saw("webhook twice");
      this.provider.again(message);
    }
    const booking = this.state.bookings.get(this.state.bookingOfPayment.get(message.fact.paymentId) ?? "");
    const known = booking?.payments.find((payment) => payment.id === message.fact.paymentId);
    if (this.dice.chance(0.1) && known && known.askAt !== null && known.asked < 6) {
      this.saw("webhook lost");
      return;
    }
    try {
      this.receive(message);
    } catch (problem) {
      this.provider.again(message);
      throw problem;
    }
  }

  private forge(): void {
    const real = this.dice.pick(this.provider.payments(this.eventId));
    const fact: PaymentFact = {
      provider: "sandbox",
      messageId: this.id("forged"),
      eventId: this.eventId,
      bookingId: real?.bookingId ?? "booking-nobody",
      paymentId: real?.reference ?? "pay-nobody",
      intentId: real?.id ?? "intent-nobody",
      state: this.dice.pick(["captured", "authorised", "refunded", "failed"] as const)!,
      amountMinor: real?.amountMinor ?? 1,
      currency: "INR",
      at: this.now,
    };
    if (this.dice.chance(0.6)) {
      this.saw("webhook with a wrong signature");
      this.receive({ fact, signature: "forged" });
      return;
    }
    // Signed messages that do not match our payment.
    const odd = this.dice.pick<Partial<PaymentFact>>([
      { intentId: "intent-other" },
      { paymentId: "pay-other" },
      { provider: "somebody" },
      { eventId: "e-other" },
      { bookingId: "booking-other" },
    ])!;
    const before = JSON.stringify([...this.rows.bookings.values()]);
    const known = this.state.bookingOfPayment.get(fact.paymentId);
    const hasIntent = this.state.bookings
      .get(known ?? "")
      ?.payments.find((p) => p.id === fact.paymentId)?.intentId;
    if ("intentId" in odd && !hasIntent) return;
    this.saw("webhook about something else");
    this.receive({ fact: { ...fact, ...odd }, signature: "good" });
    if (JSON.stringify([...this.rows.bookings.values()]) !== before)
      this.fail("a foreign webhook changed a booking");
  }

  /** The webhook handler: verifies the signature, then applies the message in one commit. */
  private receive(message: Message): void {
    if (message.signature !== "good") return;
    const before = this.state.bookings.get(this.state.bookingOfPayment.get(message.fact.paymentId) ?? "");
    const decided = this.decisions.decideMoney(this.state, message.fact, this.now, this.random);
    if (!decided.ok) return;
    const { booking, changes, repeated } = decided.value;
    if (repeated) this.saw("news already known");
    if (before?.state === "expired" && booking.state !== "expired") {
      this.broughtBack = true;
      this.saw("late money finds its places free");
    }
    if (
      before?.state === "expired" &&
      changes.some((each) => each.kind === "effect" && /^(refund|void):/.test(each.effect.key))
    )
      this.saw("late money finds its places gone");
    if (before?.state === "confirmed" && message.fact.state === "captured" && !repeated)
      this.saw("paid twice");
    this.commit(changes);
  }

  private performOne(): void {
    const due = [...this.rows.outbox].filter(([, entry]) => isDue(entry.delivery, this.now));
    const [key, entry] = this.dice.pick(due) ?? [];
    if (key === undefined || !entry) return;
    const effect = JSON.parse(entry.effect) as Effect;
    this.crashPoint("crash before an effect");
    const isForProvider = effect.kind !== "mail" && effect.kind !== "notice";
    if (!this.calm && ((this.outage && isForProvider) || this.dice.chance(0.1))) {
      this.saw("the provider answers 500");
      const delivery = afterAttempt(entry.delivery, "failed", true, this.now);
      this.rows.outbox.set(key, { ...entry, delivery });
      return;
    }
    this.perform(effect);
    this.crashPoint("crash before an effect is reported");
    if (!this.calm && this.dice.chance(0.1)) {
      this.saw("an effect twice");
      this.perform(effect);
    }
    this.rows.outbox.delete(key);
  }

  private perform(effect: Effect): void {
    switch (effect.kind) {
      case "mail":
      case "notice":
        this.performed.set(effect.key, (this.performed.get(effect.key) ?? 0) + 1);
        return;
      case "capture":
        this.provider.capture(effect.intentId, this.now);
        return;
      case "void":
        this.provider.void(effect.intentId, this.now);
        return;
      case "refund":
        this.provider.refund(effect.intentId, effect.refundId, effect.amountMinor, this.now, this.calm);
        return;
      case "reconcile":
        this.saw("asked the provider");
        for (const fact of this.provider.facts(effect, effect.key, this.now))
          this.receive({ fact, signature: "good" });
    }
  }

  private sweep(): void {
    for (const changes of this.decisions.decideSweep(this.state, this.now, 1)) {
      if (changes.some((each) => each.kind === "hold_ended")) this.saw("a hold expires");
      const ended = changes.flatMap((each) => (each.kind === "booking" ? [each.booking.state] : []));
      if (ended.includes("expired")) this.saw("a booking expires");
      if (ended.includes("cancelled")) this.saw("a booking of a cancelled event ends");
      this.commit(changes);
    }
  }

  private wait(): void {
    const long = this.dice.pick([5 * MINUTE, 11 * MINUTE, 20 * MINUTE, 3 * DAY])!;
    if (long === 3 * DAY) this.saw("days pass");
    this.now += long;
  }

  private deliverAll(): number {
    let worked = 0;
    for (
      let message = this.provider.takeMessage(this.eventId);
      message;
      message = this.provider.takeMessage(this.eventId)
    ) {
      this.receive(message);
      worked++;
    }
    return worked;
  }

  private performAll(): number {
    let worked = 0;
    for (const [key, { effect }] of Array.from(this.rows.outbox)) {
      this.perform(JSON.parse(effect) as Effect);
      this.rows.outbox.delete(key);
      worked++;
    }
    return worked;
  }
}
