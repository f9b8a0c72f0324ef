import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BookingView } from "#domain/sale/booking";
import { benchSetup, signedWebhook } from "../../scripts/bench/adapter.mjs";
import { prepare, serve } from "../../scripts/bench/server.mjs";
import { build } from "../../scripts/build.mjs";
import { aPlaceRequest } from "../build/place-request";

/** The built Worker in raw workerd, killed by SIGKILL during a sale. */
const PORT = 4395;
const ROUNDS = 3;
const SEATS = 2000;
const base = `http://127.0.0.1:${PORT}`;
let folder = "";

beforeAll(async () => {
  await build({ quiet: true });
  folder = prepare(mkdtempSync(join(tmpdir(), "stagedoor-kill-")), PORT);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function post<T>(path: string, value: unknown): Promise<T> {
  const body = JSON.stringify(value);
  const answer = await fetch(`${base}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  return (await answer.json()) as T;
}

/** Hold, order, the provider's webhook. Resolves to the booking once the webhook is acknowledged. */
async function buy(event: string, seat: number): Promise<string | null> {
  const buyer = `guest:${randomUUID()}`;
  const holdId = randomUUID();
  const held = await post<{ ok: boolean }>(`/bench/${event}/hold`, {
    buyer,
    hold: { holdId, seats: [seat], pools: [] },
  });
  if (!held.ok) return null;
  const [bookingId, paymentId] = [randomUUID(), randomUUID()];
  const place = aPlaceRequest(bookingId, holdId);
  const order = await post<{ ok: boolean; amountMinor: number }>(`/bench/${event}/order`, {
    buyer,
    place,
    paymentId,
  });
  if (!order.ok) return null;
  const { body, signature } = signedWebhook({
    id: `m-${paymentId}`,
    type: "payment.captured",
    createdAt: Date.now(),
    payment: {
      intentId: `intent-${paymentId}`,
      reference: paymentId,
      eventId: event,
      bookingId,
      amountMinor: order.amountMinor,
      currency: "INR",
    },
  });
  const answer = await fetch(`${base}/webhooks/sandbox`, {
    method: "POST",
    headers: { "content-type": "application/json", "sandbox-signature": signature },
    body,
  });
  const { recorded } = (await answer.json()) as { recorded: boolean };
  return recorded ? bookingId : null;
}

test("killed three times under load, every acknowledged sale exists and no seat is sold twice", async () => {
  const event = `kill-${randomUUID()}`;
  const acknowledged: string[] = [];
  let seat = 0;
  let server = await serve(folder, PORT);
  await post(`/bench/${event}/setup`, benchSetup(event, 20, SEATS / 20));
  for (let round = 0; round < ROUNDS; round++) {
    const before = acknowledged.length;
    const fate = { dead: false };
    const buyers = Array.from({ length: 16 }, async () => {
      // Two buyers per seat, so that a double sale would be found.
      while (!fate.dead && seat < 2 * SEATS) {
        try {
          const booking = await buy(event, Math.floor(seat++ / 2));
          if (booking) acknowledged.push(booking);
        } catch {
          if (!fate.dead) throw new Error(`the server failed before it was killed: ${server.said()}`);
        }
      }
    });
    await expect
      .poll(() => acknowledged.length - before, { timeout: 60_000, interval: 5 })
      .toBeGreaterThanOrEqual(60);
    fate.dead = true;
    await server.stop("SIGKILL");
    await Promise.all(buyers);
    server = await serve(folder, PORT);

    const owners = new Map<string, string>();
    for (const id of acknowledged) {
      const answer = await fetch(`${base}/bench/${event}/booking?id=${id}`);
      const booking = (await answer.json()) as BookingView | null;
      expect(booking?.state, `booking ${id}`).toBe("confirmed");
      expect(booking?.tickets).toHaveLength(booking!.lines.length);
      for (const line of booking!.lines) {
        const place = `${line.row}/${line.seat}`;
        expect(owners.get(place), `seat ${place}`).toBeUndefined();
        owners.set(place, id);
      }
    }
    const stats = (await (await fetch(`${base}/bench/${event}/stats`)).json()) as { sold: number };
    expect(stats.sold).toBeGreaterThanOrEqual(acknowledged.length);
  }
  await server.stop();
});
