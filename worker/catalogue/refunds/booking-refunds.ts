import { desc, eq, or } from "drizzle-orm";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import type { BookingState, BookingView } from "#domain/sale/booking";
import { contains } from "../../db/contains";
import { bookingCopy, event, organization } from "../../db/schema";
import { recordAudit } from "../../notices/audit";
import { eventObject } from "../../platform/event-object";
import type { BookingRefundService, RefundScope } from "../event-booking-service";
import type { CatalogueContext } from "../catalogue-context";

const LONGEST_REASON = 300;
const MOST_FOUND = 50;

/** The event's object decides and refunds; D1 holds the audit record. */
export function makeBookingRefunds(context: CatalogueContext) {
  const { db, env } = context;

  /** Null for an event that was never published, and for one outside the scope. */
  async function findEvent(scope: RefundScope, eventId: string) {
    const [row] = await db
      .select({ event, organization })
      .from(event)
      .innerJoin(organization, eq(organization.id, event.organizationId))
      .where(eq(event.id, eventId));
    if (!row || row.event.publishedAt === null) return null;
    if (scope !== "admin" && scope.organizationId !== row.organization.id) return null;
    return {
      id: row.event.id,
      title: row.event.title,
      timeZone: row.event.timeZone,
      organizationId: row.organization.id,
      organizationName: row.organization.name,
    };
  }
  type FoundEvent = NonNullable<Awaited<ReturnType<typeof findEvent>>>;

  async function recorded<Reason extends string>(
    found: FoundEvent,
    done: Outcome<BookingView, Reason>,
    action: "booking.tickets_refunded" | "booking.amount_refunded",
    facts: { readonly reason: string; readonly amountMinor: number; readonly tickets?: number },
  ): Promise<Outcome<BookingView, Reason>> {
    if (!done.ok) return done;
    const { amountMinor, ...rest } = facts;
    await recordAudit(env.DB, {
      actorId: context.actorId,
      action,
      subject: `booking:${done.value.id}`,
      organizationId: found.organizationId,
      facts: {
        eventId: found.id,
        title: found.title,
        reference: done.value.reference,
        refundsMinor: amountMinor,
        ...rest,
      },
    });
    return done;
  }

  /** The event in scope and the reason that the buyer reads. */
  async function open(scope: RefundScope, eventId: string, reason: string) {
    const found = await findEvent(scope, eventId);
    if (!found) return refuse("not_found");
    const words = trimmed(reason);
    return words === "" ? refuse("reason_missing") : accept({ found, words });
  }

  const partyOf = (scope: RefundScope) => (scope === "admin" ? "admin" : "organizer");

  return {
    async findRefundable(scope, eventId, bookingId) {
      const found = await findEvent(scope, eventId);
      if (!found) return null;
      const booking = await (await eventObject(env, eventId)).readBooking(bookingId, null);
      return booking && { booking, event: found };
    },

    async refundTickets(scope, eventId, { reason, ...request }) {
      const opened = await open(scope, eventId, reason);
      if (!opened.ok) return opened;
      const { found, words } = opened.value;
      const done = await (
        await eventObject(env, eventId)
      ).returnTickets({ ...request, by: partyOf(scope), words });
      return recorded(found, done, "booking.tickets_refunded", {
        reason: words,
        amountMinor: request.expectedMinor,
        tickets: request.lineNos.length,
      });
    },

    async refundAmount(scope, eventId, { reason, ...request }) {
      const opened = await open(scope, eventId, reason);
      if (!opened.ok) return opened;
      const { found, words } = opened.value;
      const done = await (
        await eventObject(env, eventId)
      ).refundAmount({ ...request, by: partyOf(scope), words });
      return recorded(found, done, "booking.amount_refunded", {
        reason: words,
        amountMinor: request.amountMinor,
      });
    },

    async readRefundProgress(organizationId, eventId) {
      const found = await findEvent({ organizationId }, eventId);
      if (!found) return null;
      return { event: found, progress: await (await eventObject(env, eventId)).readRefundProgress() };
    },

    async retryRefunds(organizationId, eventId) {
      const found = await findEvent({ organizationId }, eventId);
      if (!found) return refuse("not_found");
      const { retried } = await (await eventObject(env, eventId)).retryRefunds();
      if (retried > 0)
        await recordAudit(env.DB, {
          actorId: context.actorId,
          action: "event.refunds_retried",
          subject: `event:${eventId}`,
          organizationId,
          facts: { title: found.title, bookings: retried },
        });
      return accept({ retried });
    },

    async findAnyBookings(search) {
      const words = search.trim().slice(0, 80);
      if (words === "") return [];
      const rows = await db
        .select({
          id: bookingCopy.id,
          eventId: bookingCopy.eventId,
          eventTitle: event.title,
          organizationName: organization.name,
          reference: bookingCopy.reference,
          buyerName: bookingCopy.buyerName,
          buyerEmail: bookingCopy.buyerEmail,
          state: bookingCopy.state,
          totalMinor: bookingCopy.totalMinor,
          currency: bookingCopy.currency,
          placedAt: bookingCopy.placedAt,
          timeZone: event.timeZone,
        })
        .from(bookingCopy)
        .innerJoin(event, eq(event.id, bookingCopy.eventId))
        .innerJoin(organization, eq(organization.id, event.organizationId))
        .where(
          or(
            eq(bookingCopy.id, words),
            contains(bookingCopy.reference, words),
            contains(bookingCopy.buyerEmail, words),
            contains(bookingCopy.buyerName, words),
          ),
        )
        .orderBy(desc(bookingCopy.placedAt))
        .limit(MOST_FOUND);
      return rows.map((row) => ({ ...row, state: row.state as BookingState }));
    },
  } satisfies BookingRefundService;
}

function trimmed(reason: string): string {
  return reason.trim().slice(0, LONGEST_REASON);
}
