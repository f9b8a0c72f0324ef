import { describe, expect, test } from "vitest";
import { sha256 } from "#domain/core/digest";
import { type ManifestSetup, buildManifest } from "#domain/gate/manifest-build";
import { EVENING } from "../../build/scans";

describe("what a check-in list sets at its gates", () => {
  const SETUP: ManifestSetup = {
    eventId: "e1",
    title: "Tughlaq",
    venueName: "Malhar Hall",
    timeZone: "Asia/Kolkata",
    doorsAt: EVENING,
    startsAt: EVENING + 3_600_000,
    endsAt: EVENING + 10_800_000,
    ticketTypes: [
      { id: "floor", code: 1, name: "Floor" },
      { id: "vip", code: 2, name: "VIP" },
    ],
    lists: [],
    gates: [],
  };
  const list = { id: "main", name: "Main", rule: "once" as const, dayCutOffMinutes: 0 };
  const gate = { id: "g1", name: "Gate 1", listId: "main", ticketTypeIds: [] as string[] };
  const headOf = async (change: Partial<ManifestSetup>) =>
    (await buildManifest({ ...SETUP, ...change }, [], { version: 1, asOf: 1, keys: [] }, sha256)).head;

  test("entry times are counted from the doors, and a list without them is open a day around the event", async () => {
    const { lists } = await headOf({
      lists: [list, { ...list, id: "vip", opensMinutes: -30, closesMinutes: 90 }],
    });
    expect(lists).toMatchObject([
      { validFrom: EVENING - 86_400_000, validUntil: SETUP.endsAt + 86_400_000 },
      { validFrom: EVENING - 1_800_000, validUntil: EVENING + 5_400_000 },
    ]);
  });

  test.each([
    ["all types of the event", [], [], []],
    ["the list's types at a gate without its own", ["vip"], [], [2]],
    ["the gate's types of a list with all", [], ["floor"], [1]],
    ["the types that gate and list share", ["vip", "floor"], ["vip"], [2]],
    ["none when no type is shared", ["vip"], ["floor"], [0xffff]],
    ["none when the chosen type was removed from the event", [], ["gone"], [0xffff]],
  ])("a gate admits %s", async (_name, ofList, ofGate, codes) => {
    const { gates } = await headOf({
      lists: [{ ...list, ticketTypeIds: ofList }],
      gates: [{ ...gate, ticketTypeIds: ofGate }],
    });
    expect(gates[0]?.ticketTypeCodes).toEqual(codes);
  });
});
