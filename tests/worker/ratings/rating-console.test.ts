import { beforeEach, expect, test } from "vitest";
import { addMember } from "#worker/people/accounts";
import type { FoundBooking } from "#worker/sale/booking";
import { makePerson, servicesFor } from "../../build/workerd/people";
import {
  type RatableShow,
  aRatableShow,
  ownRating,
  rate,
  readPublicRatings,
} from "../../build/workerd/ratable-show";
import { aShow } from "../../build/workerd/show";
import { Browser, env, mailsTo } from "../../build/workerd/visit";

const ALL = { show: "all", search: "", eventId: null, page: 1 } as const;

let show: RatableShow;
beforeEach(async () => {
  show = await aRatableShow();
});

test("a hidden rating that was withdrawn is gone, and its replacement is hidden as well", async () => {
  const browser = new Browser();
  const found = await show.book(browser, "again@there.test");
  await show.admit(found);
  await show.end();
  await rate(browser, found, 1, "Rude");
  const admin = servicesFor(await makePerson("admin@again.test", true)).ratings;
  const listed = async () => (await admin.listAll({ ...ALL, eventId: show.eventId })).items;
  await admin.hide((await listed())[0]!.id, "Rude words");
  const withdraw = () => browser.visit(({ ratings }) => ratings.withdraw(found));
  expect(await withdraw()).toMatchObject({ ok: true });
  expect((await ownRating(browser, found)).given).toBeNull();
  expect(await listed()).toEqual([]);
  expect(await withdraw()).toMatchObject({ reason: "not_found" });
  await rate(browser, found, 1, "Rude once more");
  expect((await ownRating(browser, found)).given?.hiddenReason).toBe("Rude words");
  expect(await show.publicWords()).toEqual([]);
});

test("the average counts visible ratings and appears from three ratings on", async () => {
  const given = [5, 4, 2];
  const books: FoundBooking[] = [];
  for (const stars of given) {
    const browser = new Browser();
    const found = await show.book(browser, `avg${stars}@there.test`);
    await show.admit(found);
    books.push(found);
  }
  await show.end();
  for (const [i, stars] of given.entries()) {
    expect((await show.summary()).average).toBeNull();
    await rate(new Browser(), books[i]!, stars);
  }
  expect(await show.summary()).toEqual({ count: 3, average: 3.7 });
  const admin = servicesFor(await makePerson("admin-avg@house.test", true));
  const worst = (await admin.ratings.listAll({ ...ALL, eventId: show.eventId })).items.find(
    ({ stars }) => stars === 2,
  )!;
  await admin.ratings.hide(worst.id, "Advertising");
  expect(await show.summary()).toEqual({ count: 2, average: null });
  await admin.ratings.showAgain(worst.id);
  expect(await show.summary()).toEqual({ count: 3, average: 3.7 });
});

test("hiding a rating notifies author and organizer, and an edit does not show it again", async () => {
  const organizer = await makePerson("organizer@hide.test");
  await addMember(env, { organizationId: show.organizationId, userId: organizer.id, role: "organizer" });
  const browser = new Browser();
  const found = await show.book(browser, "rude@there.test");
  await show.admit(found);
  await show.end();
  await rate(browser, found, 1, "Call me on 98450 00000");
  const admin = servicesFor(await makePerson("admin@hide.test", true));
  const [row] = (await admin.ratings.listAll({ ...ALL, eventId: show.eventId })).items;
  expect(await admin.ratings.hide(row!.id, "  ")).toMatchObject({ ok: false, reason: "missing" });
  expect(await admin.ratings.hide(row!.id, "A phone number.")).toMatchObject({ ok: true });
  expect(await show.publicWords()).toEqual([]);
  expect((await ownRating(browser, found)).given?.hiddenReason).toBe("A phone number.");
  const mails = await mailsTo("rude@there.test", 2);
  expect(mails.some(({ text }) => text.includes("A phone number."))).toBe(true);
  const inbox = await servicesFor(organizer).auth.listNotifications(1);
  const hidden = inbox.rows.filter(({ kind }) => kind === "rating_hidden_here");
  expect(hidden).toMatchObject([{ facts: { reason: "A phone number." } }]);
  await rate(browser, found, 1, "Now without it");
  expect(await show.publicWords()).toEqual([]);
});

test("the organizer can answer, change and withdraw the answer; another organization gets not_found", async () => {
  const organizer = await makePerson("organizer@answer.test");
  await addMember(env, { organizationId: show.organizationId, userId: organizer.id, role: "organizer" });
  const organizerRatings = servicesFor(organizer).ratings;
  const browser = new Browser();
  const found = await show.book(browser, "asks@there.test");
  await show.admit(found);
  await show.end();
  await rate(browser, found, 3, "Cold hall");
  const listed = await organizerRatings.listOfOrganization(show.organizationId, ALL);
  const { id } = listed.items[0]!;
  expect(await organizerRatings.answer(show.organizationId, id, "")).toMatchObject({ reason: "missing" });
  await organizerRatings.answer(show.organizationId, id, "We are sorry");
  await organizerRatings.answer(show.organizationId, id, "The heating is mended");
  expect((await ownRating(browser, found)).given?.answer).toBe("The heating is mended");
  const rival = await aShow();
  expect(await organizerRatings.answer(rival.organizationId, id, "Not mine")).toMatchObject({
    reason: "not_found",
  });
  expect(await organizerRatings.withdrawAnswer(rival.organizationId, id)).toMatchObject({
    reason: "not_found",
  });
  expect((await organizerRatings.listOfOrganization(rival.organizationId, ALL)).items).toEqual([]);
  await organizerRatings.withdrawAnswer(show.organizationId, id);
  expect((await ownRating(browser, found)).given?.answer).toBeNull();
});

test("ratings appear on the organizer's other events only", async () => {
  const browser = new Browser();
  const found = await show.book(browser, "other@there.test");
  await show.admit(found);
  await show.end();
  await rate(browser, found, 5, "Go and see");
  const next = await aShow({}, show.organizationId);
  const stranger = await aShow();
  expect((await readPublicRatings(next.eventId)).organizer.count).toBe(1);
  expect((await readPublicRatings(next.eventId)).event).toBeNull();
  expect((await readPublicRatings(stranger.eventId)).organizer.count).toBe(0);
});
