import { lineAmounts } from "#domain/refund/refund-amounts";
import { moveChoiceUntil } from "#domain/refund/move-choice";
import { refundUntil } from "#domain/refund/refund-policy";
import { refundEventOf } from "#domain/sale/booking-view";
import { type Booking, type EventState, liveLines } from "#domain/sale/event-state";
import { decideAmountRefund } from "#domain/sale/saga/amount-refund";
import { decideKeep, decideReturn, quoteReturn } from "#domain/sale/saga/ticket-return";
import { decideSetup } from "#domain/sale/setup-change";
import type { Change } from "#domain/sale/event-change";
import type { Dice } from "./dice";
import { DAY } from "./saga-setup";

export const REFUND_DECISIONS = { quoteReturn, decideReturn, decideAmountRefund };
export type RefundDecisions = typeof REFUND_DECISIONS;

/** What a step of {@link changeTickets} uses of its schedule. */
export interface RefundWorld {
  readonly state: EventState;
  readonly dice: Dice;
  readonly now: number;
  readonly decisions: RefundDecisions;
  commit(changes: readonly Change[]): void;
  id(what: string): string;
  saw(what: string): void;
  fail(problem: string): never;
}

type ReturnRequest = Parameters<typeof decideReturn>[1];

/** One step of a buyer, an organizer or a gate about a booking's tickets. */
export function changeTickets(world: RefundWorld, bookingId: string): void {
  const { dice, now } = world;
  if (!world.state.bookings.has(bookingId)) return;
  dice.pick([
    () => returnTickets(world, bookingId),
    () => returnTickets(world, bookingId),
    () => refundAmount(world, bookingId),
    () => scan(world, bookingId),
    () => {
      const kept = decideKeep(world.state, bookingId, now);
      if (!kept.ok) return;
      world.saw("a buyer keeps the tickets of a moved event");
      world.commit(kept.value.changes);
    },
  ])!();
}

/** Moves the event to a later start. */
export function moveEvent(world: RefundWorld): void {
  const { setup } = world.state;
  if (!setup || setup.state !== "published") return;
  const later = { ...setup, revision: setup.revision + 1, startsAt: setup.startsAt + 2 * DAY };
  const decided = decideSetup(world.state, later, world.now, "approved");
  if (!decided.ok) return;
  world.saw("the event is moved");
  world.commit(decided.value.changes);
}

function returnTickets(world: RefundWorld, bookingId: string): void {
  const { dice, now } = world;
  const { lines } = world.state.bookings.get(bookingId)!;
  const request = {
    bookingId,
    lineNos: dice.chance(0.3) ? ("all" as const) : [1 + dice.below(lines.length)],
    by: dice.pick(["buyer", "buyer", "organizer", "admin"] as const)!,
    words: "",
    idempotencyKey: world.id("return"),
  };
  const shown = world.decisions.quoteReturn(world.state, request, now);
  const expectedMinor = shown.ok ? shown.value.amountMinor : 0;
  if (dice.chance(0.2)) {
    world.saw("a stale amount");
    const stale = world.decisions.decideReturn(
      world.state,
      { ...request, expectedMinor: expectedMinor + 1 },
      now,
    );
    if (stale.ok) world.fail("another amount than the shown one was taken");
  }
  apply(world, { ...request, expectedMinor }, shown.ok);
}

function apply(world: RefundWorld, request: ReturnRequest, isShown: boolean): void {
  const before = refundsOf(world.state.bookings.get(request.bookingId)!);
  const decided = world.decisions.decideReturn(world.state, request, world.now);
  if (!decided.ok) {
    world.saw(`return refused: ${decided.reason}`);
    if (isShown) world.fail("an amount was shown and refused");
    return;
  }
  world.saw(`tickets returned by the ${request.by}`);
  if (decided.value.booking.state === "confirmed") world.saw("a booking keeps some of its tickets");
  if (refundsOf(decided.value.booking) - before !== request.expectedMinor)
    world.fail("the refund differs from the shown amount");
  world.commit(decided.value.changes);
  if (!world.dice.chance(0.3)) return;
  world.saw("the same return again");
  const again = world.decisions.decideReturn(world.state, request, world.now);
  if (!again.ok || again.value.changes.length > 0) world.fail("the same return was taken twice");
}

function refundAmount(world: RefundWorld, bookingId: string): void {
  const request = {
    bookingId,
    amountMinor: 1 + world.dice.below(300_000),
    by: world.dice.pick(["organizer", "admin"] as const)!,
    words: "late start",
    idempotencyKey: world.id("amount"),
  };
  const decided = world.decisions.decideAmountRefund(world.state, request, world.now);
  if (!decided.ok) {
    world.saw(`amount refused: ${decided.reason}`);
    return;
  }
  world.saw("an amount is refunded");
  world.commit(decided.value.changes);
}

/** A gate admits a valid ticket; its scan arrives at once, or after the ticket was cancelled. */
function scan(world: RefundWorld, bookingId: string): void {
  const tickets = [...world.state.tickets.values()].filter((ticket) => ticket.bookingId === bookingId);
  const ticket = world.dice.pick(tickets);
  if (!ticket || ticket.checkedInAt !== null) return;
  world.saw(ticket.state === "valid" ? "a ticket is admitted" : "a cancelled ticket was admitted offline");
  world.commit([{ kind: "ticket", ticket: { ...ticket, checkedInAt: world.now } }]);
}

/** Refunds of the booking's own price, minor units. */
function refundsOf({ refunds }: Pick<Booking, "refunds">): number {
  return refunds.filter(isOwn).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function isOwn({ reason }: Booking["refunds"][number]): boolean {
  return !["late_payment", "paid_twice", "amount_mismatch"].includes(reason);
}

/**
 * Invariants of a booking that was confirmed, at rest: what the provider kept is paid for by valid tickets, except a share
 * that the policy keeps; what an organizer gave back voluntarily reduces it.
 * @param netMinor captured minus refunded at the provider
 */
export function checkRefunds(
  state: EventState,
  booking: Booking,
  netMinor: number,
  fail: (problem: string) => never,
): void {
  const values = new Map(lineAmounts(booking).map((line) => [line.lineNo, line.ticketMinor + line.feeMinor]));
  const given = booking.refunds.filter((refund) => isOwn(refund) && !refund.lineNos);
  const givenMinor = given.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const isLive = booking.state === "confirmed";
  const live = isLive ? liveLines(booking) : [];
  const worth = live.reduce((sum, { lineNo }) => sum + values.get(lineNo)!, 0);
  if (netMinor + givenMinor < worth) fail(`tickets of ${booking.id} for ${netMinor} paid`);
  if (netMinor !== booking.totals.totalMinor - refundsOf(booking)) fail(`${booking.id} holds ${netMinor}`);
  let allowedMinor = worth;
  for (const { lineNo, returned } of booking.lines) {
    const ticket = [...state.tickets.values()].find(
      (each) => each.bookingId === booking.id && each.lineNo === lineNo,
    );
    if (!returned) {
      if (isLive && ticket?.state !== "valid") fail(`${booking.id} lost a ticket without a refund`);
      continue;
    }
    if (ticket?.state === "valid") fail(`a valid ticket of a returned line of ${booking.id}`);
    if (returned.by === "event") continue;
    if (ticket && ticket.checkedInAt !== null && ticket.checkedInAt < returned.at)
      fail(`an admitted ticket of ${booking.id} was returned`);
    if (returned.by !== "buyer" || booking.totals.totalMinor === 0) continue;
    const share = Math.floor((values.get(lineNo)! * booking.refundPolicy!.sharePercent) / 100);
    allowedMinor += values.get(lineNo)! - share;
    if (!isInTime(state, booking, returned.at)) fail(`${booking.id} was cancelled too late`);
  }
  if (netMinor > allowedMinor) fail(`money of ${booking.id} without tickets or refund`);
}

/** By the last start: the simulator moves the event only to later times. */
function isInTime(state: EventState, { refundPolicy, placedAt }: Booking, at: number): boolean {
  const { startsAt, movedAt } = refundEventOf(state);
  const until = refundPolicy ? refundUntil(refundPolicy, startsAt) : null;
  if (until !== null && at < until) return true;
  return movedAt !== null && placedAt < movedAt && at < moveChoiceUntil(movedAt, startsAt);
}
