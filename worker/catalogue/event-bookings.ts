import { type SQL, and, asc, count, desc, eq, or, sql } from "drizzle-orm";
import type { BookingState, BookingView } from "#domain/sale/booking";
import { liveLines } from "#domain/sale/event-state";
import { bookingRefundsOf } from "#domain/sale/sale-count";
import { accept, refuse } from "#domain/core/outcome";
import { seatLabelOf } from "#domain/seating/seat-label";
import { contains } from "../db/contains";
import { bookingCopy } from "../db/schema";
import { eventObject } from "../platform/event-object";
import { recordAudit } from "../notices/audit";
import type { CatalogueService } from "./catalogue-service";
import type { CatalogueContext } from "./catalogue-context";
import { findOwnRow } from "./find-event";

const PAGE = 50;
/** The export is built in memory. */
const MOST_EXPORTED = 20_000;

const sortColumns = {
  placed: bookingCopy.placedAt,
  buyer: bookingCopy.buyerName,
  state: bookingCopy.state,
  total: bookingCopy.totalMinor,
} as const;

/** Lists read the projection in D1; a single booking is read from the event's object. */
export function makeEventBookings(context: CatalogueContext) {
  const { db } = context;

  return {
    async listBookings(organizationId, eventId, query) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return null;
      const filter = and(
        eq(bookingCopy.eventId, eventId),
        query.state === "all" ? undefined : eq(bookingCopy.state, query.state),
        searched(query.search),
      );
      const [counted] = await db.select({ total: count() }).from(bookingCopy).where(filter);
      const column = sortColumns[query.sort];
      const rows = await db
        .select()
        .from(bookingCopy)
        .where(filter)
        .orderBy(query.descending ? desc(column) : asc(column), desc(bookingCopy.id))
        .limit(query.page === null ? MOST_EXPORTED : PAGE)
        .offset(query.page === null ? 0 : (query.page - 1) * PAGE);
      const total = counted?.total ?? 0;
      return {
        event: { id: row.id, title: row.title, timeZone: row.timeZone },
        total,
        pages: Math.max(1, Math.ceil(total / PAGE)),
        items: rows.map((each) => ({
          id: each.id,
          reference: each.reference,
          buyerName: each.buyerName,
          buyerEmail: each.buyerEmail,
          state: each.state as BookingState,
          quantity: each.quantity,
          places: describePlaces(each.view as Pick<BookingView, "lines" | "state">),
          totalMinor: each.totalMinor,
          refundedMinor: bookingRefundsOf(each.view as Pick<BookingView, "refunds">),
          currency: each.currency,
          placedAt: each.placedAt,
        })),
      };
    },

    async findBooking(organizationId, eventId, bookingId) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row || row.publishedAt === null) return null;
      return (await eventObject(context.env, eventId)).readBooking(bookingId, null);
    },

    async cancelBooking(organizationId, eventId, { bookingId, reason }) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row || row.publishedAt === null) return refuse("not_found");
      const object = await eventObject(context.env, eventId);
      const cancelled = await object.cancelBooking({
        bookingId,
        actor: context.actorId,
        reason,
        idempotencyKey: `cancel:${bookingId}`,
      });
      if (!cancelled.ok) return cancelled;
      await recordAudit(context.env.DB, {
        actorId: context.actorId,
        action: "booking.cancelled",
        subject: `booking:${bookingId}`,
        organizationId,
        facts: { eventId, reference: cancelled.value.reference, reason },
      });
      return accept(cancelled.value);
    },
  } satisfies Partial<CatalogueService>;
}

function describePlaces({ lines: all, state }: Pick<BookingView, "lines" | "state">): string {
  const lines = state === "confirmed" ? liveLines({ lines: all }) : all;
  const seats = lines.flatMap((line) => seatLabelOf(line) ?? []);
  const others = new Map<string, number>();
  for (const line of lines)
    if (!line.row) others.set(line.ticketTypeName, (others.get(line.ticketTypeName) ?? 0) + 1);
  return [...seats, ...[...others].map(([name, times]) => (times > 1 ? `${times} × ${name}` : name))].join(
    ", ",
  );
}

function searched(search: string): SQL | undefined {
  const words = search.trim().slice(0, 80);
  if (words === "") return undefined;
  const seat = /^([a-z]{1,3})[ -]?(\d{1,4})$/i.exec(words);
  return or(
    contains(bookingCopy.reference, words),
    contains(bookingCopy.buyerName, words),
    contains(bookingCopy.buyerEmail, words),
    seat
      ? sql`exists (select 1 from json_each(${bookingCopy.view}, '$.lines') where json_extract(value, '$.row') = ${seat[1]!.toUpperCase()} and json_extract(value, '$.seat') = ${seat[2]!})`
      : undefined,
  );
}
