import { createMessageBatch, getQueueResult, createExecutionContext } from "cloudflare:test";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { addMember, createAccount } from "#worker/people/accounts";
import { signLink } from "#worker/platform/signed-link";
import type { FoundBooking } from "#worker/sale/booking";
import { database } from "#worker/db/database";
import { bookingCopy, event, eventRating, ratingAsk, ticketCopy } from "#worker/db/schema";
import { eventObject } from "#worker/platform/event-object";
import { makeServices } from "#worker/make-services";
import { handleQueue } from "#worker/queue";
import { queueRatingRequests } from "#worker/ratings/rating-requests";
import type { RatingRequest } from "#worker/platform/queue-messages";
import type { Services } from "#worker/services";
import type { Person } from "#worker/platform/visitor";
import { aScan, aSync, sync } from "../build/workerd/gate";
import { aShow } from "../build/workerd/show";
import { Browser, env, linkIn, mailsTo } from "../build/workerd/visit";

const DAY = 86_400_000;
const db = database(env);
const ALL = { show: "all", search: "", eventId: null, page: 1 } as const;

type Show = Awaited<ReturnType<typeof aShow>>;
let show: Show;
let seat = 0;
beforeEach(async () => {
  show = await aShow();
  seat = 0;
});

test("an admitted buyer can rate after the event; others get the reason", async () => {
  const [came, stayed] = [new Browser(), new Browser()];
  const there = await book(came, "asha@there.test");
  const away = await book(stayed, "ravi@away.test");
  await admit(there);
  expect(await rate(came, there, 5)).toMatchObject({ ok: false, reason: "not_over" });
  await end();
  expect(await rate(stayed, away, 1, "was not there")).toMatchObject({ ok: false, reason: "not_checked_in" });
  expect(await rate(came, there, 5, "Wonderful")).toMatchObject({ ok: true });
  expect(await publicWords()).toEqual(["Wonderful"]);
});

test("repeated and concurrent submissions create one rating", async () => {
  const browser = new Browser();
  const found = await book(browser, "twice@there.test");
  await admit(found);
  await end();
  await Promise.all([rate(browser, found, 4, "Good"), rate(browser, found, 4, "Good")]);
  await rate(browser, found, 2, "On second thoughts");
  const rows = await db.select().from(eventRating).where(eq(eventRating.eventId, show.eventId));
  expect(rows).toMatchObject([{ stars: 2, comment: "On second thoughts", authorName: "Ananya P." }]);
});

test("a second booking of the same buyer changes the one rating", async () => {
  const browser = new Browser();
  const first = await book(browser, "two@there.test");
  const second = await book(browser, "TWO@there.test");
  await admit(first);
  await end();
  expect(await rate(browser, first, 4)).toMatchObject({ ok: true });
  expect(await rate(browser, second, 1)).toMatchObject({ ok: true });
  expect(await db.select().from(eventRating).where(eq(eventRating.eventId, show.eventId))).toHaveLength(1);
});

test("typing another person's address at checkout gives no access to their rating or admission", async () => {
  const [asha, stranger] = [new Browser(), new Browser()];
  const hers = await book(asha, "asha@typed.test");
  const typed = await book(stranger, "asha@typed.test");
  await admit(hers);
  await end();
  await rate(asha, hers, 5, "Hers");
  expect(await own(stranger, typed)).toEqual({ given: null, refusal: "not_checked_in" });
  expect(await rate(stranger, typed, 1, "His")).toMatchObject({ reason: "not_checked_in" });
  expect(await stranger.visit(({ ratings }) => ratings.withdraw(typed))).toMatchObject({
    reason: "not_found",
  });
  expect(await publicWords()).toEqual(["Hers"]);
});

test("a withdrawn rating is deleted", async () => {
  const browser = new Browser();
  const found = await book(browser, "back@there.test");
  await admit(found);
  await end();
  await rate(browser, found, 3);
  expect(await browser.visit(({ ratings }) => ratings.withdraw(found))).toMatchObject({ ok: true });
  expect(await browser.visit(({ ratings }) => ratings.withdraw(found))).toMatchObject({
    reason: "not_found",
  });
  expect(await own(browser, found)).toEqual({ given: null, refusal: null });
});

test("a mailed link authorizes its one booking, not the buyer's other bookings", async () => {
  const buyer = new Browser();
  const hers = await book(buyer, "buyer@two.test");
  const friends = await book(buyer, "friend@two.test");
  await admit(hers);
  await copied(hers);
  await end();
  const friend = new Browser();
  expect(await own(friend, friends)).toEqual({ given: null, refusal: "not_checked_in" });
  await rate(buyer, hers, 5, "The buyer's");
  expect((await own(friend, friends)).given).toBeNull();
  await admit(friends);
  expect(await own(friend, friends)).toEqual({ given: null, refusal: "already_rated" });
  expect(await rate(friend, friends, 1, "The friend's")).toMatchObject({ reason: "already_rated" });
  expect(await friend.visit(({ ratings }) => ratings.withdraw(friends))).toMatchObject({
    reason: "not_found",
  });
  expect(await publicWords()).toEqual(["The buyer's"]);
});

test("a hidden rating that was withdrawn is gone, and its replacement is hidden as well", async () => {
  const browser = new Browser();
  const found = await book(browser, "again@there.test");
  await admit(found);
  await end();
  await rate(browser, found, 1, "Rude");
  const admin = as(await aPerson("admin@again.test", true)).ratings;
  const listed = async () => (await admin.listAll({ ...ALL, eventId: show.eventId })).items;
  await admin.hide((await listed())[0]!.id, "Rude words");
  const withdraw = () => browser.visit(({ ratings }) => ratings.withdraw(found));
  expect(await withdraw()).toMatchObject({ ok: true });
  expect((await own(browser, found)).given).toBeNull();
  expect(await listed()).toEqual([]);
  expect(await withdraw()).toMatchObject({ reason: "not_found" });
  await rate(browser, found, 1, "Rude once more");
  expect((await own(browser, found)).given?.hiddenReason).toBe("Rude words");
  expect(await publicWords()).toEqual([]);
});

test("a guest can rate through the mailed link from another browser", async () => {
  const found = await book(new Browser(), "guest@there.test");
  await admit(found);
  await end();
  const token = await signLink(env, {
    purpose: "booking",
    subject: `${show.eventId}/${found.booking.id}`,
    expiresAt: Date.now() + DAY,
  });
  const elsewhere = new Browser();
  const opened = await elsewhere.visit(({ booking }) => booking.openLink(token));
  if (opened?.kind !== "booking") throw new Error("the link opens nothing");
  expect(await rate(elsewhere, opened.found, 5, "By link")).toMatchObject({ ok: true });
  expect(await elsewhere.visit(({ booking }) => booking.findBooking(found.booking.id, null))).toBeNull();
});

test("members of the organization cannot rate its events", async () => {
  const person = await aPerson("worker@house.test");
  await addMember(env, { organizationId: show.organizationId, userId: person.id, role: "staff" });
  const browser = new Browser();
  const found = await book(browser, "worker@house.test");
  await admit(found);
  await end();
  expect(await rate(browser, found, 5)).toMatchObject({ ok: false, reason: "own_event" });
});

test("markup is stored as text and invisible characters are removed", async () => {
  const browser = new Browser();
  const found = await book(browser, "markup@there.test");
  await admit(found);
  await end();
  await rate(browser, found, 5, "<b>bold</b>\u202E\u0000 & 'q'; drop table event_rating; --");
  expect(await publicWords()).toEqual(["<b>bold</b> & 'q'; drop table event_rating; --"]);
  expect(await rate(browser, found, 5, "x".repeat(20_000))).toMatchObject({ reason: "too_long" });
  expect(await rate(browser, found, 9)).toMatchObject({ reason: "stars_missing" });
});

test("repeated attempts are rate limited", async () => {
  const browser = new Browser();
  const found = await book(browser, "often@there.test");
  await admit(found);
  await end();
  let rated = await rate(browser, found, 5);
  for (let tries = 1; rated.ok && tries < 31; tries++) rated = await rate(browser, found, 5);
  expect(rated).toMatchObject({ ok: false, reason: "too_many_requests" });
});

test("the average counts visible ratings and appears from three ratings on", async () => {
  const given = [5, 4, 2];
  const books: FoundBooking[] = [];
  for (const stars of given) {
    const browser = new Browser();
    const found = await book(browser, `avg${stars}@there.test`);
    await admit(found);
    books.push(found);
  }
  await end();
  for (const [i, stars] of given.entries()) {
    expect((await summary()).average).toBeNull();
    await rate(new Browser(), books[i]!, stars);
  }
  expect(await summary()).toEqual({ count: 3, average: 3.7 });
  const admin = as(await aPerson("admin-avg@house.test", true));
  const worst = (await admin.ratings.listAll({ ...ALL, eventId: show.eventId })).items.find(
    ({ stars }) => stars === 2,
  )!;
  await admin.ratings.hide(worst.id, "Advertising");
  expect(await summary()).toEqual({ count: 2, average: null });
  await admin.ratings.showAgain(worst.id);
  expect(await summary()).toEqual({ count: 3, average: 3.7 });
});

test("hiding a rating notifies author and organizer, and an edit does not show it again", async () => {
  const organizer = await aPerson("organizer@hide.test");
  await addMember(env, { organizationId: show.organizationId, userId: organizer.id, role: "organizer" });
  const browser = new Browser();
  const found = await book(browser, "rude@there.test");
  await admit(found);
  await end();
  await rate(browser, found, 1, "Call me on 98450 00000");
  const admin = as(await aPerson("admin@hide.test", true));
  const [row] = (await admin.ratings.listAll({ ...ALL, eventId: show.eventId })).items;
  expect(await admin.ratings.hide(row!.id, "  ")).toMatchObject({ ok: false, reason: "missing" });
  expect(await admin.ratings.hide(row!.id, "A phone number.")).toMatchObject({ ok: true });
  expect(await publicWords()).toEqual([]);
  expect((await own(browser, found)).given?.hiddenReason).toBe("A phone number.");
  const mails = await mailsTo("rude@there.test", 2);
  expect(mails.some(({ text }) => text.includes("A phone number."))).toBe(true);
  const told = await as(organizer).auth.listNotifications(1);
  const hidden = told.rows.filter(({ kind }) => kind === "rating_hidden_here");
  expect(hidden).toMatchObject([{ facts: { reason: "A phone number." } }]);
  await rate(browser, found, 1, "Now without it");
  expect(await publicWords()).toEqual([]);
});

test("the organizer can answer, change and withdraw the answer; another organization gets not_found", async () => {
  const organizer = await aPerson("organizer@answer.test");
  await addMember(env, { organizationId: show.organizationId, userId: organizer.id, role: "organizer" });
  const desk = as(organizer).ratings;
  const browser = new Browser();
  const found = await book(browser, "asks@there.test");
  await admit(found);
  await end();
  await rate(browser, found, 3, "Cold hall");
  const listed = await desk.listOfOrganization(show.organizationId, ALL);
  const { id } = listed.items[0]!;
  expect(await desk.answer(show.organizationId, id, "")).toMatchObject({ reason: "missing" });
  await desk.answer(show.organizationId, id, "We are sorry");
  await desk.answer(show.organizationId, id, "The heating is mended");
  expect((await own(browser, found)).given?.answer).toBe("The heating is mended");
  const rival = await aShow();
  expect(await desk.answer(rival.organizationId, id, "Not mine")).toMatchObject({ reason: "not_found" });
  expect(await desk.withdrawAnswer(rival.organizationId, id)).toMatchObject({ reason: "not_found" });
  expect((await desk.listOfOrganization(rival.organizationId, ALL)).items).toEqual([]);
  await desk.withdrawAnswer(show.organizationId, id);
  expect((await own(browser, found)).given?.answer).toBeNull();
});

test("ratings appear on the organizer's other events only", async () => {
  const browser = new Browser();
  const found = await book(browser, "other@there.test");
  await admit(found);
  await end();
  await rate(browser, found, 5, "Go and see");
  const next = await aShow({}, show.organizationId);
  const stranger = await aShow();
  expect((await readPublic(next)).organizer.count).toBe(1);
  expect((await readPublic(next)).event).toBeNull();
  expect((await readPublic(stranger)).organizer.count).toBe(0);
});

test("the morning after, each admitted buyer gets one rating request by mail", async () => {
  const [came, stayed] = [new Browser(), new Browser()];
  const there = await book(came, "asked@there.test");
  await book(stayed, "notasked@away.test");
  await admit(there);
  await end(Date.now() - 2 * DAY);
  await copied(there);
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
    await book(buyer, "one@ask.test"),
    await book(buyer, "other@ask.test"),
    await book(asha, "asha@ask.test"),
    await book(stranger, "asha@ask.test"),
  ];
  for (const each of bookings) await admit(each);
  await end(Date.now() - 2 * DAY);
  for (const each of bookings) await copied(each);
  await rate(stranger, bookings[3]!, 1);
  const quiet = { ...env, EFFECT_QUEUE: { sendBatch: async () => undefined } } as unknown as typeof env;
  await queueRatingRequests(quiet, Date.now());
  await queueRatingRequests(quiet, Date.now());
  const rows = await db.select().from(ratingAsk).where(eq(ratingAsk.eventId, show.eventId));
  const asked = rows.map(({ buyerEmail }) => buyerEmail);
  expect(asked).toHaveLength(2);
  expect(asked).toContain("asha@ask.test");
});

test("a buyer who has rated gets no request, and a failed queue is retried in the next run", async () => {
  const [quick, slow] = [new Browser(), new Browser()];
  const rated = await book(quick, "quick@there.test");
  const unrated = await book(slow, "slow@there.test");
  await admit(rated);
  await admit(unrated);
  await end(Date.now() - 2 * DAY);
  await copied(rated);
  await copied(unrated);
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
  const asked = await db.select().from(ratingAsk).where(eq(ratingAsk.eventId, show.eventId));
  expect(asked.map(({ buyerEmail }) => buyerEmail)).toEqual(["slow@there.test"]);
});

async function book(browser: Browser, buyerEmail: string): Promise<FoundBooking> {
  const holdId = crypto.randomUUID();
  const seats = [seat++];
  const held = await browser.visit(({ booking }) => booking.hold(show.eventId, { holdId, seats, pools: [] }));
  if (!held.ok) throw new Error(held.reason);
  const placed = await browser.visit(({ booking }) =>
    booking.checkOut(show.eventId, {
      idempotencyKey: crypto.randomUUID(),
      holdId: held.value.holdId,
      buyerName: "Ananya Pillai",
      buyerEmail,
      locale: "en",
      attendeeNames: [],
    }),
  );
  if (!placed.ok) throw new Error(placed.reason);
  const { id } = placed.value.booking;
  const found = await browser.visit(({ booking }) => booking.findBooking(id, show.eventId));
  if (!found) throw new Error("booked, but not found");
  return found;
}

let scans = 0;
/** Scanned at the gate; returns the booking as the object has it now. */
async function admit(found: FoundBooking): Promise<void> {
  const object = await eventObject(env, show.eventId);
  const device = `d${++scans}`;
  const [ticket] = found.booking.tickets;
  await sync(
    object,
    { deviceId: device, gateId: "north", revoked: false },
    aSync([aScan(device, 1, ticket!.ticketId)]),
  );
  const booking = await object.readBooking(found.booking.id, null);
  Object.assign(found, { booking });
}

async function end(endsAt = Date.now() - 1000): Promise<void> {
  await db
    .update(event)
    .set({ startsAt: endsAt - 7_200_000, endsAt, state: "completed" })
    .where(eq(event.id, show.eventId));
}

/** The outbox has written the copies that the schedule reads. */
async function copied(found: FoundBooking): Promise<void> {
  await expect
    .poll(
      async () => {
        const rows = await db
          .select({ at: ticketCopy.checkedInAt })
          .from(ticketCopy)
          .innerJoin(bookingCopy, eq(bookingCopy.id, ticketCopy.bookingId))
          .where(eq(bookingCopy.id, found.booking.id));
        return rows.some(({ at }) => at !== null);
      },
      { timeout: 10_000 },
    )
    .toBe(true);
}

const rate = (browser: Browser, found: FoundBooking, stars: number, comment = "") =>
  browser.visit(({ ratings }) => ratings.rate(found, { stars, comment }));
const own = (browser: Browser, found: FoundBooking) => browser.visit(({ ratings }) => ratings.findOwn(found));

async function readPublic({ eventId }: Pick<Show, "eventId">) {
  return new Browser().visit(async ({ discovery, ratings }) => {
    const seen = await discovery.findEvent(eventId);
    if (!seen) throw new Error("the event is not public");
    return ratings.readPublic(seen);
  });
}
const publicWords = async () => (await readPublic(show)).latest.map(({ comment }) => comment);
const summary = async () => (await readPublic(show)).organizer;

async function deliver(body: RatingRequest): Promise<void> {
  const batch = createMessageBatch("stagedoor-effects", [
    { id: crypto.randomUUID(), timestamp: new Date(), attempts: 1, body },
  ]);
  await handleQueue(batch as Parameters<typeof handleQueue>[0], env);
  const result = await getQueueResult(batch, createExecutionContext());
  expect(result.explicitAcks).toHaveLength(1);
}

async function aPerson(email: string, isAdmin = false): Promise<Person> {
  const id = await createAccount(env, {
    name: email,
    email,
    password: "a long enough password",
    emailVerified: true,
    isAdmin,
  });
  return { id, name: email, email, emailVerified: true, isAdmin, memberships: [] };
}

function as(person: Person): Services {
  return makeServices({
    env,
    visitor: {
      person,
      buyerKey: `user:${person.id}`,
      locale: "en",
      city: null,
      nonce: "n",
      address: "192.0.2.7",
    },
    request: new Request("https://stagedoor.test/"),
    now: () => Date.now(),
    waitUntil: () => undefined,
  });
}
