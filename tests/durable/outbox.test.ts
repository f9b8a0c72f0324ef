import { env, runInDurableObject } from "cloudflare:test";
import { drizzle } from "drizzle-orm/d1";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Effect } from "#domain/sale/effect";
import type { EventAgent } from "#worker/event-agent";
import { Outbox } from "#durable/outbox";
import { availabilityCopy, bookingCopy, ticketCopy } from "#worker/db/schema";
import { eventObject } from "#worker/platform/event-object";
import { aSetup } from "../build/workerd/setup";
import { aPlaceRequest } from "../build/place-request";

const db = drizzle(env.DB);

test("a free booking is confirmed at once, and its projections reach D1", async () => {
  const eventId = crypto.randomUUID();
  const event = await eventObject(env, eventId);
  await event.configure(aSetup(eventId, { priceMinor: 0 }));
  const holdId = crypto.randomUUID();
  await event.hold("user:asha", { holdId, seats: [0, 1], pools: [] });
  const bookingId = crypto.randomUUID();
  const placed = await event.placeBooking("user:asha", {
    ...aPlaceRequest(bookingId, holdId),
    attendeeNames: ["Asha", ""],
  });
  expect(placed).toMatchObject({
    ok: true,
    value: { state: "confirmed", lines: [{ attendeeName: "Asha" }, { attendeeName: "Asha" }] },
  });
  await expect
    .poll(() => db.select().from(bookingCopy).where(eq(bookingCopy.id, bookingId)), { timeout: 20_000 })
    .toMatchObject([{ state: "confirmed", quantity: 2, eventId, buyerKey: "user:asha" }]);
  expect(await db.select().from(ticketCopy).where(eq(ticketCopy.bookingId, bookingId))).toHaveLength(2);
  await expect
    .poll(() => db.select().from(availabilityCopy).where(eq(availabilityCopy.eventId, eventId)))
    .toMatchObject([{ capacity: 20, sold: 2, held: 0 }]);
  const copy = await db.select().from(bookingCopy).where(eq(bookingCopy.id, bookingId));
  expect(JSON.stringify(copy)).not.toContain("T1:");
});

const effect: Effect = {
  key: "mail:b1:booking_confirmed",
  eventId: "e1",
  kind: "mail",
  mail: { template: "booking_confirmed", to: "a@example.com", locale: "en", bookingId: "b1" },
};

/** An outbox over an object's rows, with test doubles for external services. */
async function withOutbox(
  ports: ConstructorParameters<typeof Outbox>[0],
  run: (outbox: Outbox, saved: () => void, reload: () => Outbox) => Promise<void>,
) {
  const stub = env.EVENT.get(
    env.EVENT.idFromName(crypto.randomUUID()),
  ) as unknown as DurableObjectStub<EventAgent>;
  await runInDurableObject(stub, async (_instance: EventAgent, { storage }) => {
    const make = () => {
      const outbox = new Outbox(ports);
      outbox.prepare(storage.sql);
      outbox.load(storage.sql);
      return outbox;
    };
    const outbox = make();
    await run(
      outbox,
      () => {
        outbox.save(storage.sql);
        outbox.saved();
      },
      make,
    );
  });
}

test("an effect is sent after its commit, repeated until reported, and deleted when done", async () => {
  const sent: string[] = [];
  const ports = {
    send: async (effects: readonly Effect[]) => void sent.push(...effects.map((e) => e.key)),
    project: null,
  };
  await withOutbox(ports, async (outbox, save, reload) => {
    outbox.add(effect, 0);
    await outbox.drain(0);
    expect(sent).toEqual([]);
    save();
    await outbox.drain(0);
    save();
    expect(sent).toEqual([effect.key]);
    await outbox.drain(30_000);
    expect(sent).toHaveLength(1);
    await outbox.drain(60_000);
    expect(sent).toHaveLength(2);
    save();
    const again = reload();
    expect(again.view()).toEqual({ waiting: 1, dead: [] });
    again.done(effect.key);
    again.done(effect.key);
    await again.drain(10_000_000);
    expect(sent).toHaveLength(2);
    expect(again.view()).toEqual({ waiting: 0, dead: [] });
  });
});

test("an effect that fails repeatedly becomes a dead letter that the organizer sees with its cause", async () => {
  const ports = { send: async () => Promise.reject(new Error("queue is down")), project: null };
  await withOutbox(ports, async (outbox, save) => {
    outbox.add(effect, 0);
    save();
    for (let now = 0; outbox.view().dead.length === 0 && now < 1e9; now += 60 * 60_000) {
      await outbox.drain(now);
      save();
    }
    expect(outbox.view()).toEqual({
      waiting: 0,
      dead: [{ key: effect.key, effect: "mail", problem: "queue is down" }],
    });
  });
});

test("a dead letter is sent again only on a manual retry", async () => {
  const sent: string[] = [];
  let broken = true;
  const ports = {
    send: async (effects: readonly Effect[]) => {
      if (broken) throw new Error("queue is down");
      sent.push(...effects.map((each) => each.key));
    },
    project: null,
  };
  await withOutbox(ports, async (outbox, save, reload) => {
    outbox.add(effect, 0);
    save();
    expect(outbox.revive(effect.key, 0)).toBe(false);
    let now = 0;
    for (; outbox.view().dead.length === 0 && now < 1e9; now += 60 * 60_000) {
      await outbox.drain(now);
      save();
    }
    broken = false;
    const later = reload();
    await later.drain(now);
    expect(sent).toEqual([]);
    expect(later.revive(effect.key, now)).toBe(true);
    save();
    expect(later.view()).toEqual({ waiting: 1, dead: [] });
  });
});

test("a projection that changes while it is being written is written again", async () => {
  let written = 0;
  let outbox: Outbox | undefined;
  const ports = {
    send: null,
    project: async (keys: readonly string[]) => {
      written += keys.length;
      if (written === 1) outbox!.project("copy:booking:b1", 0);
    },
  };
  await withOutbox(ports, async (made, save) => {
    outbox = made;
    made.project("copy:booking:b1", 0);
    save();
    await made.drain(0);
    expect(made.view().waiting).toBe(1);
    save();
    await made.drain(0);
    expect(written).toBe(2);
    expect(made.view().waiting).toBe(0);
  });
});

test("continuously changing projections are written after commits, without an immediate alarm for each change", async () => {
  let outbox: Outbox | undefined;
  let now = 0;
  const ports = { send: null, project: async () => outbox!.project("copy:availability", now) };
  await withOutbox(ports, async (made, save) => {
    outbox = made;
    made.project("copy:availability", now);
    for (now = 0; now < 100_000; now += 20_000) {
      save();
      await made.drain(now);
      expect(made.nextAt).toBeGreaterThan(now);
    }
    expect(made.view().waiting).toBe(1);
  });
});

test("a refund that cannot be performed becomes a dead letter, and its organizers are notified once", async () => {
  const refund: Effect = {
    key: "refund:refund-p1",
    eventId: "e1",
    kind: "refund",
    refundId: "refund-p1",
    paymentId: "p1",
    intentId: "i1",
    amountMinor: 100,
    currency: "INR",
    provider: "sandbox",
  };
  const sent: string[] = [];
  const send = async (effects: readonly Effect[]) => void sent.push(...effects.map(({ key }) => key));
  await withOutbox({ send, project: null }, async (outbox, saved) => {
    outbox.add(refund, 0);
    for (let day = 0; day < 12; day++) {
      outbox.failed(refund.key, "declined", day * 86_400_000);
      saved();
      await outbox.drain(day * 86_400_000);
      outbox.done("notice:refund_failed:refund-p1");
    }
    expect(outbox.view().dead).toMatchObject([{ key: refund.key }]);
    expect(sent.filter((key) => key.startsWith("notice:"))).toEqual(["notice:refund_failed:refund-p1"]);
  });
});

test("an effect goes to the queue and a projection to D1, also when both are due together", async () => {
  const sent: string[] = [];
  const written: string[] = [];
  const ports = {
    send: async (effects: readonly Effect[]) => void sent.push(...effects.map(({ key }) => key)),
    project: async (keys: readonly string[]) => void written.push(...keys),
  };
  await withOutbox(ports, async (outbox, save) => {
    outbox.add(effect, 0);
    outbox.project("copy:booking:b1", 0);
    save();
    await outbox.drain(0);
    expect(sent).toEqual([effect.key]);
    expect(written).toEqual(["copy:booking:b1"]);
  });
});
