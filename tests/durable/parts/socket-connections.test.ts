import { expect, test, vi } from "vitest";
import { RIGHTS_CHECK_MS, RIGHTS_ENDED, type SocketName } from "#domain/people/socket-access";
import { BuyerConnections } from "#durable/sockets/buyer-connections";
import type { Pinned } from "#durable/sockets/pinned-connection";
import { SocketRights } from "#durable/sockets/socket-rights";
import { FakeSocket, FakeSockets, asSocket, seatsOf } from "../../build/parts/fake-socket";

const NOW = 1_000_000;
const dayOf = (sessionId: string, network?: string): Pinned => ({
  to: "day-of",
  sessionId,
  ...(network === undefined ? {} : { network }),
});

function connections() {
  const sockets = new FakeSockets();
  const opened = new BuyerConnections(sockets.ctx);
  const open = (pinned: Pinned, by = opened): FakeSocket => {
    const socket = new FakeSocket();
    by.accept(asSocket(socket), pinned);
    return socket;
  };
  return { sockets, opened, open };
}

test("a buyer's tabs are found together, other buyers' and day-of pages are not among them", () => {
  const { opened, open } = connections();
  const [one, two] = [open(seatsOf("user:asha")), open(seatsOf("user:asha"))];
  const other = open(seatsOf("guest:ben"));
  open(dayOf("s1"));
  expect([...opened.of("user:asha")]).toEqual([one, two]);
  expect([...opened.of("guest:ben")]).toEqual([other]);
  expect([...opened.of("guest:nobody")]).toEqual([]);
  expect(opened.all().size).toBe(2);
});

test("a connection has its buyer and network; a day-of connection has neither", () => {
  const { opened, open } = connections();
  const guest = open(seatsOf("guest:ben", { network: "campus" }));
  const noNetwork = open(seatsOf("user:asha"));
  const page = open(dayOf("s1", "office"));
  const facts = (socket: FakeSocket) => [
    opened.buyerOf(asSocket(socket)),
    opened.networkOf(asSocket(socket)),
  ];
  expect([guest, noNetwork, page].map(facts)).toEqual([
    ["guest:ben", "campus"],
    ["user:asha", null],
    [null, null],
  ]);
  expect([guest, noNetwork, page].map(({ tags }) => tags)).toEqual([
    ["seats", "campus"],
    ["seats"],
    ["day-of", "office"],
  ]);
});

test("after hibernation the connections are found by their attachments", () => {
  const { sockets, open } = connections();
  const [one, two] = [open(seatsOf("user:asha")), open(seatsOf("user:asha"))];
  open(dayOf("s1"));
  const ended = open(seatsOf("guest:gone"));
  ended.serializeAttachment(null);
  const woken = new BuyerConnections(sockets.ctx);
  const third = open(seatsOf("guest:ben"), woken);
  expect([...woken.of("user:asha")]).toEqual([one, two]);
  expect([...woken.of("guest:ben")]).toEqual([third]);
  expect(woken.all().size).toBe(2);
  expect(woken.buyerOf(asSocket(ended))).toBeNull();
});

test("a closed connection is removed, and its buyer with the last one", () => {
  const { opened, open } = connections();
  const [one, two] = [open(seatsOf("user:asha")), open(seatsOf("user:asha"))];
  const page = open(dayOf("s1"));
  opened.forget(asSocket(page));
  opened.forget(asSocket(one));
  expect([...opened.of("user:asha")]).toEqual([two]);
  expect(opened.all().has("user:asha")).toBe(true);
  opened.forget(asSocket(two));
  expect(opened.all().has("user:asha")).toBe(false);
  opened.forget(asSocket(two));
  expect(opened.all().size).toBe(0);
});

test("a connection can close before the others are known", () => {
  const { sockets, open } = connections();
  const [gone, stays] = [open(seatsOf("user:asha")), open(seatsOf("user:asha"))];
  const woken = new BuyerConnections(sockets.ctx);
  woken.forget(asSocket(gone));
  sockets.accepted.delete(gone);
  expect([...woken.of("user:asha")]).toEqual([stays]);
});

test("an ended connection is closed, belongs to no buyer any more, and stays ended after hibernation", () => {
  const { sockets, opened, open } = connections();
  const [seats, page, gone] = [open(seatsOf("user:asha")), open(dayOf("s1")), open(seatsOf("guest:ben"))];
  gone.isGone = true;
  for (const socket of [seats, page, gone]) opened.end(asSocket(socket));
  expect([seats.closed, page.closed]).toEqual([[RIGHTS_ENDED], [RIGHTS_ENDED]]);
  const woken = new BuyerConnections(sockets.ctx);
  for (const each of [opened, woken]) {
    expect(each.all().size).toBe(0);
    for (const socket of [seats, page, gone])
      expect([each.buyerOf(asSocket(socket)), each.networkOf(asSocket(socket))]).toEqual([null, null]);
  }
});

/** Rights of sessions s1, s2, …; `ended` are the sockets that were ended. */
function aCheck(sockets: FakeSockets, rights: Record<string, readonly SocketName[]>) {
  const ended: FakeSocket[] = [];
  const read = vi.fn<(sessionIds: readonly string[]) => Promise<ReadonlyMap<string, readonly SocketName[]>>>(
    async () => new Map(Object.entries(rights)),
  );
  const check = new SocketRights(
    sockets.ctx,
    read,
    (socket) => void ended.push(socket as unknown as FakeSocket),
  );
  return { check, ended, read };
}

test("a check ends the sockets of ended sessions and lost rights, and no other", async () => {
  const { sockets, open } = connections();
  const [, ended, demoted] = [open(dayOf("s1")), open(dayOf("s2")), open(dayOf("s3"))];
  const seatsOfDemoted = open(seatsOf("user:c", { sessionId: "s3" }));
  const seatsOfEnded = open(seatsOf("user:b", { sessionId: "s2" }));
  open(seatsOf("guest:a"));
  const closed = open(dayOf("s4"));
  closed.serializeAttachment(null);
  const { check, ended: found, read } = aCheck(sockets, { s1: ["seats", "day-of"], s3: ["seats"] });
  await check.check(NOW);
  expect(new Set(found)).toEqual(new Set([ended, demoted, seatsOfEnded]));
  expect(found).not.toContain(seatsOfDemoted);
  expect(read).toHaveBeenCalledExactlyOnceWith(["s1", "s2", "s3"]);
  expect(check.nextAt).toBe(NOW + RIGHTS_CHECK_MS);
});

test("without a signed-in socket there is no check to do", async () => {
  const { sockets, open } = connections();
  const { check, read } = aCheck(sockets, {});
  expect(check.nextAt).toBe(Infinity);
  check.onAccept(seatsOf("guest:a"), NOW);
  expect(check.nextAt).toBe(Infinity);
  open(seatsOf("guest:a"));
  check.nextAt = NOW;
  await check.check(NOW);
  expect(read).not.toHaveBeenCalled();
  expect(check.nextAt).toBe(Infinity);
});

test("the first signed-in socket is checked a minute later, and later ones do not postpone it", () => {
  const { check } = aCheck(new FakeSockets(), {});
  check.onAccept(dayOf("s1"), NOW);
  expect(check.nextAt).toBe(NOW + RIGHTS_CHECK_MS);
  check.onAccept(dayOf("s2"), NOW + 30_000);
  expect(check.nextAt).toBe(NOW + RIGHTS_CHECK_MS);
});

test("an object that wakes with open sockets checks them at once", () => {
  const { sockets, open } = connections();
  open(seatsOf("guest:a"));
  vi.spyOn(Date, "now").mockReturnValue(NOW);
  expect(aCheck(sockets, {}).check.nextAt).toBe(NOW);
  vi.restoreAllMocks();
});

test("sockets stay open while rights cannot be read, and the next check comes a minute later", async () => {
  const { sockets, open } = connections();
  open(dayOf("s1"));
  const { check, ended, read } = aCheck(sockets, {});
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  read.mockRejectedValueOnce(new Error("D1 is down"));
  await check.check(NOW);
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
  expect(ended).toEqual([]);
  expect(check.nextAt).toBe(NOW + RIGHTS_CHECK_MS);
  await check.check(NOW + RIGHTS_CHECK_MS);
  expect(ended).toHaveLength(1);
});

test("without D1 no rights are checked, and sockets stay open", async () => {
  const { sockets, open } = connections();
  const socket = open(dayOf("s1"));
  const check = new SocketRights(sockets.ctx, null, (each) => (each as unknown as FakeSocket).close());
  expect(check.nextAt).toBe(Infinity);
  check.onAccept(dayOf("s1"), NOW);
  expect(check.nextAt).toBe(Infinity);
  await check.check(NOW);
  expect([socket.closed, check.nextAt]).toEqual([[], Infinity]);
});
