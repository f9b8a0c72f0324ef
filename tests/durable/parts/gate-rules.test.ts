import { afterEach, expect, test, vi } from "vitest";
import type { SyncRequest } from "#domain/gate/sync";
import { type TestEvent, aHold, withEvent } from "../../build/parts/event-parts";
import { aScan, aSync } from "../../build/workerd/north-gate";
import { aPlaceRequest } from "../../build/place-request";

afterEach(() => vi.restoreAllMocks());

const FREE = { setup: { priceMinor: 0, seatsPerBuyer: 20 } };
const HOUR = 3_600_000;
const phone = (deviceId: string, revoked = false) => ({ deviceId, gateId: "north", revoked });

/** Ids of tickets sold for these seats, and their booking. */
async function sell({ parts }: TestEvent, bookingId: string, seats: number[]): Promise<string[]> {
  const hold = aHold(seats);
  await parts.sale.hold("guest:a", hold);
  const placed = await parts.sale.placeBooking("guest:a", aPlaceRequest(bookingId, hold.holdId));
  if (!placed.ok) throw new Error(placed.reason);
  return (await parts.sale.listTickets(bookingId)).map(({ ticketId }) => ticketId);
}

function sync(
  event: TestEvent,
  device: ReturnType<typeof phone>,
  scans: unknown[],
  more: Partial<SyncRequest> = {},
) {
  const { scans: list, ...request } = aSync(scans, more);
  return event.parts.gates.syncScans(device, { ...request, scansJson: JSON.stringify(list) });
}

const cancel = (bookingId: string) => ({ bookingId, actor: "u", reason: "asked", idempotencyKey: bookingId });

const count = (event: TestEvent, table: string) =>
  event.sql.exec<{ n: number }>(`select count(*) as n from ${table}`).one().n;

test("a sync answers after its scans, quarantined records and device are stored", () =>
  withEvent(async (event) => {
    const [one] = await sell(event, "b1", [0, 1]);
    const { parts } = event;
    const stored: number[][] = [];
    const saved = parts.gates.saved.bind(parts.gates);
    let hasAnswered = false;
    vi.spyOn(parts.gates, "saved").mockImplementation(() => {
      stored.push([count(event, "gate_scan"), count(event, "gate_quarantine"), Number(hasAnswered)]);
      saved();
    });
    await sync(event, phone("d1"), [aScan("d1", 1, one!), { odd: true }]).then(() => (hasAnswered = true));
    expect(stored).toEqual([[1, 1, 0]]);
    expect(count(event, "gate_device")).toBe(1);
    expect(event.sql.exec("select body from gate_device").one()).toMatchObject({
      body: expect.stringContaining("d1"),
    });
  }, FREE));

test("scans are stored and sent on in the order of their arrival, also after a restart", () =>
  withEvent(async (event) => {
    const tickets = await sell(event, "b1", [0, 1, 2, 3]);
    await sync(
      event,
      phone("d1"),
      tickets.slice(0, 3).map((id, n) => aScan("d1", n + 1, id)),
    );
    await sync(event, phone("d2"), [aScan("d2", 1, tickets[3]!), { odd: 1 }, { odd: 2 }]);
    const read = async () => {
      const { scansJson, cursor } = await sync(event, phone("d3"), []);
      return { ids: (JSON.parse(scansJson) as { scanId: string }[]).map(({ scanId }) => scanId), cursor };
    };
    const before = await read();
    expect(before.ids).toEqual(["d1:1:1", "d1:1:2", "d1:1:3", "d2:1:1"]);
    const day = event.parts.gates.summary();
    event.restart();
    expect(await read()).toEqual(before);
    expect({ ...event.parts.gates.summary(), devices: [] }).toEqual({ ...day, devices: [] });
  }, FREE));

test("only what is committed is sent to other devices", () =>
  withEvent(async (event) => {
    const [one, two] = await sell(event, "b1", [0, 1]);
    const settle = vi.spyOn(event.parts.commit, "settle");
    await sync(event, phone("d1"), [aScan("d1", 1, one!)]);
    // The second device's request ends while a third scan is in memory and not yet in its row.
    settle.mockResolvedValueOnce(undefined);
    const early = await sync(event, phone("d2"), [aScan("d2", 1, two!)]);
    expect(JSON.parse(early.scansJson)).toMatchObject([{ scanId: "d1:1:1" }]);
    settle.mockResolvedValueOnce(undefined);
    const other = await sync(event, phone("d3"), []);
    expect(JSON.parse(other.scansJson)).toHaveLength(1);
    await event.parts.commit.settle();
    const later = await sync(event, phone("d3"), [], { cursor: other.cursor });
    expect(JSON.parse(later.scansJson)).toMatchObject([{ scanId: "d2:1:1" }]);
  }, FREE));

test.each([
  ["published", null],
  ["cancelled", "cancelled"],
  ["completed", "completed"],
] as const)("devices of a %s event learn whether it is closed", (state, closed) =>
  withEvent(async (event) => {
    const { setup } = event.parts.store.state;
    event.parts.store.accept([{ kind: "setup", setup: { ...setup!, state } }]);
    await event.parts.commit.settle();
    const { commands } = await sync(event, phone("d1"), []);
    const closing = commands.filter(({ kind }) => kind === "event_closed");
    expect(closing).toEqual(closed ? [{ kind: "event_closed", state: closed }] : []);
  }, FREE),
);

test("a revoked device receives no scans, no tickets and no newer cursor", () =>
  withEvent(async (event) => {
    const [one] = await sell(event, "b1", [0]);
    await sync(event, phone("d1"), [aScan("d1", 1, one!)]);
    const answer = await sync(event, phone("d2", true), [aScan("d2", 1, one!)], { cursor: 0 });
    expect(answer).toMatchObject({ scansJson: "[]", tickets: [], cursor: 0, quarantineFull: false });
    expect(answer.acks).toMatchObject([{ status: "quarantined", why: "device_revoked" }]);
    expect((await sync(event, phone("d3"), [])).cursor).toBeGreaterThan(0);
  }, FREE));

test("a ticket reaches the manifest with the commit that sells, reissues or cancels it", () =>
  withEvent(async (event) => {
    const rows = () =>
      event.sql
        .exec<{ body: string }>("select body from gate_ticket order by position")
        .toArray()
        .map(({ body }) => JSON.parse(body) as { ticketId: string; flags: number; serial: number });
    const [one, two] = await sell(event, "b1", [0, 1]);
    expect(rows().map(({ ticketId, flags }) => [ticketId, flags])).toEqual([
      [one, 0],
      [two, 0],
    ]);
    const { version } = await event.parts.gates.readGateManifestHead();
    event.pass(1_000);
    await event.parts.keyService.withdraw(1);
    expect(rows().map(({ serial }) => serial)).toEqual([2, 2]);
    await event.parts.sale.cancelBooking(cancel("b1"));
    expect(rows().map(({ flags }) => flags)).toEqual([1, 1]);
    expect((await event.parts.gates.readGateManifestHead()).version).toBeGreaterThan(version);
  }, FREE));

test("a restarted object writes no ticket that the gates have already", () =>
  withEvent(async (event) => {
    await sell(event, "b1", [0, 1]);
    const before = event.sql.exec("select * from gate_ticket").toArray();
    event.restart();
    expect(event.parts.gates["touched"].size).toBe(0);
    event.pass(HOUR);
    event.parts.store.takeSeq();
    await event.parts.commit.settle();
    expect(event.sql.exec("select * from gate_ticket").toArray()).toEqual(before);
  }, FREE));

test("a changed place name or ticket type reaches the gates with the setup that changes it", () =>
  withEvent(async (event) => {
    await sell(event, "b1", [0]);
    const { setup } = event.parts.store.state;
    const ticketTypes = setup!.ticketTypes.map((type) => ({ ...type, code: 9 }));
    await event.parts.sale.configure({ ...setup!, ticketTypes, revision: 2 }, "edit");
    const { body } = event.sql.exec<{ body: string }>("select body from gate_ticket").one();
    expect(JSON.parse(body)).toMatchObject({ ticketTypeCode: 9 });
  }, FREE));

test("a manifest changes its version with its lists and keys, once, and keeps it through a restart", () =>
  withEvent(async (event) => {
    await sell(event, "b1", [0]);
    const version = async () => (await event.parts.gates.readGateManifestHead()).version;
    const first = await version();
    const { setup } = event.parts.store.state;
    await event.parts.sale.configure({ ...setup!, title: "Hayavadana", revision: 2 }, "edit");
    const titled = await version();
    await event.parts.keyService.rotate(1);
    const rotated = await version();
    expect(rotated).toBeGreaterThan(titled);
    expect(await version()).toBe(rotated);
    event.restart();
    expect(await version()).toBe(rotated);
    const lists = [...setup!.lists, { id: "vip", name: "VIP", rule: "once" as const, dayCutOffMinutes: 0 }];
    await event.parts.sale.configure({ ...setup!, lists, revision: 3 }, "edit");
    expect(await version()).toBeGreaterThan(rotated);
    event.restart();
    const { commands } = await sync(event, phone("d1"), [], { manifestVersion: first });
    expect(commands).toMatchObject([{ kind: "refresh_manifest" }]);
  }, FREE));

test("a manifest head waits for the pending commit, and an event that is not on sale has none", async () => {
  await withEvent(async (event) => {
    await sell(event, "b1", [0]);
    const { commit, sockets } = event.parts;
    await event.parts.gates.readGateManifestHead();
    let hasAnswered = false;
    const seen: boolean[] = [];
    vi.spyOn(sockets, "saved").mockImplementation(() => void seen.push(hasAnswered));
    void event.parts.sale.hold("guest:b", aHold([5]));
    await event.parts.gates.readGateManifestHead().then(() => (hasAnswered = true));
    await commit.settled();
    expect(seen).toEqual([false]);
  }, FREE);
  await withEvent(
    async (event) => {
      await expect(event.parts.gates.readGateManifestHead()).rejects.toThrow("not on sale");
      expect(event.parts.gates.summary()).toMatchObject({ admitted: 0, perGate: [] });
      expect(event.parts.dayOf()).toMatchObject({ currency: "INR", salePause: null, outbox: { waiting: 0 } });
      expect(event.parts.gates.lookUp("a1")).toEqual([]);
    },
    { setup: null },
  );
});

test("the summary follows scans, contacts and the setup, and is computed once in between", () =>
  withEvent(async (event) => {
    const [one] = await sell(event, "b1", [0]);
    const { gates } = event.parts;
    const empty = gates.summary();
    expect(gates.summary()).toBe(empty);
    await sync(event, phone("d1"), [aScan("d1", 1, one!)]);
    const admitted = gates.summary();
    expect(admitted).toMatchObject({ admitted: 1, devices: [{ deviceId: "d1" }] });
    event.pass(5_000);
    await sync(event, phone("d1"), []);
    expect(gates.summary().devices[0]!.lastContactAt).toBe(Date.now());
    const { setup } = event.parts.store.state;
    const south = { id: "south", name: "South", listId: "main", ticketTypeIds: [] };
    await event.parts.sale.configure({ ...setup!, gates: [...setup!.gates, south], revision: 2 }, "edit");
    expect(gates.summary().perGate.map(({ gateId }) => gateId)).toEqual(["north", "south"]);
  }, FREE));

test("the earliest admission over all lists is the ticket's, and an undo of one leaves the other", () =>
  withEvent(
    async (event) => {
      const [one] = await sell(event, "b1", [0]);
      const first = () => event.parts.store.state.tickets.get(one!)!.checkedInAt;
      const at = Date.now();
      await sync(event, phone("d1"), [aScan("d1", 1, one!, { deviceAt: at })]);
      expect(first()).toBe(at);
      await sync(event, phone("d2"), [aScan("d2", 1, one!, { deviceAt: at - 9_000, listId: "vip" })]);
      expect(first()).toBe(at - 9_000);
      await sync(event, phone("d2"), [
        aScan("d2", 2, one!, { kind: "undo", undoOf: "d2:1:1", listId: "vip" }),
      ]);
      expect(first()).toBe(at);
      // An undo names the scan it takes back, not the ticket.
      await sync(event, phone("d1"), [aScan("d1", 2, null, { kind: "undo", undoOf: "d1:1:1" })]);
      expect(first()).toBeNull();
      await sync(event, phone("d1"), [aScan("d1", 3, null, { decision: "refuse", reason: "invalid_code" })]);
      expect(first()).toBeNull();
    },
    {
      setup: {
        ...FREE.setup,
        lists: [
          { id: "main", name: "Main", rule: "once", dayCutOffMinutes: 0 },
          { id: "vip", name: "VIP", rule: "once", dayCutOffMinutes: 0 },
        ],
      },
    },
  ));

/** Keys of the incident notices in the outbox. */
const notices = (event: TestEvent) =>
  event.sql
    .exec<{ key: string }>("select key from outbox where key like 'notice:incident:%'")
    .toArray()
    .map(({ key }) => key);

test("an incident, a quarantined record and an override without the right each notify the organizers", async () => {
  const odd: ((tickets: string[]) => readonly unknown[])[] = [
    ([one]) => [aScan("d1", 1, one!), aScan("d1", 2, one!)],
    () => [{ odd: true }],
    ([one]) => [aScan("d1", 1, one!, { kind: "override", reason: null, operator: "Meera" })],
  ];
  for (const scans of odd)
    await withEvent(
      async (event) => {
        const tickets = await sell(event, "b1", [0]);
        await sync(event, phone("d9"), []);
        expect(notices(event)).toEqual([]);
        await sync(event, phone("d1"), [...scans(tickets)]);
        expect(notices(event)).toEqual([`notice:incident:${event.eventId}:${Math.floor(Date.now() / HOUR)}`]);
      },
      { ...FREE, ports: { sendEffects: null } },
    );
});

test("scans of an event that was never on sale are stored without a notice", () =>
  withEvent(
    async (event) => {
      await sync(event, phone("d1"), [{ odd: true }, aScan("d1", 1, "00000000000000000001")]);
      expect(notices(event)).toEqual([]);
      // A scan of an unknown list is stored and reported.
      expect([count(event, "gate_quarantine"), count(event, "gate_scan")]).toEqual([2, 1]);
    },
    { setup: null, ports: { sendEffects: null } },
  ));

test("a ticket is looked up with its attendee, buyer and latest state", () =>
  withEvent(async (event) => {
    const [one, two] = await sell(event, "b1", [0, 1]);
    await sync(event, phone("d1"), [aScan("d1", 1, one!)]);
    expect(event.parts.gates.lookUp("a1")).toMatchObject([
      { ticket: { ticketId: one }, buyer: "Asha", inside: true, lastScan: { deviceId: "d1" } },
    ]);
    expect(event.parts.gates.lookUp("a2")).toMatchObject([{ ticket: { ticketId: two }, inside: false }]);
  }, FREE));
