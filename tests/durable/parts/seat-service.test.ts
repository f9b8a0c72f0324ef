import { afterEach, expect, test, vi } from "vitest";
import { SeatService } from "#durable/sockets/seat-service";

afterEach(() => vi.restoreAllMocks());

const PER_SECOND = 5;

/** One connection at a stopped clock; `reasons` are the refusals sent to it. */
function aConnection(perSecond = PER_SECOND) {
  const clock = vi.spyOn(Date, "now").mockReturnValue(1_000_000);
  const reasons: string[] = [];
  const closed: (number | undefined)[] = [];
  const socket = { close: (code?: number) => void closed.push(code) } as WebSocket;
  const sockets = {
    send: (_: WebSocket, frame: { reason?: string }) => void reasons.push(frame.reason ?? ""),
  };
  const service = new SeatService(
    { sweep() {} } as never,
    Object.assign(sockets, { snapshotFor: () => ({ t: "snapshot" }) }) as never,
    () => null,
    perSecond,
  );
  const say = async (times: number, message = JSON.stringify({ t: "snapshot", n: 1 })) => {
    reasons.length = 0;
    for (let n = 0; n < times; n++) await service.handle(socket, "guest:x", message);
    return reasons.filter((reason) => reason !== "");
  };
  return { say, closed, pass: (ms: number) => clock.mockReturnValue(Date.now() + ms) };
}

test("a connection has forty messages at once; the next is refused, and each second allows five more", async () => {
  const { say, pass } = aConnection();
  expect(await say(40)).toEqual([]);
  expect(await say(1)).toEqual(["too_many_requests"]);
  pass(1_000);
  expect(await say(4)).toEqual([]);
  expect(await say(1)).toEqual(["too_many_requests"]);
});

test("after a long pause a connection has forty messages, as at the start", async () => {
  const { say, pass } = aConnection();
  await say(1);
  pass(3_600_000);
  expect(await say(41)).toEqual(["too_many_requests"]);
});

test("a message is allowed when its whole time has passed, not a millisecond before", async () => {
  const { say, pass } = aConnection();
  await say(40);
  pass(199);
  expect(await say(1)).toEqual(["too_many_requests"]);
  pass(201);
  expect(await say(1)).toEqual([]);
  const fast = aConnection(1_000);
  await fast.say(1_000);
  fast.pass(999);
  expect(await fast.say(999)).toEqual([]);
  expect(await fast.say(1)).toEqual(["too_many_requests"]);
});

test("two hundred messages over the allowance are refused, and the next one closes the connection", async () => {
  const { say, closed } = aConnection();
  expect(await say(240)).toHaveLength(200);
  expect(closed).toEqual([]);
  expect(await say(1)).toEqual([]);
  expect(closed).toEqual([1008]);
});

test("a message of 8192 characters is read, a longer one closes the connection", async () => {
  const { say, closed } = aConnection();
  expect(await say(1, "x".repeat(8_192))).toEqual(["malformed"]);
  expect(closed).toEqual([]);
  expect(await say(1, "x".repeat(8_193))).toEqual([]);
  expect(closed).toEqual([1009]);
});
