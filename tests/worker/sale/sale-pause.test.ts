import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { toEventFacts } from "#app/parts/event/make-event-facts";
import { readEventQuery } from "#domain/catalogue/event-query";
import { makeCatalogueService } from "#worker/catalogue/make-catalogue";
import { database } from "#worker/db/database";
import { auditLog, member, notification } from "#worker/db/schema";
import { eventObject } from "#worker/platform/event-object";
import type { Deps } from "#worker/platform/deps";
import { aShow } from "../../build/workerd/show";
import { Browser, env, mailsTo } from "../../build/workerd/visit";

let show: Awaited<ReturnType<typeof aShow>>;

beforeAll(async () => {
  show = await aShow();
  await database(env).insert(member).values({
    id: crypto.randomUUID(),
    organizationId: show.organizationId,
    userId: show.ownerId,
    role: "owner",
    createdAt: new Date(),
  });
});

const catalogue = () =>
  makeCatalogueService({
    env,
    visitor: { person: { id: "admin-1" } } as Deps["visitor"],
    request: new Request("https://stagedoor.test/admin"),
    now: () => Date.now(),
    waitUntil: (work) => void mails.push(work),
  } as Partial<Deps> as Deps);

/** The service's mails, sent after its response. */
const mails: Promise<unknown>[] = [];

const hold = (seats: number[]) => ({ holdId: crypto.randomUUID(), seats, pools: [] });
const place = (holdId: string) => ({
  bookingId: crypto.randomUUID(),
  holdId,
  buyerName: "Asha",
  buyerEmail: "asha@example.com",
  locale: "en",
  attendeeNames: [],
});

test("a paused sale holds no seat and places no booking, until it is resumed; the object keeps the pause", async () => {
  const event = await eventObject(env, show.eventId);
  const before = hold([0]);
  expect(await event.hold("guest:a", before)).toMatchObject({ ok: true });
  expect(await catalogue().pauseSale(show.eventId, " ")).toMatchObject({ reason: "reason_missing" });
  expect(await catalogue().pauseSale(show.eventId, "Reported as a fraud")).toMatchObject({ ok: true });
  expect(await catalogue().pauseSale(show.eventId, "again")).toMatchObject({ ok: true });
  expect(await catalogue().findSalePause(show.eventId)).toMatchObject({
    isLive: true,
    pause: { reason: "Reported as a fraud" },
  });

  expect(await event.hold("guest:b", hold([1]))).toMatchObject({ ok: false, reason: "sale_paused" });
  const best = { holdId: crypto.randomUUID(), quantity: 1, ticketTypeIds: [], accessible: false };
  expect(await event.holdBest("guest:b", best)).toMatchObject({ ok: false, reason: "sale_paused" });
  expect(await event.placeBooking("guest:a", place(before.holdId))).toMatchObject({ reason: "sale_paused" });
  // An edit by the organizer does not resume the sale.
  await event.configure({ ...show.setup, revision: 2, title: "Tughlaq again" }, "edit");
  expect(await event.hold("guest:b", hold([1]))).toMatchObject({ reason: "sale_paused" });
  expect(await event.readDayOf()).toMatchObject({ salePause: { reason: "Reported as a fraud" } });

  expect(await catalogue().resumeSale(show.eventId)).toMatchObject({ ok: true });
  expect(await event.placeBooking("guest:a", place(before.holdId))).toMatchObject({ ok: true });
  expect(await event.readDayOf()).toMatchObject({ salePause: null });
});

test("buyers and organizers read on every page and list that the sale is paused, until it is resumed", async () => {
  const shown = async () => {
    const { event, saved } = await new Browser().visit(async ({ discovery }) => ({
      event: await discovery.findEvent(show.eventId),
      saved: await discovery.listEvents(readEventQuery(new URLSearchParams("city=Bengaluru"))),
    }));
    const own = await catalogue().listEvents(show.organizationId, {
      tab: "all",
      search: "",
      sort: "starts",
      descending: false,
      page: 1,
    });
    const [attention] = await catalogue().listAttention(show.organizationId);
    return {
      page: event && toEventFacts(event, Date.now()).sale,
      card: saved.events.find(({ id }) => id === show.eventId)?.sale,
      row: own.items[0]?.isPaused,
      editor: (await catalogue().findEvent(show.organizationId, show.eventId))?.salePause,
      attention: attention?.kind,
    };
  };
  await catalogue().pauseSale(show.eventId, "Checking the venue");
  expect(await shown()).toEqual({
    page: "paused",
    card: "paused",
    row: true,
    editor: { at: expect.any(Number), reason: "Checking the venue", answerTo: "tickets@stagedoor.example" },
    attention: "sale_paused",
  });
  await catalogue().resumeSale(show.eventId);
  expect(await shown()).toMatchObject({ page: "on_sale", card: "on_sale", row: false, editor: null });
});

test("a pause that D1 did not record is completed by the next attempt", async () => {
  const other = await aShow();
  const pause = { at: 5, reason: "Before the crash" };
  await (await eventObject(env, other.eventId)).pauseSale(pause);
  expect(await catalogue().pauseSale(other.eventId, "After the crash")).toMatchObject({ ok: true });
  expect((await catalogue().findEvent(other.organizationId, other.eventId))?.salePause).toMatchObject(pause);
});

test("the organizers are notified once per pause, in the app and by mail, with the reason and how to answer", async () => {
  await Promise.all(mails);
  const sent = await mailsTo(`${show.ownerId}@example.com`, 4);
  expect(sent).toHaveLength(4);
  const paused = sent.filter(({ subject }) => subject.startsWith("Sales paused"));
  expect(paused).toHaveLength(2);
  expect(paused.some(({ text }) => text.includes("Reported as a fraud"))).toBe(true);
  for (const { text } of paused) expect(text).toContain("tickets@stagedoor.example");
  for (const { text } of sent)
    expect(text).toContain(`/organizations/${show.organizationId}/events/${show.eventId}`);
});

test("the audit log has the admin and the reason, and the app one notice per pause and resumption", async () => {
  const notices = await database(env)
    .select()
    .from(notification)
    .where(and(eq(notification.userId, show.ownerId)));
  expect(notices.map(({ kind }) => kind).toSorted()).toEqual([
    "event_sale_paused",
    "event_sale_paused",
    "event_sale_resumed",
    "event_sale_resumed",
  ]);
  const rows = await database(env)
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `event:${show.eventId}`));
  expect(rows).toMatchObject([
    { action: "event.sale_paused", actorId: "admin-1", facts: { reason: "Reported as a fraud" } },
    { action: "event.sale_resumed", actorId: "admin-1" },
    { action: "event.sale_paused", facts: { reason: "Checking the venue" } },
    { action: "event.sale_resumed" },
  ]);
});

test("an unknown event is not found, and a cancelled one cannot be paused", async () => {
  expect(await catalogue().pauseSale(crypto.randomUUID(), "x")).toMatchObject({ reason: "not_found" });
  const other = await aShow();
  await (await eventObject(env, other.eventId)).cancelEvent();
  expect(await catalogue().pauseSale(other.eventId, "x")).toMatchObject({ reason: "not_live" });
});
