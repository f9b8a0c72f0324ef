import { env, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import type { EventAgent } from "#worker/event-agent";
import { handleMachines } from "#worker/non-page-routes";
import { eventObject } from "#worker/platform/event-object";
import { stampSignature } from "#worker/platform/hmac";
import { aSetup } from "../build/workerd/setup";
import { aPlaceRequest } from "../build/place-request";

afterEach(() => vi.restoreAllMocks());

/** An event with one live hold. */
async function aHold() {
  const eventId = crypto.randomUUID();
  const event = await eventObject(env, eventId);
  await event.configure(aSetup(eventId));
  const holdId = crypto.randomUUID();
  const held = await event.hold("guest:a", { holdId, seats: [0], pools: [] });
  if (!held.ok) throw new Error(held.reason);
  const bookingId = crypto.randomUUID();
  const payment = { id: `${bookingId}-1`, provider: "sandbox" };
  const request = aPlaceRequest(bookingId, holdId);
  return {
    eventId,
    bookingId,
    expiresAt: held.value.expiresAt,
    place: async () => (await eventObject(env, eventId)).placeBooking("guest:a", request, payment),
    read: async () => (await eventObject(env, eventId)).readBooking(bookingId, null),
    crash: () => crashBeforeCommit(eventId),
  };
}

/**
 * Ends the object before its next commit, after it has answered a later request: a response that does not wait for the
 * commit arrives before the end.
 */
async function crashBeforeCommit(eventId: string): Promise<void> {
  const stub = env.EVENT.get(env.EVENT.idFromName(eventId)) as unknown as DurableObjectStub<EventAgent>;
  await runInDurableObject(stub, (instance) => {
    Reflect.set(instance["parts"].commit, "before", async () => {
      await (await eventObject(env, eventId)).readKeys();
      throw new Error("planted crash");
    });
  });
}

async function deliver(sent: unknown): Promise<number> {
  const body = JSON.stringify(sent);
  const bytes = new Uint8Array(new TextEncoder().encode(body));
  const signature = await stampSignature(env.SANDBOX_WEBHOOK_SECRET ?? "", bytes, Date.now());
  const request = new Request("https://stagedoor.test/webhooks/sandbox", {
    method: "POST",
    body,
    headers: { "sandbox-signature": signature },
  });
  return (await handleMachines(request, env, () => Date.now()))!.status;
}

test("a webhook whose commit fails is not acknowledged, and counts when the provider sends it again", async () => {
  const sale = await aHold();
  const placed = await sale.place();
  if (!placed.ok) throw new Error(placed.reason);
  const message = {
    id: "msg_1",
    type: "payment.captured",
    createdAt: Date.now(),
    payment: {
      intentId: "sbx_1",
      reference: `${sale.bookingId}-1`,
      eventId: sale.eventId,
      bookingId: sale.bookingId,
      amountMinor: placed.value.totals.totalMinor,
      currency: placed.value.totals.currency,
    },
  };
  await sale.crash();
  expect(await deliver(message)).toBe(503);
  expect((await sale.read())?.state).toBe("pending");
  expect(await deliver(message)).toBe(200);
  expect((await sale.read())?.state).toBe("confirmed");
});

test("a checkout that is repeated while the first one commits is answered only if that commit succeeds", async () => {
  const sale = await aHold();
  await sale.crash();
  const answers = await Promise.allSettled([sale.place(), sale.place(), sale.place()]);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(await sale.read()).toBeNull();
  expect(await sale.place()).toMatchObject({ ok: true });
});

test("the seat of a hold is free in the millisecond in which the hold expires", async () => {
  const sale = await aHold();
  const event = await eventObject(env, sale.eventId);
  vi.spyOn(Date, "now").mockReturnValue(sale.expiresAt - 1);
  expect((await event.readSnapshot()).seats.slice(0, 1)).toBe("h");
  vi.spyOn(Date, "now").mockReturnValue(sale.expiresAt);
  expect((await event.readSnapshot()).seats.slice(0, 1)).toBe("f");
});
