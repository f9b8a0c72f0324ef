import { and, eq, gt, gte, inArray, isNull, lte, sql } from "drizzle-orm";
import {
  DEFAULT_SALE_MAIL,
  type DigestCursor,
  type SaleMailChoice,
  claimDigest,
  digestLines,
  digestPeriodStart,
} from "#domain/sale/sale-digest";
import { type Database, database } from "../db/database";
import { event, member, organization, saleDigest, saleNotice, user } from "../db/schema";
import type { Env } from "../platform/env";
import { sendMail } from "./send-mail";

/** Of daily mails. */
const HOME_ZONE = "Asia/Kolkata";
/** Limits per scheduled run and per mail; the next run or mail continues. */
const MOST_ORGANIZERS = 100;
const MOST_SALES = 5_000;

interface Recipient extends DigestCursor {
  readonly userId: string;
  readonly email: string;
  readonly locale: string | null;
  readonly choice: SaleMailChoice;
}

/**
 * Scheduled: mails each organizer the sales of the last hour or day. The range of a mail is stored before it is sent, so
 * that a retry sends the same mail under the same key: a crash repeats at most one mail and loses none.
 * @throws after all, if any failed
 */
export async function mailSales(env: Env, now: number): Promise<{ readonly sent: number }> {
  const db = database(env);
  let sent = 0;
  const problems: unknown[] = [];
  for (const recipient of await listDue(db, now)) {
    try {
      if (await mailTo(env, db, recipient, now)) sent++;
    } catch (problem) {
      problems.push(problem);
    }
  }
  if (problems.length > 0) throw new Error(`${problems.length} mails about sales failed: ${problems[0]}`);
  return { sent };
}

async function listDue(db: Database, now: number): Promise<readonly Recipient[]> {
  const choice = sql<SaleMailChoice>`coalesce(${saleDigest.choice}, ${DEFAULT_SALE_MAIL})`;
  const coveredTo = sql<number>`coalesce(${saleDigest.coveredTo}, 0)`;
  const dueBefore = sql`case ${choice} when 'day' then ${digestPeriodStart("day", now, HOME_ZONE)}
    else ${digestPeriodStart("hour", now, HOME_ZONE)} end`;
  return (
    db
      .select({
        userId: user.id,
        email: user.email,
        locale: user.locale,
        choice,
        coveredTo,
        claimedTo: saleDigest.claimedTo,
      })
      .from(user)
      .leftJoin(saleDigest, eq(saleDigest.userId, user.id))
      .where(
        sql`${choice} <> 'none' and (${saleDigest.claimedTo} is not null or exists (select 1 from ${member}
        join ${saleNotice} on ${saleNotice.organizationId} = ${member.organizationId}
          and ${saleNotice.seq} > ${coveredTo} and ${saleNotice.recordedAt} >= ${member.createdAt}
          and ${saleNotice.recordedAt} < ${dueBefore}
        where ${member.userId} = ${user.id} and ${member.role} in ('owner', 'organizer')))`,
      )
      // A mail that fails again and again does not hold up the others.
      .orderBy(sql`random()`)
      .limit(MOST_ORGANIZERS)
  );
}

async function mailTo(env: Env, db: Database, recipient: Recipient, now: number): Promise<boolean> {
  const { userId, choice, coveredTo, claimedTo } = recipient;
  const sales = await listSales(db, recipient);
  const to = claimDigest(choice, recipient, sales, now, HOME_ZONE);
  if (to === null || (claimedTo === null && !(await claim(db, recipient, to)))) return false;
  const lines = digestLines(sales, coveredTo, to);
  const pageOf = new Map(
    sales.map(({ eventId, slug }) => [
      eventId,
      `${env.PUBLIC_URL}/organizations/${slug}/events/${eventId}/bookings`,
    ]),
  );
  if (lines.length > 0)
    await sendMail(env, {
      key: `sales:${userId}:${to}`,
      to: recipient.email,
      locale: recipient.locale,
      template: "sales",
      facts: {
        choice,
        events: lines.map((line) => ({ ...line, url: pageOf.get(line.eventId) ?? env.PUBLIC_URL })),
        settingsUrl: `${env.PUBLIC_URL}/organizations/${sales[0]?.slug}/settings#sale-mails`,
      },
    });
  await db
    .update(saleDigest)
    .set({ coveredTo: to, claimedTo: null })
    .where(and(eq(saleDigest.userId, userId), eq(saleDigest.claimedTo, to)));
  return lines.length > 0;
}

/** The sales not yet covered, of the organizations where the person sells, since they joined; oldest first. */
async function listSales(db: Database, { userId, coveredTo, claimedTo }: Recipient) {
  return db
    .select({
      seq: saleNotice.seq,
      recordedAt: saleNotice.recordedAt,
      eventId: saleNotice.eventId,
      title: event.title,
      tickets: saleNotice.tickets,
      amountMinor: saleNotice.amountMinor,
      currency: saleNotice.currency,
      slug: organization.slug,
    })
    .from(saleNotice)
    .innerJoin(member, eq(member.organizationId, saleNotice.organizationId))
    .innerJoin(organization, eq(organization.id, saleNotice.organizationId))
    .innerJoin(event, eq(event.id, saleNotice.eventId))
    .where(
      and(
        eq(member.userId, userId),
        inArray(member.role, ["owner", "organizer"]),
        gt(saleNotice.seq, coveredTo),
        claimedTo === null ? undefined : lte(saleNotice.seq, claimedTo),
        gte(saleNotice.recordedAt, sql`${member.createdAt}`),
      ),
    )
    .orderBy(saleNotice.seq)
    .limit(MOST_SALES);
}

/** Stores the range of the mail; false if another run has stored one. */
async function claim(db: Database, { userId, coveredTo }: Recipient, to: number): Promise<boolean> {
  const claimed = await db
    .insert(saleDigest)
    .values({ userId, claimedTo: to })
    .onConflictDoUpdate({
      target: saleDigest.userId,
      set: { claimedTo: to },
      setWhere: and(isNull(saleDigest.claimedTo), eq(saleDigest.coveredTo, coveredTo)),
    })
    .returning({ userId: saleDigest.userId });
  return claimed.length > 0;
}
