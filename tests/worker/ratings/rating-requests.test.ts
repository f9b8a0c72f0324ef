import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { database } from "#worker/db/database";
import { ratingAsk } from "#worker/db/schema";
import type { RatingRequest } from "#worker/platform/queue-messages";
import { handleQueue } from "#worker/queue";
import { queueRatingRequests } from "#worker/ratings/rating-requests";
import { type RatableShow, admissionProjected, aRatableShow, rate } from "../../build/workerd/ratable-show";
import { Browser, env, linkIn, mailsTo } from "../../build/workerd/visit";

const DAY = 86_400_000;
const db = database(env);

let show: RatableShow;
beforeEach(async () => {
  show = await aRatableShow();
});

test("the morning after, each admitted buyer gets one rating request by mail", async () => {
  const [came, stayed] = [new Browser(), new Browser()];
  const there = await show.book(came, "asked@there.test");
  await show.book(stayed, "notasked@away.test");
  await show.admit(there);
  await show.end(Date.now() - 2 * DAY);
  await admissionProjected(there);
  const queued: RatingRequest[] = [];
  const listening = {
    ...env,
    EFFECT_QUEUE: {
      sendBatch: async (messages: Iterable<{ body: RatingRequest }>) => {
        for (const { body } of messages) queued.push(body);
      },
    },
  } as unknown as typeof env;
  await queueRatingRequests(listening, Date.now());
  await queueRatingRequests(listening, Date.now());
  const ours = queued.filter(({ eventId }) => eventId === show.eventId);
  expect(ours.map(({ bookingId }) => bookingId)).toEqual([there.booking.id]);
  await deliver(ours[0]!);
  await deliver(ours[0]!);
  const mails = (await mailsTo("asked@there.test", 2)).filter(({ subject }) => subject.startsWith("How was"));
  expect(mails).toHaveLength(1);
  expect(linkIn(mails[0], "/bookings/link/").hash).toBe("#rating");
});

test("a buyer with two addresses gets one request, and a rating under another person's address does not suppress hers", async () => {
  const [buyer, stranger, asha] = [new Browser(), new Browser(), new Browser()];
  const bookings = [
    await show.book(buyer, "one@ask.test"),
    await show.book(buyer, "other@ask.test"),
    await show.book(asha, "asha@ask.test"),
    await show.book(stranger, "asha@ask.test"),
  ];
  for (const each of bookings) await show.admit(each);
  await show.end(Date.now() - 2 * DAY);
  for (const each of bookings) await admissionProjected(each);
  await rate(stranger, bookings[3]!, 1);
  const quiet = { ...env, EFFECT_QUEUE: { sendBatch: async () => undefined } } as unknown as typeof env;
  await queueRatingRequests(quiet, Date.now());
  await queueRatingRequests(quiet, Date.now());
  const rows = await db.select().from(ratingAsk).where(eq(ratingAsk.eventId, show.eventId));
  const requested = rows.map(({ buyerEmail }) => buyerEmail);
  expect(requested).toHaveLength(2);
  expect(requested).toContain("asha@ask.test");
});

test("a buyer who has rated gets no request, and a failed queue is retried in the next run", async () => {
  const [quick, slow] = [new Browser(), new Browser()];
  const rated = await show.book(quick, "quick@there.test");
  const unrated = await show.book(slow, "slow@there.test");
  await show.admit(rated);
  await show.admit(unrated);
  await show.end(Date.now() - 2 * DAY);
  await admissionProjected(rated);
  await admissionProjected(unrated);
  await rate(quick, rated, 5);
  const broken = {
    ...env,
    EFFECT_QUEUE: { sendBatch: () => Promise.reject(new Error("queue is down")) },
  } as unknown as typeof env;
  await expect(queueRatingRequests(broken, Date.now())).rejects.toThrow("queue is down");
  await queueRatingRequests(
    { ...env, EFFECT_QUEUE: { sendBatch: async () => undefined } } as unknown as typeof env,
    Date.now(),
  );
  const requested = await db.select().from(ratingAsk).where(eq(ratingAsk.eventId, show.eventId));
  expect(requested.map(({ buyerEmail }) => buyerEmail)).toEqual(["slow@there.test"]);
});

async function deliver(body: RatingRequest): Promise<void> {
  const batch = createMessageBatch("stagedoor-effects", [
    { id: crypto.randomUUID(), timestamp: new Date(), attempts: 1, body },
  ]);
  await handleQueue(batch as Parameters<typeof handleQueue>[0], env);
  const result = await getQueueResult(batch, createExecutionContext());
  expect(result.explicitAcks).toHaveLength(1);
}
