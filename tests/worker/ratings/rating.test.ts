import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { database } from "#worker/db/database";
import { eventRating } from "#worker/db/schema";
import { addMember } from "#worker/people/accounts";
import { signLink } from "#worker/platform/signed-link";
import {
  type RatableShow,
  aRatableShow,
  ownRating,
  rate,
  admissionProjected,
} from "../../build/workerd/ratable-show";
import { Browser, env } from "../../build/workerd/visit";
import { makePerson } from "../../build/workerd/people";

const DAY = 86_400_000;
const db = database(env);

let show: RatableShow;
beforeEach(async () => {
  show = await aRatableShow();
});

test("an admitted buyer can rate after the event; others get the reason", async () => {
  const [came, stayed] = [new Browser(), new Browser()];
  const there = await show.book(came, "asha@there.test");
  const away = await show.book(stayed, "ravi@away.test");
  await show.admit(there);
  expect(await rate(came, there, 5)).toMatchObject({ ok: false, reason: "not_over" });
  await show.end();
  expect(await rate(stayed, away, 1, "was not there")).toMatchObject({ ok: false, reason: "not_checked_in" });
  expect(await rate(came, there, 5, "Wonderful")).toMatchObject({ ok: true });
  expect(await show.publicWords()).toEqual(["Wonderful"]);
});

test("repeated and concurrent submissions create one rating", async () => {
  const browser = new Browser();
  const found = await show.book(browser, "twice@there.test");
  await show.admit(found);
  await show.end();
  await Promise.all([rate(browser, found, 4, "Good"), rate(browser, found, 4, "Good")]);
  await rate(browser, found, 2, "On second thoughts");
  const rows = await db.select().from(eventRating).where(eq(eventRating.eventId, show.eventId));
  expect(rows).toMatchObject([{ stars: 2, comment: "On second thoughts", authorName: "Ananya P." }]);
});

test("a second booking of the same buyer changes the one rating", async () => {
  const browser = new Browser();
  const first = await show.book(browser, "two@there.test");
  const second = await show.book(browser, "TWO@there.test");
  await show.admit(first);
  await show.end();
  expect(await rate(browser, first, 4)).toMatchObject({ ok: true });
  expect(await rate(browser, second, 1)).toMatchObject({ ok: true });
  expect(await db.select().from(eventRating).where(eq(eventRating.eventId, show.eventId))).toHaveLength(1);
});

test("typing another person's address at checkout gives no access to their rating or admission", async () => {
  const [asha, stranger] = [new Browser(), new Browser()];
  const hers = await show.book(asha, "asha@typed.test");
  const typed = await show.book(stranger, "asha@typed.test");
  await show.admit(hers);
  await show.end();
  await rate(asha, hers, 5, "Hers");
  expect(await ownRating(stranger, typed)).toEqual({ given: null, refusal: "not_checked_in" });
  expect(await rate(stranger, typed, 1, "His")).toMatchObject({ reason: "not_checked_in" });
  expect(await stranger.visit(({ ratings }) => ratings.withdraw(typed))).toMatchObject({
    reason: "not_found",
  });
  expect(await show.publicWords()).toEqual(["Hers"]);
});

test("a withdrawn rating is deleted", async () => {
  const browser = new Browser();
  const found = await show.book(browser, "back@there.test");
  await show.admit(found);
  await show.end();
  await rate(browser, found, 3);
  expect(await browser.visit(({ ratings }) => ratings.withdraw(found))).toMatchObject({ ok: true });
  expect(await browser.visit(({ ratings }) => ratings.withdraw(found))).toMatchObject({
    reason: "not_found",
  });
  expect(await ownRating(browser, found)).toEqual({ given: null, refusal: null });
});

test("a mailed link authorizes its one booking, not the buyer's other bookings", async () => {
  const buyer = new Browser();
  const hers = await show.book(buyer, "buyer@two.test");
  const friends = await show.book(buyer, "friend@two.test");
  await show.admit(hers);
  await admissionProjected(hers);
  await show.end();
  const friend = new Browser();
  expect(await ownRating(friend, friends)).toEqual({ given: null, refusal: "not_checked_in" });
  await rate(buyer, hers, 5, "The buyer's");
  expect((await ownRating(friend, friends)).given).toBeNull();
  await show.admit(friends);
  expect(await ownRating(friend, friends)).toEqual({ given: null, refusal: "already_rated" });
  expect(await rate(friend, friends, 1, "The friend's")).toMatchObject({ reason: "already_rated" });
  expect(await friend.visit(({ ratings }) => ratings.withdraw(friends))).toMatchObject({
    reason: "not_found",
  });
  expect(await show.publicWords()).toEqual(["The buyer's"]);
});

test("a guest can rate through the mailed link from another browser", async () => {
  const found = await show.book(new Browser(), "guest@there.test");
  await show.admit(found);
  await show.end();
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
  const person = await makePerson("worker@house.test");
  await addMember(env, { organizationId: show.organizationId, userId: person.id, role: "staff" });
  const browser = new Browser();
  const found = await show.book(browser, "worker@house.test");
  await show.admit(found);
  await show.end();
  expect(await rate(browser, found, 5)).toMatchObject({ ok: false, reason: "own_event" });
});

test("markup is stored as text and invisible characters are removed", async () => {
  const browser = new Browser();
  const found = await show.book(browser, "markup@there.test");
  await show.admit(found);
  await show.end();
  await rate(browser, found, 5, "<b>bold</b>\u202E\u0000 & 'q'; drop table event_rating; --");
  expect(await show.publicWords()).toEqual(["<b>bold</b> & 'q'; drop table event_rating; --"]);
  expect(await rate(browser, found, 5, "x".repeat(20_000))).toMatchObject({ reason: "too_long" });
  expect(await rate(browser, found, 9)).toMatchObject({ reason: "stars_missing" });
});

test("repeated attempts are rate limited", async () => {
  const browser = new Browser();
  const found = await show.book(browser, "often@there.test");
  await show.admit(found);
  await show.end();
  let rated = await rate(browser, found, 5);
  for (let tries = 1; rated.ok && tries < 31; tries++) rated = await rate(browser, found, 5);
  expect(rated).toMatchObject({ ok: false, reason: "too_many_requests" });
});
