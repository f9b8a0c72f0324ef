import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { DEFAULT_SALE_MAIL, type SaleMailChoice } from "#domain/sale/sale-digest";
import { member, notification, saleDigest, saleNotice } from "#worker/db/schema";

const HOUR_MS = 3_600_000;

export interface RecordedSale {
  /** Idempotency key. */
  readonly key: string;
  readonly eventId: string;
  readonly organizationId: string;
  readonly title: string;
  /** The organizer's list of bookings. */
  readonly href: string;
  readonly tickets: number;
  /** Minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly soldAt: number;
}

/**
 * Records a sale for the organizers' mails, and updates their one notification per event and hour. In one transaction, and
 * the notification is counted from the recorded sales: repeated and concurrent calls give the same count.
 */
export async function recordSale(
  db: D1Database,
  { title, href, ...sale }: RecordedSale,
  now: number,
): Promise<void> {
  const orm = drizzle(db);
  const hour = Math.floor(sale.soldAt / HOUR_MS);
  const counted = sql`from ${saleNotice} where ${saleNotice.eventId} = ${sale.eventId}
    and ${saleNotice.soldAt} >= ${hour * HOUR_MS} and ${saleNotice.soldAt} < ${(hour + 1) * HOUR_MS}`;
  await orm.batch([
    orm
      .insert(saleNotice)
      .values({ ...sale, recordedAt: now })
      .onConflictDoNothing({ target: saleNotice.key }),
    orm
      .insert(notification)
      .select(
        sql`select ${`notice:sale:${sale.eventId}:${hour}:`} || ${member.userId}, ${member.userId}, 'sale',
        json_object('title', ${title}, 'count', (select sum(${saleNotice.tickets}) ${counted})),
        ${href}, (select max(${saleNotice.recordedAt}) ${counted}), null
        from ${member}
        where ${member.organizationId} = ${sale.organizationId} and ${member.role} in ('owner', 'organizer')`,
      )
      .onConflictDoUpdate({
        target: notification.id,
        set: {
          facts: sql`excluded.facts`,
          at: sql`excluded.at`,
          // A read notification whose count has risen is unread again.
          readAt: sql`case when ${notification.facts} = excluded.facts then ${notification.readAt} end`,
        },
      }),
  ]);
}

/** How often the user gets mails about sales. */
export async function findSaleMailChoice(db: D1Database, userId: string): Promise<SaleMailChoice> {
  const [row] = await drizzle(db)
    .select({ choice: saleDigest.choice })
    .from(saleDigest)
    .where(sql`${saleDigest.userId} = ${userId}`);
  return row?.choice ?? DEFAULT_SALE_MAIL;
}

/** Changes the choice. Sales recorded while the choice was "none" are not mailed later. */
export async function writeSaleMailChoice(
  db: D1Database,
  userId: string,
  choice: SaleMailChoice,
): Promise<void> {
  const wasNone = sql`${saleDigest.choice} = 'none'`;
  await drizzle(db)
    .insert(saleDigest)
    .values({ userId, choice })
    .onConflictDoUpdate({
      target: saleDigest.userId,
      set: {
        choice,
        coveredTo: sql`case when ${wasNone} then (select coalesce(max(${saleNotice.seq}), 0) from ${saleNotice})
          else ${saleDigest.coveredTo} end`,
        claimedTo: sql`case when ${wasNone} then null else ${saleDigest.claimedTo} end`,
      },
    });
}
