import { beforeEach, describe, expect, test } from "vitest";
import { accept } from "#domain/core/outcome";
import type { EventEntry } from "#domain/sale/event-entry";
import { handleGatesForm } from "#app/routes/event-gates/action";
import type { GateService, GatesView } from "#worker/gate/gates";

/** Doors on 21 November 2026 at 18:30 in Kolkata. */
const DOORS = Date.UTC(2026, 10, 21, 13, 0);
const VIEW: GatesView = {
  event: {
    id: "e1",
    title: "Tughlaq",
    timeZone: "Asia/Kolkata",
    startsAt: DOORS + 3_600_000,
    doorsAt: DOORS,
    state: "published",
    isOnline: false,
    revision: 4,
  },
  lists: [{ id: "main", name: "Main", rule: "once", dayCutOffMinutes: 0 }],
  gates: [
    { id: "g1", name: "North", listId: "main", ticketTypeIds: [] },
    { id: "g2", name: "South", listId: "main", ticketTypeIds: [] },
  ],
  ticketTypes: [{ id: "vip", name: "VIP" }],
  devices: [],
  leads: [],
};
let saved: EventEntry | null;

beforeEach(() => {
  saved = null;
});

const gates = {
  findGates: async () => VIEW,
  saveEntry: async (_organization: string, _event: string, entry: EventEntry) => {
    saved = entry;
    return accept({ revision: 5 });
  },
} as unknown as GateService;

function send(fields: Record<string, string | string[]>, mayChange = true) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) form.append(name, each);
  return handleGatesForm(form, { gates, organizationId: "o1", eventId: "e1", mayChange });
}

const NEW_LIST = {
  intent: "save-list",
  listId: "new",
  revision: "4",
  name: "VIP lounge",
  rule: "reentry",
  exits: "on",
  opensAt: "2026-11-21T18:00",
  closesAt: "2026-11-21T20:15",
  listTypeIds: ["vip"],
  listGateIds: ["g2"],
};

describe("an organizer adds a check-in list", () => {
  test("with name, rule, ticket types and entry times; the chosen gates move to it", async () => {
    expect(await send(NEW_LIST)).toEqual({ done: "saved" });
    const added = saved?.lists[1];
    expect(added).toMatchObject({
      name: "VIP lounge",
      rule: "reentry",
      ticketTypeIds: ["vip"],
      opensMinutes: -30,
      closesMinutes: 105,
      exits: true,
    });
    expect(saved?.gates.map(({ listId }) => listId)).toEqual(["main", added?.id]);
    expect(saved?.lists[0]).toEqual(VIEW.lists[0]);
  });

  test("without entry times, which are open then", async () => {
    await send({ ...NEW_LIST, opensAt: "", closesAt: "" });
    expect(saved?.lists[1]).toMatchObject({ opensMinutes: null, closesMinutes: null });
  });

  test("for several days, with the hour at which a day begins", async () => {
    await send({ ...NEW_LIST, listId: "main", rule: "once_a_day", dayCutOff: "05:30" });
    expect(saved?.lists).toMatchObject([{ id: "main", rule: "once_a_day", dayCutOffMinutes: 330 }]);
  });

  test("a list without a name is refused with the reason, and staff cannot change lists", async () => {
    expect(await send({ ...NEW_LIST, name: " " })).toMatchObject({
      problem: expect.stringContaining("name"),
    });
    expect(await send(NEW_LIST, false)).toBeNull();
    expect(saved).toBeNull();
  });

  test("a list is removed", async () => {
    expect(await send({ intent: "remove-list", listId: "main", revision: "4" })).toMatchObject({
      problem: expect.any(String),
    });
  });
});
