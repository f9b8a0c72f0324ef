import { afterEach, expect, test, vi } from "vitest";
import { accept, refuse } from "#domain/core/outcome";
import type { HoldView } from "#domain/sale/seat-protocol";
import type { SaleService } from "#durable/sale/sale-service";
import { SeatService } from "#durable/sockets/seat-service";
import { FakeSocket, asSocket } from "../../build/parts/fake-socket";

afterEach(() => vi.restoreAllMocks());

const HOLD_ID = "018f0000-0000-7000-8000-000000000001";
const HOLD: HoldView = { holdId: HOLD_ID, expiresAt: 5, extendable: true, seats: [], pools: [] };

/** A connection of guest:x from network "campus" and the sale it reaches. `requesting` is the socket during each call. */
function aConnection(perSecond = 10) {
  vi.spyOn(Date, "now").mockReturnValue(1_000_000);
  const socket = new FakeSocket();
  const requesting: unknown[] = [];
  const steps: string[] = [];
  const sockets = {
    requesting: null as WebSocket | null,
    connections: { networkOf: () => "campus" },
    send: (to: FakeSocket, frame: unknown) => to.send(JSON.stringify(frame)),
    snapshotFor: (buyerKey: string, now: number, n: number) => {
      steps.push("snapshot");
      return { t: "snapshot", buyerKey, now, n };
    },
  };
  const during = <Outcome>(outcome: Outcome) => {
    requesting.push(sockets.requesting);
    return Promise.resolve(outcome);
  };
  const sale = {
    sweep: vi.fn(() => void steps.push("sweep")),
    hold: vi.fn<SaleService["hold"]>(() => during(accept(HOLD))),
    extendHold: vi.fn<SaleService["extendHold"]>(() => during(accept(HOLD))),
    releaseHold: vi.fn<SaleService["releaseHold"]>(() => during(accept(null))),
  };
  const settled = async () => void steps.push("settled");
  const service = new SeatService(sale as never, sockets as never, () => settled(), perSecond);
  const handle = (frame: unknown) => service.handle(asSocket(socket), "guest:x", JSON.stringify(frame));
  return { socket, sockets, sale, steps, requesting, handle, service };
}

test("a hold, an extension and a release each reach the sale as that buyer's, and answer under their number", async () => {
  const { socket, sockets, sale, requesting, handle } = aConnection();
  const hold = { holdId: HOLD_ID, seats: [1], pools: [] };
  await handle({ t: "hold", n: 1, hold });
  await handle({ t: "extend", n: 2, holdId: HOLD_ID });
  await handle({ t: "release", n: 3, holdId: HOLD_ID, seats: [1] });
  expect(sale.hold.mock.calls).toEqual([["guest:x", hold, "campus"]]);
  expect(sale.extendHold.mock.calls).toEqual([["guest:x", HOLD_ID]]);
  expect(sale.releaseHold.mock.calls).toMatchObject([["guest:x", { holdId: HOLD_ID, seats: [1] }]]);
  expect(socket.frames).toEqual([
    { t: "answer", n: 1, ok: true, hold: HOLD },
    { t: "answer", n: 2, ok: true, hold: HOLD },
    { t: "answer", n: 3, ok: true, hold: null },
  ]);
  // The connection is the requesting one only while its request is decided.
  expect(requesting).toEqual([socket, socket, socket]);
  expect(sockets.requesting).toBeNull();
});

test("a refusal names its reason, and the seats that were lost", async () => {
  const { socket, sale, handle } = aConnection();
  sale.hold.mockResolvedValueOnce(refuse("seat_taken", { lost: [3, 4] }));
  sale.hold.mockResolvedValueOnce(refuse("limit_reached", { limit: 6 }));
  sale.hold.mockResolvedValueOnce(refuse("event_closed"));
  for (const n of [1, 2, 3]) await handle({ t: "hold", n, hold: { holdId: HOLD_ID, seats: [3], pools: [] } });
  expect(socket.frames).toEqual([
    { t: "answer", n: 1, ok: false, reason: "seat_taken", lost: [3, 4] },
    { t: "answer", n: 2, ok: false, reason: "limit_reached" },
    { t: "answer", n: 3, ok: false, reason: "event_closed" },
  ]);
});

test("a decision that throws leaves no connection as the requesting one", async () => {
  const { sockets, sale, handle } = aConnection();
  sale.extendHold.mockImplementationOnce(() => {
    throw new Error("broken");
  });
  await expect(handle({ t: "extend", n: 2, holdId: HOLD_ID })).rejects.toThrow("broken");
  expect(sockets.requesting).toBeNull();
});

test("a requested snapshot shows what has expired as free, after its commit", async () => {
  const { socket, steps, handle } = aConnection();
  await handle({ t: "snapshot", n: 9 });
  expect(steps).toEqual(["sweep", "settled", "snapshot"]);
  expect(socket.frames).toEqual([{ t: "snapshot", buyerKey: "guest:x", now: 1_000_000, n: 9 }]);
});

test("an unreadable message is answered with -1, a readable one over the allowance with its number", async () => {
  const { socket, handle, sale } = aConnection();
  await handle({ t: "unknown", n: 4 });
  expect(socket.frames).toEqual([{ t: "answer", n: -1, ok: false, reason: "malformed" }]);
  for (let n = 0; n < 39; n++) await handle({ t: "extend", n, holdId: HOLD_ID });
  expect(sale.extendHold).toHaveBeenCalledTimes(39);
  await handle({ t: "extend", n: 77, holdId: HOLD_ID });
  expect(socket.frames.at(-1)).toEqual({ t: "answer", n: 77, ok: false, reason: "too_many_requests" });
  await handle("nothing");
  expect(socket.frames.at(-1)).toEqual({ t: "answer", n: -1, ok: false, reason: "malformed" });
  expect(sale.extendHold).toHaveBeenCalledTimes(39);
});

test("bytes instead of text close the connection", async () => {
  const { socket, service } = aConnection();
  await service.handle(asSocket(socket), "guest:x", new ArrayBuffer(2));
  expect([socket.closed, socket.texts]).toEqual([[1009], []]);
});

test("a deployment that allows more than forty messages a second allows them at once", async () => {
  const { socket, handle } = aConnection(100);
  for (let n = 0; n < 101; n++) await handle({ t: "extend", n, holdId: HOLD_ID });
  expect(socket.frames.filter(({ ok }) => ok === true)).toHaveLength(100);
});
