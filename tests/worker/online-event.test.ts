import { createMessageBatch } from "cloudflare:test";
import { beforeAll, expect, test } from "vitest";
import type { EventContent } from "#domain/catalogue/event-draft";
import { EVERYTHING } from "#domain/catalogue/event-query";
import { readBooking } from "#worker/sale/booking-reader";
import { listWalletTickets } from "#worker/sale/wallet-tickets";
import { handleQueue } from "#worker/queue";
import { queueOnlineLinks, sendOnlineLink } from "#worker/mail/online-links";
import { newId } from "#worker/platform/ids";
import { eventObject } from "#worker/platform/event-object";
import type { Deps } from "#worker/platform/deps";
import type { Person } from "#worker/platform/visitor";
import { aContent } from "../build/event-content";
import { perform } from "../build/workerd/effects";
import { makeOrganization, makePerson, servicesFor, visitAs } from "../build/workerd/people";
import { Browser, env, mailsTo } from "../build/workerd/visit";

const MINUTE = 60_000;
const LINK = "https://meet.example/secret-room?pwd=42";

let seller: { organizationId: string; organizer: Person };
let admin: Person;

beforeAll(async () => {
  seller = await makeOrganization("online-seller");
  admin = await makePerson("online-admin@test.example", true);
});

function onlineContent(parts: Partial<EventContent> = {}): EventContent {
  const [type] = aContent({ venueId: null }).ticketTypes;
  return aContent({
    venueId: null,
    title: "A talk from afar",
    mode: "online",
    onlineUrl: LINK,
    pools: [{ id: "seats", name: "Seats", capacity: 50 }],
    ticketTypes: [{ ...type!, name: "Online", priceMinor: 0, draws: { from: "pool", poolId: "seats" } }],
    ...parts,
  });
}

async function publishOnline() {
  const eventId = newId();
  const { catalogue } = servicesFor(seller.organizer);
  await catalogue.createEvent(seller.organizationId, eventId);
  await catalogue.saveEvent(seller.organizationId, eventId, onlineContent(), 1);
  expect(await catalogue.submitEvent(seller.organizationId, eventId)).toMatchObject({ ok: true });
  const review = (await servicesFor(admin).catalogue.findReview(eventId))!;
  expect(
    await visitAs(admin, (services) => services.catalogue.approveEvent(eventId, review.revision)),
  ).toMatchObject({ ok: true });
  const view = (await catalogue.findEvent(seller.organizationId, eventId))!;
  return { eventId, slug: view.slug, startsAt: view.content.startsAt!, endsAt: view.content.endsAt! };
}

/** A booking of the event by this guest, in the object and in the projection. */
async function bookOne(eventId: string, buyerKey: string) {
  const object = await eventObject(env, eventId);
  const { ticketTypes } = (await object.readSetup())!;
  const holdId = crypto.randomUUID();
  const pools = [{ ticketTypeId: ticketTypes[0]!.id, quantity: 1 }];
  expect(await object.hold(buyerKey, { holdId, seats: [], pools })).toMatchObject({ ok: true });
  const bookingId = crypto.randomUUID();
  const buyerEmail = `${bookingId}@example.com`;
  const placed = await object.placeBooking(buyerKey, {
    bookingId,
    holdId,
    buyerName: "Asha",
    buyerEmail,
    locale: "en",
    attendeeNames: [],
  });
  expect(placed).toMatchObject({ ok: true });
  return { object, bookingId, buyerEmail };
}

function depsAt(now: number, buyerKey: string): Deps {
  return {
    env,
    visitor: { person: null, buyerKey, locale: "en", city: null, nonce: "", address: "192.0.2.1" },
    request: new Browser().request("/"),
    now: () => now,
    waitUntil: () => undefined,
  };
}

test("an online event is published without a venue, and its link is in no public data", async () => {
  const { eventId, slug } = await publishOnline();
  const { discovery, search } = servicesFor(null);
  const seen = await discovery.findEvent(slug);
  expect(seen).toMatchObject({ mode: "online", venue: null, title: "A talk from afar" });
  const onSale = await discovery.findSaleEvent(slug);
  expect(onSale).toMatchObject({ venue: null });
  const listed = await discovery.listEvents({ ...EVERYTHING, city: "Bengaluru" });
  expect(listed.events.find(({ id }) => id === eventId)).toMatchObject({ venueName: "", city: "" });
  expect((await discovery.listCities()).map(({ city }) => city)).not.toContain("");
  const found = await search.search({ ...EVERYTHING, text: "a talk from afar online" });
  const inCity = await search.search({ ...EVERYTHING, text: "online talk in Bengaluru" });
  for (const answer of [found, inCity])
    expect(answer?.groups[0]?.events.map(({ card }) => card.id)).toContain(eventId);
  const offline = await search.readOfflineCatalogue([]);
  expect(offline.events.map(({ id }) => id)).toContain(eventId);
  const setup = await (await eventObject(env, eventId)).readSetup();
  const all = JSON.stringify([seen, onSale, listed, await discovery.listHome(), found, offline, setup]);
  expect(all).toContain("A talk from afar");
  expect(all).not.toContain("secret-room");
});

test("an online event needs an https link before it is submitted", async () => {
  const { catalogue } = servicesFor(seller.organizer);
  for (const [onlineUrl, problem] of [
    ["", "online_url_missing"],
    ["http://meet.example/a", "online_url_invalid"],
  ] as const) {
    const eventId = newId();
    await catalogue.createEvent(seller.organizationId, eventId);
    await catalogue.saveEvent(seller.organizationId, eventId, onlineContent({ onlineUrl }), 1);
    const view = await catalogue.findEvent(seller.organizationId, eventId);
    expect(view?.problems).toMatchObject([{ problem, field: "onlineUrl" }]);
  }
});

test("booking and wallet show the link to a holder from 30 minutes before the start, and not after a refund", async () => {
  const { eventId, startsAt, endsAt } = await publishOnline();
  const { object, bookingId } = await bookOne(eventId, "guest:holder");
  const read = async (now: number) =>
    (await readBooking(depsAt(now, "guest:holder"), bookingId, eventId, "guest:holder"))?.online;
  const opensAt = startsAt - 30 * MINUTE;
  expect(await read(opensAt - 1)).toEqual({ opensAt, endsAt, url: null });
  expect(await read(opensAt)).toEqual({ opensAt, endsAt, url: LINK });
  expect(await read(endsAt)).toEqual({ opensAt, endsAt, url: null });
  expect(await readBooking(depsAt(opensAt, "guest:x"), bookingId, eventId, "guest:x")).toBeNull();

  const wallet = async () =>
    (await listWalletTickets(depsAt(opensAt, "guest:holder"))).find((each) => each.bookingId === bookingId);
  await expect.poll(async () => (await wallet())?.online?.url, { timeout: 10_000 }).toBe(LINK);

  expect(
    await object.cancelBooking({ bookingId, actor: "user:o", reason: "asked", idempotencyKey: "k" }),
  ).toMatchObject({ ok: true });
  expect(await read(opensAt)).toBeNull();
  expect((await wallet())?.online ?? null).toBeNull();
});

test("a holder gets the link by mail once, within the 30 minutes before the start", async () => {
  const { eventId, startsAt } = await publishOnline();
  const { bookingId, buyerEmail } = await bookOne(eventId, "guest:mailed");
  await perform(eventId, /:booking_confirmed/);
  const [confirmed] = await mailsTo(buyerEmail);
  expect(confirmed?.text).toContain("30 minutes before the start");
  expect(confirmed?.text).not.toContain("secret-room");

  const key = `online_link:${eventId}:${startsAt}:${bookingId}`;
  const message = { kind: "online_link" as const, key, eventId, bookingId };
  await sendOnlineLink(message, env, startsAt - 31 * MINUTE);
  await handleQueue(
    createMessageBatch("stagedoor-effects", [
      { id: "early", timestamp: new Date(), attempts: 1, body: message },
    ]),
    env,
  );
  expect(await mailsTo(buyerEmail)).toHaveLength(1);

  const sent: unknown[] = [];
  const queueing = {
    ...env,
    EFFECT_QUEUE: { sendBatch: async (batch: Iterable<unknown>) => void sent.push(...batch) },
  } as unknown as typeof env;
  await queueOnlineLinks(queueing, startsAt - 31 * MINUTE);
  expect(JSON.stringify(sent)).not.toContain(bookingId);
  await expect
    .poll(async () => (await queueOnlineLinks(queueing, startsAt - 29 * MINUTE)) > 0, { timeout: 10_000 })
    .toBe(true);
  expect(sent).toContainEqual({ body: message });
  for (let i = 0; i < 2; i++) await sendOnlineLink(message, env, startsAt - 29 * MINUTE);
  const mails = (await mailsTo(buyerEmail, 2)).filter(({ subject }) => subject.startsWith("Your link"));
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain(LINK);
  sent.length = 0;
  await queueOnlineLinks(queueing, startsAt - 28 * MINUTE);
  expect(JSON.stringify(sent)).not.toContain(bookingId);
});
