import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { makeCatalogueService } from "#worker/catalogue/make-catalogue";
import { database } from "#worker/db/database";
import { auditLog, member, notification } from "#worker/db/schema";
import { eventObject } from "#worker/platform/event-object";
import type { Deps } from "#worker/platform/deps";
import { aShow } from "../../build/workerd/show";
import { env } from "../../build/workerd/visit";

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
    visitor: { person: { id: "admin-1" } },
    request: new Request("https://stagedoor.test/admin"),
    now: () => Date.now(),
    waitUntil: () => {},
  } as unknown as Deps);

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

test("the organizers are notified once, and the audit log has the admin and the reason", async () => {
  const notices = await database(env)
    .select()
    .from(notification)
    .where(and(eq(notification.userId, show.ownerId)));
  expect(notices.map(({ kind }) => kind).toSorted()).toEqual(["event_sale_paused", "event_sale_resumed"]);
  const rows = await database(env)
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `event:${show.eventId}`));
  expect(rows).toMatchObject([
    { action: "event.sale_paused", actorId: "admin-1", facts: { reason: "Reported as a fraud" } },
    { action: "event.sale_resumed", actorId: "admin-1" },
  ]);
});

test("an unknown event is not found, and a cancelled one cannot be paused", async () => {
  expect(await catalogue().pauseSale(crypto.randomUUID(), "x")).toMatchObject({ reason: "not_found" });
  const other = await aShow();
  await (await eventObject(env, other.eventId)).cancelEvent();
  expect(await catalogue().pauseSale(other.eventId, "x")).toMatchObject({ reason: "not_live" });
});
