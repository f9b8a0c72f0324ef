import type { BookingLine } from "./booking";
import { makeBookingReference } from "./booking-reference";
import type { BookingMail, Effect } from "./effect";
import type { Booking, Change, EventState, Hold, Payment, Refund, Ticket } from "./event-state";
import { toHex } from "./hex";
import { allFree } from "./inventory";
import { type Outcome, accept, refuse } from "./outcome";
import { totalsOf } from "./pricing";

/**
 * What may happen to a booking, and what must then be done. Money and tickets keep in step by order: authorise, secure
 * the seats, capture, mint; where the provider captures at once: mint or refund, in the commit that takes the news in.
 *
 * ```
 * (hold) -> pending --captured--> confirmed --cancel--> cancelled --refund done--> refunded
 *              |  ^                    ^
 *       expiry |  | late authorised    | late captured, places still free
 *              v  |                    |
 *            expired ------------------+--> places gone: void, or refund (then refunded)
 * ```
 * `cancelled` and `refunded` never live again; `expired` only by late money, and only with all of its places.
 */

/** How long a pending booking keeps its places for the buyer to pay. */
export const PAY_MS = 15 * 60_000;
/** How long a buyer keeps them at least, to try again after a payment failed. */
export const RETRY_MS = 5 * 60_000;
/** A payment or refund unsettled for this long is asked about; then ever more rarely. */
export const UNSETTLED_MS = 15 * 60_000;
const MOST_ASKED = 12;
const MOST_REFUND_TRIES = 6;

export interface PlaceAsk {
  readonly bookingId: string;
  readonly holdId: string;
  readonly buyerName: string;
  readonly buyerEmail: string;
  readonly locale: string;
  readonly attendeeNames: readonly string[];
}

export type PlaceReason = "hold_unknown" | "hold_expired" | "event_closed" | "different_body";

/** A verified fact about one payment, as durable/event-rpc's PaymentFact. */
export interface MoneyFact {
  readonly provider: string;
  readonly messageId: string;
  readonly paymentId: string;
  readonly intentId: string;
  readonly state: "authorised" | "captured" | "failed" | "voided" | "refunded" | "refund_failed";
  readonly amountMinor: number;
  readonly currency: string;
  readonly refundId?: string | undefined;
  readonly at: number;
}

/** Random bytes, by the caller. */
export type Random = (bytes: number) => Uint8Array;

export interface BookingDecision {
  readonly changes: readonly Change[];
  readonly booking: Booking;
}

/**
 * Turns a live hold into a pending booking with its prices frozen, or a confirmed one when there is nothing to pay.
 * The same id with the same body gives the same booking; with another body `different_body`.
 */
export function decidePlace(
  state: EventState,
  buyerKey: string,
  ask: PlaceAsk,
  now: number,
  random: Random,
): Outcome<BookingDecision, PlaceReason> {
  const placed = state.bookings.get(ask.bookingId);
  if (placed)
    return isSameAsk(placed, buyerKey, ask)
      ? accept({ changes: [], booking: placed })
      : refuse("different_body");
  const { setup } = state;
  if (!setup || setup.state !== "published" || now >= setup.endsAt) return refuse("event_closed");
  const hold = state.holds.get(ask.holdId);
  if (!hold || hold.buyerKey !== buyerKey) return refuse("hold_unknown");
  if (now >= hold.expiresAt) return refuse("hold_expired");

  const lines = linesOf(state, hold, ask);
  const totals = totalsOf(
    lines.map((line) => line.priceMinor),
    setup,
  );
  let reference = makeBookingReference(random(5));
  while (state.references.has(reference)) reference = makeBookingReference(random(5));
  const pending: Booking = {
    id: ask.bookingId,
    seq: 0,
    reference,
    state: "pending",
    holdId: hold.id,
    buyerKey,
    buyerName: ask.buyerName,
    buyerEmail: ask.buyerEmail,
    locale: ask.locale,
    lines,
    totals,
    payments: [],
    refunds: [],
    placedAt: now,
    payBy: now + PAY_MS,
    confirmedAt: null,
    endedAt: null,
    cancelKey: null,
  };
  const ended: Change = { kind: "hold_ended", holdId: hold.id, buyerKey, why: "placed" };
  if (totals.totalMinor > 0)
    return accept({ changes: [ended, { kind: "booking", booking: pending }], booking: pending });
  const { changes, booking } = confirm(state, pending, now, random);
  return accept({ changes: [ended, ...changes], booking });
}

/**
 * Remembers a payment before the provider is asked (`intentId` null), and again with what it answered. A booking that
 * ended in between still learns its intent, so that money on its way is known when it comes.
 */
export function decideIntent(
  state: EventState,
  ask: {
    readonly bookingId: string;
    readonly paymentId: string;
    readonly provider: string;
    readonly intentId: string | null;
    readonly payUrl: string | null;
  },
  now: number,
): Outcome<BookingDecision, "booking_unknown" | "booking_closed"> {
  const booking = state.bookings.get(ask.bookingId);
  if (!booking) return refuse("booking_unknown");
  const known = booking.payments.find((payment) => payment.id === ask.paymentId);
  if (!known && state.bookingOfPayment.has(ask.paymentId)) return refuse("booking_unknown");
  if (!known && booking.state !== "pending") return refuse("booking_closed");
  if (known && (ask.intentId === null || known.intentId === ask.intentId))
    return accept({ changes: [], booking });
  const payment: Payment = known
    ? { ...known, intentId: known.intentId ?? ask.intentId, payUrl: known.payUrl ?? ask.payUrl }
    : {
        id: ask.paymentId,
        provider: ask.provider,
        intentId: ask.intentId,
        payUrl: ask.payUrl,
        state: "created",
        amountMinor: booking.totals.totalMinor,
        currency: booking.totals.currency,
        at: now,
        asked: 0,
        askAt: now + UNSETTLED_MS,
      };
  const next = withPayment(booking, payment);
  return accept({ changes: [{ kind: "booking", booking: next }], booking: next });
}

/**
 * Takes in what the provider says about a payment. A message seen before, or news that is old, changes nothing.
 *
 * An amount that is not what was asked for is refused, and given back: nothing is sold for it.
 */
export function decideMoney(
  state: EventState,
  fact: MoneyFact,
  now: number,
  random: Random,
): Outcome<BookingDecision & { repeated: boolean; mismatch: boolean }, "payment_unknown"> {
  const booking = state.bookings.get(state.bookingOfPayment.get(fact.paymentId) ?? "");
  const payment = booking?.payments.find((each) => each.id === fact.paymentId);
  if (!booking || !payment || payment.provider !== fact.provider) return refuse("payment_unknown");
  if (payment.intentId !== null && payment.intentId !== fact.intentId) return refuse("payment_unknown");
  const message: Change = { kind: "message", key: inboxKey(fact) };
  if (state.inbox.has(message.key)) return accept({ changes: [], booking, repeated: true, mismatch: false });

  const known: Payment = payment.intentId === null ? { ...payment, intentId: fact.intentId } : payment;
  const takesMoney = fact.state === "authorised" || fact.state === "captured";
  if (takesMoney && (fact.amountMinor !== payment.amountMinor || fact.currency !== payment.currency)) {
    const given = giveBackOdd(state, booking, known, fact, now);
    return accept({ ...given, changes: [message, ...given.changes], repeated: false, mismatch: true });
  }
  const decided = decideNews(state, booking, known, fact, now, random);
  return accept({
    changes: [message, ...(decided?.changes ?? [])],
    booking: decided?.booking ?? booking,
    repeated: decided === null,
    mismatch: false,
  });
}

/** The inbox's key of a message: the same message comes in once. */
export function inboxKey(fact: Pick<MoneyFact, "provider" | "messageId">): string {
  return `${fact.provider}:${fact.messageId}`;
}

function decideNews(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: MoneyFact,
  now: number,
  random: Random,
): BookingDecision | null {
  const moved = (to: Payment["state"]): Payment => ({
    ...payment,
    state: to,
    at: fact.at,
    // A failed payment may still succeed, days later, and word of that be lost.
    askAt: to === "authorised" || to === "failed" ? now + UNSETTLED_MS : null,
    asked: 0,
  });
  switch (fact.state) {
    case "authorised": {
      if (payment.state !== "created" && payment.state !== "failed") return null;
      const next = withPayment(booking, moved("authorised"));
      const isFirst = !booking.payments.some((each) => each.id !== payment.id && each.state === "authorised");
      const revived = revive(state, next);
      if (!isFirst || !revived || revived.state !== "pending")
        return { changes: [put(next), effect(voidOf(state, payment))], booking: next };
      const secured: Booking = { ...revived, payBy: null };
      return { changes: [put(secured), effect(captureOf(state, payment))], booking: secured };
    }
    case "captured": {
      if (payment.state === "captured") return null;
      const next = withPayment(booking, moved("captured"));
      const revived = revive(state, next);
      if (revived?.state === "pending") return confirm(state, revived, now, random);
      const why = booking.state === "confirmed" ? "paid_twice" : "late_payment";
      return refundPayment(state, next, payment.id, fact.amountMinor, why, now);
    }
    case "failed":
    case "voided": {
      const open = payment.state === "created" || payment.state === "authorised";
      if (!open && !(payment.state === "failed" && fact.state === "voided")) return null;
      const next = withPayment(booking, moved(fact.state));
      const secures = next.payments.some((each) => each.state === "authorised");
      const loosened =
        next.state === "pending" && !secures && booking.payBy === null
          ? { ...next, payBy: Math.max(booking.placedAt + PAY_MS, now + RETRY_MS) }
          : next;
      return { changes: [put(loosened)], booking: loosened };
    }
    case "refunded":
      return refundDone(state, booking, payment, fact, now);
    case "refund_failed":
      return refundFailed(state, booking, payment, fact, now);
  }
}

/** The booking with its places: itself while pending, anew when it expired and all of them are free, else null. */
function revive(state: EventState, booking: Booking): Booking | null {
  if (booking.state === "pending") return booking;
  if (booking.state !== "expired" || state.setup?.state !== "published") return null;
  return allFree(state.inventory, booking.lines) ? { ...booking, state: "pending", endedAt: null } : null;
}

function confirm(state: EventState, booking: Booking, now: number, random: Random): BookingDecision {
  const confirmed: Booking = { ...booking, state: "confirmed", payBy: null, confirmedAt: now, endedAt: null };
  const tickets = confirmed.lines.map((line): Change => ({
    kind: "ticket",
    ticket: {
      ticketId: toHex(random(10)),
      seq: 0,
      bookingId: booking.id,
      lineNo: line.lineNo,
      serial: 1,
      state: "valid",
      issuedAt: now,
      checkedInAt: null,
    },
  }));
  // Another authorised payment of the same booking is not needed any more.
  const spare = confirmed.payments
    .filter((payment) => payment.state === "authorised")
    .map((payment) => effect(voidOf(state, payment)));
  return {
    changes: [
      put(confirmed),
      ...tickets,
      ...spare,
      mail(state, confirmed, "booking_confirmed"),
      mail(state, confirmed, "sale_notice"),
    ],
    booking: confirmed,
  };
}

/** Pending bookings whose time to pay is over, and payments to ask about. */
export function decideOverdue(state: EventState, now: number): Change[] {
  const changes: Change[] = [];
  for (const booking of state.bookings.values()) {
    let next = booking;
    if (booking.state === "pending" && booking.payBy !== null && now >= booking.payBy)
      next = { ...next, state: "expired", payBy: null, endedAt: now };
    for (const payment of booking.payments) {
      if (payment.askAt === null || now < payment.askAt) continue;
      const asked = payment.asked + 1;
      const askAt = asked >= MOST_ASKED ? null : now + UNSETTLED_MS * 2 ** Math.min(asked, 7);
      next = withPayment(next, { ...payment, asked, askAt });
      changes.push(
        effect({
          key: `reconcile:${payment.id}:${asked}`,
          eventId: state.setup!.eventId,
          kind: "reconcile",
          paymentId: payment.id,
          intentId: payment.intentId,
          provider: payment.provider,
        }),
      );
      // Word that a refund failed may have been lost: asking for it again does no harm, it has one id.
      for (const refund of next.refunds)
        if (refund.paymentId === payment.id && refund.state === "due")
          changes.push(
            effect({ ...refundOf(state, payment, refund), key: `refund:${refund.id}:again:${asked}` }),
          );
    }
    if (next !== booking) changes.push(put(next));
  }
  return changes;
}

/** When a hold, a pending booking or a payment is next to be looked at; Infinity when nothing is. */
export function findNextEnd(state: EventState): number {
  let next = Infinity;
  for (const hold of state.holds.values()) next = Math.min(next, hold.expiresAt);
  for (const booking of state.bookings.values()) {
    if (booking.state === "pending" && booking.payBy !== null) next = Math.min(next, booking.payBy);
    for (const payment of booking.payments) if (payment.askAt !== null) next = Math.min(next, payment.askAt);
  }
  return next;
}

/** Ends a pending or confirmed booking: its tickets are revoked, its money goes back, its places are free. */
export function decideCancel(
  state: EventState,
  ask: { readonly bookingId: string; readonly reason: string; readonly idempotencyKey: string },
  now: number,
): Outcome<BookingDecision, "booking_unknown" | "booking_closed" | "already_scanned"> {
  const booking = state.bookings.get(ask.bookingId);
  if (!booking) return refuse("booking_unknown");
  if (booking.cancelKey === ask.idempotencyKey) return accept({ changes: [], booking });
  if (booking.state !== "pending" && booking.state !== "confirmed") return refuse("booking_closed");
  if (ticketsOf(state, booking.id).some((ticket) => ticket.checkedInAt !== null))
    return refuse("already_scanned");
  return accept(cancel(state, booking, ask, now));
}

/** Ends every booking and hold, and closes the sale. Bookings whose tickets were used are refunded like the others. */
export function decideCancelEvent(
  state: EventState,
  reason: string,
  now: number,
): { readonly changes: readonly Change[]; readonly bookings: number; readonly refundsMinor: number } {
  if (!state.setup || state.setup.state === "cancelled") return { changes: [], bookings: 0, refundsMinor: 0 };
  const changes: Change[] = [];
  let bookings = 0;
  let refundsMinor = 0;
  for (const hold of state.holds.values())
    changes.push({ kind: "hold_ended", holdId: hold.id, buyerKey: hold.buyerKey, why: "released" });
  for (const booking of state.bookings.values()) {
    if (booking.state !== "pending" && booking.state !== "confirmed") continue;
    const ended = cancel(state, booking, { reason, idempotencyKey: `event:${state.setup.eventId}` }, now);
    bookings++;
    const before = booking.refunds.length;
    for (const refund of ended.booking.refunds.slice(before)) refundsMinor += refund.amountMinor;
    changes.push(...ended.changes);
  }
  changes.push({ kind: "setup", setup: { ...state.setup, state: "cancelled" } });
  return { changes, bookings, refundsMinor };
}

/** A booking's tickets in the order of its lines. */
export function ticketsOf(state: EventState, bookingId: string): Ticket[] {
  return (state.ticketsOfBooking.get(bookingId) ?? []).map((id) => state.tickets.get(id)!);
}

function cancel(
  state: EventState,
  booking: Booking,
  ask: { readonly reason: string; readonly idempotencyKey: string },
  now: number,
): BookingDecision {
  let next: Booking = {
    ...booking,
    state: "cancelled",
    payBy: null,
    endedAt: now,
    cancelKey: ask.idempotencyKey,
  };
  const changes: Change[] = [];
  for (const ticket of ticketsOf(state, booking.id))
    if (ticket.state === "valid") changes.push({ kind: "ticket", ticket: { ...ticket, state: "revoked" } });
  for (const payment of booking.payments) {
    if (payment.state === "authorised") changes.push(effect(voidOf(state, payment)));
    if (payment.state !== "captured" || refundedOf(booking, payment.id) >= payment.amountMinor) continue;
    const refund = makeRefund(payment.id, payment.amountMinor, ask.reason, now);
    next = withRefund(next, payment, refund, now);
    changes.push(effect(refundOf(state, payment, refund)));
  }
  changes.push(put(next));
  if (booking.state === "confirmed") changes.push(mail(state, next, "booking_cancelled"));
  return { changes, booking: next };
}

function refundPayment(
  state: EventState,
  booking: Booking,
  paymentId: string,
  amountMinor: number,
  reason: string,
  now: number,
): BookingDecision {
  const payment = booking.payments.find((each) => each.id === paymentId)!;
  if (booking.refunds.some((refund) => refund.paymentId === paymentId))
    return { changes: [put(booking)], booking };
  const refund = makeRefund(paymentId, amountMinor, reason, now);
  const next = withRefund(booking, payment, refund, now);
  return {
    changes: [
      put(next),
      effect(refundOf(state, payment, refund)),
      mail(state, next, "late_payment_refunded", paymentId),
    ],
    booking: next,
  };
}

function refundDone(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: MoneyFact,
  now: number,
): BookingDecision | null {
  const id = fact.refundId ?? refundIdOf(payment.id);
  const known = booking.refunds.find((refund) => refund.id === id);
  if (known?.state === "done") return null;
  const done: Refund = known
    ? { ...known, state: "done", at: fact.at }
    : {
        ...makeRefund(payment.id, fact.amountMinor, "by_provider", now),
        id,
        state: "done",
        at: fact.at,
      };
  // Money that went back was taken before, even if that message is still on its way.
  const taken: Payment = { ...payment, state: "captured", askAt: null };
  let next = withPayment(booking, taken);
  next = {
    ...next,
    refunds: known
      ? next.refunds.map((refund) => (refund.id === id ? done : refund))
      : [...next.refunds, done],
  };
  const isSettled = next.payments
    .filter((each) => each.state === "captured")
    .every((each) => refundedOf(next, each.id, "done") >= each.amountMinor);
  const changes: Change[] = [];
  if (isSettled && next.state !== "refunded") {
    if (next.state === "confirmed")
      for (const ticket of ticketsOf(state, booking.id))
        if (ticket.state === "valid")
          changes.push({ kind: "ticket", ticket: { ...ticket, state: "revoked" } });
    if (next.state === "confirmed" || next.state === "cancelled")
      changes.push(mail(state, next, "booking_refunded"));
    next = { ...next, state: "refunded", payBy: null, endedAt: next.endedAt ?? now };
  }
  return { changes: [put(next), ...changes], booking: next };
}

function refundFailed(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: MoneyFact,
  now: number,
): BookingDecision | null {
  const id = fact.refundId ?? refundIdOf(payment.id);
  const known = booking.refunds.find((refund) => refund.id === id);
  if (!known || known.state === "done" || known.state === "failed") return null;
  const tries = known.tries + 1;
  const again = tries <= MOST_REFUND_TRIES;
  const refund: Refund = { ...known, tries, state: again ? "due" : "failed", at: now };
  const next: Booking = {
    ...booking,
    refunds: booking.refunds.map((each) => (each.id === id ? refund : each)),
  };
  return {
    changes: again ? [put(next), effect(refundOf(state, payment, refund))] : [put(next)],
    booking: next,
  };
}

/** Money of another amount than asked for buys nothing: it is given back, the booking waits for the right one. */
function giveBackOdd(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: MoneyFact,
  now: number,
): BookingDecision {
  if (fact.state === "captured" && payment.state === "captured")
    return giveBackExcess(state, booking, payment, fact, now);
  if (fact.state === "authorised" || payment.state === "captured") {
    const next = payment.state === "captured" ? booking : withPayment(booking, payment);
    return {
      changes: payment.state === "captured" ? [] : [put(next), effect(voidOf(state, payment))],
      booking: next,
    };
  }
  const taken = withPayment(booking, {
    ...payment,
    state: "captured",
    amountMinor: fact.amountMinor,
    currency: fact.currency,
    at: fact.at,
    askAt: null,
  });
  return refundPayment(state, taken, payment.id, fact.amountMinor, "amount_mismatch", now);
}

/**
 * A provider that first said one sum and now says a larger one has taken the larger: what is above the sum known so far
 * goes back, once for each sum it ever names. Tickets already made for the right sum stay.
 */
function giveBackExcess(
  state: EventState,
  booking: Booking,
  payment: Payment,
  fact: MoneyFact,
  now: number,
): BookingDecision {
  const isExcess = (id: string) => id.startsWith(`${refundIdOf(payment.id)}-to-`);
  const known = booking.refunds
    .filter((refund) => refund.paymentId === payment.id && isExcess(refund.id))
    .reduce((sum, refund) => sum + refund.amountMinor, payment.amountMinor);
  if (fact.currency !== payment.currency || fact.amountMinor <= known) return { changes: [], booking };
  const refund: Refund = {
    ...makeRefund(payment.id, fact.amountMinor - known, "amount_mismatch", now),
    id: `${refundIdOf(payment.id)}-to-${fact.amountMinor}`,
  };
  const next = withRefund(booking, payment, refund, now);
  return { changes: [put(next), effect(refundOf(state, payment, refund))], booking: next };
}

function isSameAsk(booking: Booking, buyerKey: string, ask: PlaceAsk): boolean {
  return (
    booking.buyerKey === buyerKey &&
    booking.holdId === ask.holdId &&
    booking.buyerName === ask.buyerName &&
    booking.buyerEmail === ask.buyerEmail &&
    booking.locale === ask.locale &&
    booking.lines.every((line, at) => line.attendeeName === attendeeName(ask, at))
  );
}

function attendeeName(ask: PlaceAsk, at: number): string {
  return ask.attendeeNames[at]?.trim() || ask.buyerName;
}

function linesOf(state: EventState, hold: Hold, ask: PlaceAsk): BookingLine[] {
  return hold.lines.map((line, at) => {
    const seat = line.seatIndex === null ? null : state.inventory.seats[line.seatIndex]!;
    return {
      lineNo: at + 1,
      ticketTypeId: line.ticketTypeId,
      ticketTypeName: state.inventory.ticketTypes.get(line.ticketTypeId)?.name ?? line.ticketTypeId,
      seatIndex: line.seatIndex,
      sectionName: seat?.sectionName ?? null,
      row: seat?.row ?? null,
      seat: seat?.seat ?? null,
      attendeeName: attendeeName(ask, at),
      priceMinor: line.priceMinor,
    };
  });
}

function withPayment(booking: Booking, payment: Payment): Booking {
  const known = booking.payments.some((each) => each.id === payment.id);
  return {
    ...booking,
    payments: known
      ? booking.payments.map((each) => (each.id === payment.id ? payment : each))
      : [...booking.payments, payment],
  };
}

/** A refund on its way is asked about like a payment: its answer may be lost. */
function withRefund(booking: Booking, payment: Payment, refund: Refund, now: number): Booking {
  const watched = withPayment(booking, { ...payment, asked: 0, askAt: now + UNSETTLED_MS });
  return { ...watched, refunds: [...watched.refunds, refund] };
}

function refundedOf(booking: Booking, paymentId: string, state?: "done"): number {
  return booking.refunds
    .filter((refund) => refund.paymentId === paymentId && (!state || refund.state === state))
    .reduce((sum, refund) => sum + refund.amountMinor, 0);
}

/** A payment is refunded once, in full: its refund's id follows from it. */
export function refundIdOf(paymentId: string): string {
  return `refund-${paymentId}`;
}

function makeRefund(paymentId: string, amountMinor: number, reason: string, now: number): Refund {
  return { id: refundIdOf(paymentId), paymentId, amountMinor, state: "due", reason, at: now, tries: 1 };
}

function put(booking: Booking): Change {
  return { kind: "booking", booking };
}

function effect(value: Effect): Change {
  return { kind: "effect", effect: value };
}

function money(state: EventState, payment: Payment) {
  return {
    eventId: state.setup!.eventId,
    paymentId: payment.id,
    intentId: payment.intentId ?? "",
    provider: payment.provider,
  };
}

function captureOf(state: EventState, payment: Payment): Effect {
  const { amountMinor, currency } = payment;
  return { key: `capture:${payment.id}`, kind: "capture", ...money(state, payment), amountMinor, currency };
}

function voidOf(state: EventState, payment: Payment): Effect {
  return { key: `void:${payment.id}`, kind: "void", ...money(state, payment) };
}

function refundOf(state: EventState, payment: Payment, refund: Refund): Effect {
  return {
    key: refund.tries === 1 ? `refund:${refund.id}` : `refund:${refund.id}:${refund.tries}`,
    kind: "refund",
    refundId: refund.id,
    ...money(state, payment),
    amountMinor: refund.amountMinor,
    currency: payment.currency,
  };
}

function mail(
  state: EventState,
  booking: Booking,
  template: BookingMail["template"],
  about?: string,
): Change {
  return effect({
    key: `mail:${booking.id}:${template}${about ? `:${about}` : ""}`,
    eventId: state.setup!.eventId,
    kind: "mail",
    mail: {
      template,
      to: template === "sale_notice" ? "" : booking.buyerEmail,
      locale: booking.locale,
      bookingId: booking.id,
    },
  });
}
