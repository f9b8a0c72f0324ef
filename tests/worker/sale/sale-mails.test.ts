import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#worker/db/database";
import { member, notification, saleDigest } from "#worker/db/schema";
import { mailSales } from "#worker/mail/sale-mails";
import { writeSaleMailChoice } from "#worker/notices/sale-notices";
import { perform } from "../../build/workerd/effects";
import { issue } from "../../build/workerd/gate";
import { aShow } from "../../build/workerd/show";
import { env, mailsTo } from "../../build/workerd/visit";

const db = database(env);
const HOUR = 3_600_000;
const nextHour = () => (Math.floor(Date.now() / HOUR) + 1) * HOUR;

async function aShowWithOrganizer() {
  const show = await aShow();
  await db.insert(member).values({
    id: `m-${show.eventId}`,
    organizationId: show.organizationId,
    userId: show.ownerId,
    role: "owner",
    createdAt: new Date(0),
  });
  return { ...show, email: `${show.ownerId}@example.com` };
}

async function sell(eventId: string, seats: readonly number[], times = 1) {
  for (const seat of seats) await issue(eventId, [seat], `guest:${seat}`);
  return perform(eventId, /:sale_notice/, times);
}

const inboxOf = (userId: string) =>
  db
    .select({ facts: notification.facts, readAt: notification.readAt })
    .from(notification)
    .where(eq(notification.userId, userId));

test("sales of an hour are one mail and one notification that counts up, however often effects are repeated", async () => {
  const { eventId, ownerId, email } = await aShowWithOrganizer();
  await sell(eventId, [0, 1, 2], 3);
  expect(await mailsTo(email, 0)).toEqual([]);
  expect(await inboxOf(ownerId)).toEqual([{ facts: { title: "Tughlaq", count: 3 }, readAt: null }]);
  await db.update(notification).set({ readAt: 1 }).where(eq(notification.userId, ownerId));
  await perform(eventId, /:sale_notice/, 1);
  expect(await inboxOf(ownerId)).toMatchObject([{ readAt: 1 }]);
  await sell(eventId, [3]);
  expect(await inboxOf(ownerId)).toEqual([{ facts: { title: "Tughlaq", count: 4 }, readAt: null }]);

  await mailSales(env, Date.now() - HOUR);
  expect(await mailsTo(email, 0)).toEqual([]);
  await mailSales(env, nextHour());
  await mailSales(env, nextHour());
  expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual(["4 tickets sold: Tughlaq"]);
});

test("a run that dies between send and mark sends no sale twice and loses none", async () => {
  const { eventId, ownerId, email } = await aShowWithOrganizer();
  await sell(eventId, [0, 1]);
  await mailSales(env, nextHour());
  const [digest] = await db.select().from(saleDigest).where(eq(saleDigest.userId, ownerId));
  await db
    .update(saleDigest)
    .set({ coveredTo: 0, claimedTo: digest?.coveredTo ?? null })
    .where(eq(saleDigest.userId, ownerId));
  await sell(eventId, [2]);
  await mailSales(env, nextHour());
  await mailSales(env, nextHour());
  const subjects = (await mailsTo(email, 2)).map(({ subject }) => subject);
  expect(subjects.toSorted()).toEqual(["1 ticket sold: Tughlaq", "2 tickets sold: Tughlaq"]);
});

test("a mail that the provider refuses is sent by a later run, and stops no other organizer's", async () => {
  const { eventId, email } = await aShowWithOrganizer();
  const other = await aShowWithOrganizer();
  await sell(eventId, [0]);
  await sell(other.eventId, [0]);
  const sent: string[] = [];
  let isBusy = true;
  const MAIL = {
    async send(message: { to: string }) {
      if (message.to === email && isBusy) throw new Error("busy");
      sent.push(message.to);
      return { messageId: "1" };
    },
  } as unknown as SendEmail;
  const outside = { ...env, LOCAL: "", MAIL };
  await expect(mailSales(outside, nextHour())).rejects.toThrow("busy");
  expect(sent).toContain(other.email);
  isBusy = false;
  await mailSales(outside, nextHour());
  await mailSales(outside, nextHour());
  expect(sent.filter((to) => to === email)).toHaveLength(1);
  expect(sent.filter((to) => to === other.email)).toHaveLength(1);
});

test("an organizer may choose daily mails or none, and gets no backlog after choosing mails again", async () => {
  const { eventId, ownerId, email } = await aShowWithOrganizer();
  const mails = async () => (await mailsTo(email, 0)).length;
  await writeSaleMailChoice(env.DB, ownerId, "day");
  await sell(eventId, [0]);
  const morning = nextEightInIndia();
  await mailSales(env, morning - 1);
  expect(await mails()).toBe(0);
  await writeSaleMailChoice(env.DB, ownerId, "none");
  await mailSales(env, morning + 48 * HOUR);
  expect(await mails()).toBe(0);
  await writeSaleMailChoice(env.DB, ownerId, "day");
  await mailSales(env, morning);
  expect(await mails()).toBe(0);
  await sell(eventId, [1]);
  await mailSales(env, morning);
  expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual(["1 ticket sold: Tughlaq"]);
});

/** 8:00 in India is 2:30 UTC. */
function nextEightInIndia(): number {
  const eight = 2.5 * HOUR;
  return (Math.floor((Date.now() - eight) / (24 * HOUR)) + 1) * 24 * HOUR + eight;
}

test("a person who joined later gets no mail about sales before", async () => {
  const { eventId, organizationId, email } = await aShowWithOrganizer();
  await sell(eventId, [0]);
  await db
    .update(member)
    .set({ createdAt: new Date(Date.now() + 1_000) })
    .where(eq(member.organizationId, organizationId));
  await mailSales(env, nextHour());
  expect(await mailsTo(email, 0)).toEqual([]);
});
