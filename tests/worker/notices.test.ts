import { createMessageBatch } from "cloudflare:test";
import { and, eq, like } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Effect } from "#domain/sale/effect";
import { database } from "#worker/db/database";
import { mailSent, member, notification } from "#worker/db/schema";
import { eventObject } from "#worker/platform/event-object";
import { handleQueue } from "#worker/queue";
import { issue, sync } from "../build/workerd/gate";
import { aScan, aSync } from "../build/workerd/north-gate";
import { perform } from "../build/workerd/effects";
import { aShow } from "../build/workerd/show";
import { env } from "../build/workerd/visit";

const db = database(env);

async function aShowWithOrganizer() {
  const show = await aShow();
  await db.insert(member).values({
    id: `m-${show.eventId}`,
    organizationId: show.organizationId,
    userId: show.ownerId,
    role: "owner",
    createdAt: new Date(),
  });
  return show;
}

const notificationsOf = (userId: string, kind: string) =>
  db
    .select({ href: notification.href, facts: notification.facts })
    .from(notification)
    .where(and(eq(notification.userId, userId), eq(notification.kind, kind)));

test("a ticket admitted twice notifies the organizer once, with a link to the day-of page", async () => {
  const { eventId, ownerId } = await aShowWithOrganizer();
  const { tickets } = await issue(eventId, [0, 1]);
  const event = await eventObject(env, eventId);
  const phones = ["d1", "d2"];
  const device = (deviceId: string) => ({ deviceId, gateId: "north", revoked: false });
  await sync(event, device("d1"), aSync([aScan("d1", 1, tickets[0]!.ticketId)]));
  expect(await perform(eventId, /^notice:/)).toEqual([]);
  for (const [seq, ticket] of tickets.entries())
    for (const phone of phones)
      await sync(event, device(phone), aSync([aScan(phone, seq + 2, ticket.ticketId)]));
  await perform(eventId, /^notice:incident/, 2);
  expect(await notificationsOf(ownerId, "incident")).toEqual([
    { href: expect.stringMatching(/\/day-of$/), facts: { title: "Tughlaq" } },
  ]);
});

test("a refund that fails for good notifies the organizer once in the app and once by mail", async () => {
  const { eventId, ownerId } = await aShowWithOrganizer();
  const effect: Effect = {
    key: "notice:refund_failed:refund-p1",
    eventId,
    kind: "notice",
    notice: "refund_failed",
  };
  for (let round = 0; round < 2; round++)
    await handleQueue(
      createMessageBatch("stagedoor-effects", [
        { id: `r${round}`, timestamp: new Date(), attempts: 1, body: effect },
      ]),
      env,
    );
  expect(await notificationsOf(ownerId, "refund_failed")).toHaveLength(1);
  const mails = await db
    .select()
    .from(mailSent)
    .where(eq(mailSent.key, `${effect.key}:${ownerId}`));
  expect(mails).toMatchObject([{ subject: "A refund did not go through: Tughlaq" }]);
});

test("a buyer with an account reads the booking, its move, cancellation and refund in the app, once each", async () => {
  const { eventId, ownerId, setup } = await aShow();
  const { bookingId } = await issue(eventId, [0, 1], `user:${ownerId}`);
  await issue(eventId, [2], "guest:other");
  const event = await eventObject(env, eventId);
  await event.configure({ ...setup, revision: 2, startsAt: setup.startsAt + 3_600_000 });
  await event.cancelBooking({ bookingId, actor: "user:o", reason: "asked", idempotencyKey: "k1" });
  await perform(eventId, /^mail:/, 2);
  const rows = await db.select().from(notification).where(eq(notification.userId, ownerId));
  expect(rows.map(({ kind, facts }) => [kind, facts["title"]]).toSorted()).toEqual([
    ["booked", "Tughlaq"],
    ["booked_event_moved", "Tughlaq"],
    ["booking_cancelled", "Tughlaq"],
  ]);
  expect(rows.find(({ kind }) => kind === "booked")?.facts).toMatchObject({ count: 2 });
  for (const { href } of rows) expect(href).toContain(`/bookings/${bookingId}?event=${eventId}`);
});

test("a refund is in the buyer's inbox with its amount", async () => {
  const { eventId, ownerId } = await aShow();
  const { bookingId } = await issue(eventId, [0], `user:${ownerId}`);
  const effect: Effect = {
    key: `mail:${bookingId}:booking_refunded`,
    eventId,
    kind: "mail",
    mail: { template: "booking_refunded", to: "asha@example.com", locale: "en", bookingId },
  };
  await handleQueue(
    createMessageBatch("stagedoor-effects", [
      { id: effect.key, timestamp: new Date(), attempts: 1, body: effect },
    ]),
    env,
  );
  expect(await notificationsOf(ownerId, "booking_refunded")).toMatchObject([
    { facts: { title: "Tughlaq", refundMinor: 0, currency: "INR" } },
  ]);
});

test("a withdrawn signing key notifies each holder of its tickets once, by mail and in the inbox, in their language", async () => {
  const { eventId, ownerId } = await aShow();
  const { bookingId } = await issue(eventId, [0, 1], `user:${ownerId}`);
  const guest = await issue(eventId, [2], "guest:withdrawn");
  const admitted = await issue(eventId, [3], "guest:admitted");
  const event = await eventObject(env, eventId);
  const device = { deviceId: "d1", gateId: "north", revoked: false };
  await sync(event, device, aSync([aScan("d1", 1, admitted.tickets[0]!.ticketId)]));
  await perform(eventId, /^mail:/, 3);

  await Promise.all([event.withdrawKey(1), event.withdrawKey(1)]);
  const keys = [bookingId, guest.bookingId].map((id) => `mail:${id}:ticket_reissued:1`);
  const performed = await perform(eventId, /:ticket_reissued:/, 2);
  expect(performed.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
  // A queue delivers at least once.
  for (let round = 0; round < 2; round++)
    await handleQueue(
      createMessageBatch(
        "stagedoor-effects",
        performed.map((body, n) => ({ id: `${round}-${n}`, timestamp: new Date(), attempts: 2, body })),
      ),
      env,
    );
  const sent = await db.select().from(mailSent).where(like(mailSent.key, "%:ticket_reissued:1"));
  expect(sent.filter(({ key }) => keys.includes(key))).toHaveLength(2);
  for (const { subject, body } of sent) {
    expect(subject).toBe("New ticket codes: Tughlaq");
    expect(JSON.stringify(body)).toContain("Open your booking once with network");
  }
  expect(await notificationsOf(ownerId, "ticket_reissued")).toEqual([
    { href: expect.stringContaining(`/bookings/${bookingId}`), facts: { title: "Tughlaq" } },
  ]);
  // Nothing is left for a later attempt.
  await event.withdrawKey(1);
  expect(await perform(eventId, /:ticket_reissued:/)).toEqual([]);
});
