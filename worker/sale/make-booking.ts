import { CHECK_VALID_IN_OUTAGE_MS, CHECK_VALID_MS } from "#domain/sale/hold/bot-check";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { eventObject } from "../platform/event-object";
import type { Deps } from "../platform/deps";
import { newId } from "../platform/ids";
import { mayCauseMail } from "../mail/mail-limit";
import { botCheckOf } from "../security/bot-check";
import { mayBook, mayTryAccount } from "../security/rate-limits";
import { networkKey } from "../security/network";
import type { BookingService, CheckOutRefusal, CheckedOut } from "./booking";
import { makeCancellation } from "./booking-cancellation";
import { bookingIdOf } from "./booking-id";
import { findBooking, findPendingBooking, listBookings } from "./booking-reader";
import { openLink, sendLink } from "./booking-links";
import { openPayment, paymentIdOf } from "./open-payment";
import { readSetup } from "./setup-cache";
import { listWalletTickets } from "./wallet-tickets";

export function makeBooking(deps: Deps): BookingService {
  const { env, visitor } = deps;
  const { buyerKey } = visitor;

  /** Rate limit ahead of the event's object. */
  async function limited<Value, Reason extends string>(
    work: () => Promise<Outcome<Value, Reason>>,
  ): Promise<Outcome<Value, Reason | "too_many_requests">> {
    return (await mayBook(env, visitor)) ? work() : refuse("too_many_requests");
  }

  return {
    listWalletTickets: () => listWalletTickets(deps),

    async readRoom(eventId) {
      const object = await eventObject(env, eventId);
      const [setup, snapshot, hold] = await Promise.all([
        object.readSetup(),
        object.readSnapshot(),
        object.readHold(buyerKey),
      ]);
      return setup ? { setup, snapshot, hold } : null;
    },
    readSetup: (eventId) => readSetup(env, eventId, deps.now()),
    hold: (eventId, request) =>
      limited(async () =>
        (await eventObject(env, eventId)).hold(buyerKey, request, await networkKey(env, visitor.address)),
      ),
    replaceHold: (eventId, request) =>
      limited(async () =>
        (await eventObject(env, eventId)).replaceHold(
          buyerKey,
          request,
          await networkKey(env, visitor.address),
        ),
      ),
    holdBest: (eventId, request) =>
      limited(async () =>
        (await eventObject(env, eventId)).holdBest(buyerKey, request, await networkKey(env, visitor.address)),
      ),
    passCheck: (eventId, token) =>
      limited(async () => {
        const verdict = await botCheckOf(env)?.verify(token, { eventId, address: visitor.address });
        if (verdict === "failed") return refuse("check_failed");
        const validMs = verdict === "unavailable" ? CHECK_VALID_IN_OUTAGE_MS : CHECK_VALID_MS;
        if (verdict) await (await eventObject(env, eventId)).recordCheck(buyerKey, deps.now() + validMs);
        return accept(null);
      }),
    extendHold: (eventId, holdId) =>
      limited(async () => (await eventObject(env, eventId)).extendHold(buyerKey, holdId)),
    releaseHold: async (eventId, request) => (await eventObject(env, eventId)).releaseHold(buyerKey, request),

    makeId: () => newId(deps.now()),
    checkOut: (eventId, request) =>
      limited<CheckedOut, CheckOutRefusal>(async () => {
        const object = await eventObject(env, eventId);
        const { idempotencyKey, ...place } = request;
        const bookingId = await bookingIdOf(eventId, buyerKey, idempotencyKey);
        const payment = { id: paymentIdOf(bookingId, 1), provider: env.PAYMENTS };
        const placed = await object.placeBooking(buyerKey, { ...place, bookingId }, payment);
        if (!placed.ok) return placed;
        const opened = await openPayment(deps, placed.value);
        if (opened.ok) return opened;
        return opened.reason === "provider_down"
          ? refuse("provider_down", { bookingId })
          : refuse("hold_expired");
      }),
    payAgain: (found) => openPayment(deps, found.booking),

    findBooking: (bookingId, eventId) => findBooking(deps, bookingId, eventId),
    findPendingBooking: (eventId) => findPendingBooking(deps, eventId),
    listBookings: () => listBookings(deps),
    ...makeCancellation(deps, limited),

    async sendLink(email) {
      const asked = { action: "bookings-link", email, address: visitor.address };
      const permitted =
        (await mayTryAccount(env, asked)) && (await mayCauseMail(env, visitor, email, deps.now()));
      return permitted ? sendLink(deps, email) : refuse("too_many_requests");
    },
    openLink: (token) => openLink(deps, token),
  };
}
