import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChoiceRefusal } from "#app/routes/seat-map/choice/choose";
import { refusalMessage } from "#app/routes/seat-map/choice/hold-refusal-messages";
import { action, loader } from "#app/routes/seat-map/route";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import type { HoldView } from "#domain/sale/seat-protocol";
import type { HoldRefusal } from "#domain/sale/hold-refusal";
import type { Services } from "#worker/services";
import { eventRouteArgs } from "#tests/build/event-route";
import { type Fields, type RouteResult, formRequest, resultOf } from "#tests/build/route-call";
import { HOLD_ID, holdOf, roomWith, setup } from "#tests/build/theatre-sale";

type Booking = Services["booking"];

const PATH = "/events/tughlaq/seats";
function load(booking: Partial<Booking>, slug?: string): Promise<RouteResult> {
  const withIds = { makeId: () => HOLD_ID, ...booking };
  return resultOf(() => loader(eventRouteArgs("seats", { booking: withIds, slug })));
}

function submit(booking: Partial<Booking>, sent: Fields | Request, slug?: string): Promise<RouteResult> {
  return resultOf(() => action(eventRouteArgs("seats", { booking, sent, slug })));
}

const form = (intent: string, ...rest: Fields): Fields => [["intent", intent], ["holdId", HOLD_ID], ...rest];

/** The object's hold of one buyer, in memory: taking a held seat again changes nothing. */
function makeSale(initial: HoldView | null = null) {
  let hold = initial;
  const without = (seats: readonly number[]) =>
    (hold?.seats ?? []).filter(({ index }) => !seats.includes(index));
  const keep = (seats: HoldView["seats"], pools: HoldView["pools"], holdId: string) => {
    hold = seats.length + pools.length > 0 ? { ...holdOf([], holdId), seats, pools } : null;
    return hold;
  };
  const replaceHold: Booking["replaceHold"] = async (_, { holdId, seats, pools, release }) => {
    const left = without([...release.seats, ...seats]);
    const priced = pools.map((pool) => ({ ...pool, priceMinor: 20_000 }));
    return accept({ hold: keep([...left, ...holdOf(seats).seats], priced, holdId)!, lost: null });
  };
  const booking: Partial<Booking> = {
    readRoom: async () => roomWith(hold),
    readSetup: async () => setup,
    replaceHold,
    holdBest: async (_, { holdId, quantity }) =>
      accept(keep(holdOf(Array.from({ length: quantity }, (_each, at) => 10 + at)).seats, [], holdId)!),
    extendHold: async () => (hold ? accept((hold = { ...hold, extendable: false })) : refuse("hold_unknown")),
    releaseHold: async (_, { holdId, seats, pools }) => {
      if (hold?.holdId !== holdId) return refuse("hold_unknown");
      if (!seats && !pools) return accept((hold = null));
      const left = hold.pools.filter(
        ({ ticketTypeId }) => !pools?.some((pool) => pool.ticketTypeId === ticketTypeId),
      );
      return accept(keep(without(seats ?? []), left, holdId));
    },
  };
  return { booking, current: () => hold };
}

/** A sale that refuses every change. */
function refusing(reason: HoldRefusal, detail?: Record<string, number | number[]>): Partial<Booking> {
  const refused = async (): Promise<Outcome<never, HoldRefusal>> => refuse(reason, detail);
  return {
    readRoom: async () => roomWith(holdOf([0])),
    readSetup: async () => setup,
    replaceHold: refused,
    holdBest: refused,
    extendHold: refused,
    releaseHold: refused,
  };
}

const unreachable: Partial<Booking> = {
  readRoom: async () => {
    throw new Error("the object may not be called");
  },
};

describe("loading the seat map", () => {
  test("the room is sent with the buyer's hold and pending booking, without gates and lists", async () => {
    const pending = { id: "b1", eventId: "e1", reference: "K7Q2-M4XD" };
    const room = {
      ...roomWith(holdOf([3])),
      setup: { ...setup, gates: [{ id: "g", name: "Gate 1", listIds: [] }] } as unknown as typeof setup,
    };
    const { status, data } = await load({
      readRoom: async () => room,
      findPendingBooking: async () => pending,
    });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      event: { slug: "tughlaq", state: "published" },
      pending,
      room: { setup: { gates: [], lists: [] }, hold: { holdId: HOLD_ID } },
      newHoldId: HOLD_ID,
    });
  });

  test("the map shows a paused sale at once, without the admin's reason", async () => {
    const room = roomWith(null);
    const paused = { ...room.setup, salePause: { at: 1, reason: "Suspected fraud" } };
    const readRoom = async () => ({ ...room, setup: paused });
    const { data } = await load({ readRoom, findPendingBooking: async () => null });
    expect(data).toMatchObject({ isPaused: true });
    expect(JSON.stringify(data)).not.toContain("fraud");
  });

  test("an event that was never on sale has no room", async () => {
    const result = await load({ readRoom: async () => null, findPendingBooking: async () => null });
    expect(result).toMatchObject({ status: 200, data: { room: null } });
  });

  test("an unknown event is a 404", async () => {
    expect(await load({}, "unknown")).toMatchObject({ status: 404 });
  });
});

describe("changing the choice", () => {
  test("a checked seat is held", async () => {
    const { booking, current } = makeSale();
    const result = await submit(booking, form("choose", ["seat", "3"]));
    expect(result).toMatchObject({ status: 200, data: { ok: true, hold: { seats: [{ index: 3 }] } } });
    expect(current()?.seats).toHaveLength(1);
  });

  test("an unchecked seat is released, the others stay held", async () => {
    const { booking } = makeSale(holdOf([3, 4]));
    const fields = form("choose", ["shown", "3"], ["shown", "4"], ["seat", "4"]);
    expect(await submit(booking, fields)).toMatchObject({
      status: 200,
      data: { ok: true, hold: { seats: [{ index: 4 }] } },
    });
  });

  test("best available holds that many seats", async () => {
    const { booking } = makeSale();
    expect(await submit(booking, form("best", ["quantity", "2"]))).toMatchObject({
      data: { ok: true, hold: { seats: [{ index: 10 }, { index: 11 }] } },
    });
  });

  test("a quantity of standing places is the total, and 0 releases them", async () => {
    const { booking, current } = makeSale();
    expect(await submit(booking, form("pools", ["quantity-standing", "3"]))).toMatchObject({
      data: { ok: true, hold: { pools: [{ ticketTypeId: "standing", quantity: 3 }] } },
    });
    expect(await submit(booking, form("pools", ["quantity-standing", "0"]))).toMatchObject({
      data: { ok: true, hold: null },
    });
    expect(current()).toBeNull();
  });

  test("a hold is extended, reduced by one seat, and released", async () => {
    const { booking } = makeSale(holdOf([3, 4]));
    expect(await submit(booking, form("extend"))).toMatchObject({ data: { hold: { extendable: false } } });
    expect(await submit(booking, form("drop", ["seat", "3"]))).toMatchObject({
      data: { hold: { seats: [{ index: 4 }] } },
    });
    expect(await submit(booking, form("release"))).toMatchObject({ status: 200, data: { hold: null } });
  });

  test.each([
    ["seats", form("choose", ["seat", "3"], ["seat", "4"])],
    ["best available", form("best", ["quantity", "2"])],
    ["standing places", form("pools", ["quantity-standing", "2"])],
  ])("submitting %s twice holds them once", async (_, fields) => {
    const { booking, current } = makeSale();
    await submit(booking, fields);
    const once = current();
    expect(await submit(booking, fields)).toMatchObject({ status: 200, data: { ok: true } });
    expect(current()).toEqual(once);
  });
});

describe("refusals of the seat map", () => {
  const REFUSALS: Record<HoldRefusal, number> = {
    seat_unknown: 409,
    seat_taken: 409,
    seat_blocked: 409,
    pool_unknown: 409,
    pool_empty: 409,
    ticket_type_unknown: 409,
    limit_reached: 409,
    network_full: 409,
    check_required: 409,
    not_on_sale: 409,
    sale_ended: 409,
    event_closed: 409,
    sale_paused: 409,
    hold_unknown: 409,
    hold_expired: 409,
    already_extended: 409,
    nothing_chosen: 400,
    too_many_requests: 429,
  };
  test.each(Object.entries(REFUSALS) as [HoldRefusal, number][])(
    "the refusal %s is a %i with its reason",
    async (reason, status) => {
      for (const fields of [
        form("choose", ["seat", "3"]),
        form("pools", ["quantity-standing", "1"]),
        form("best", ["quantity", "2"]),
        form("extend"),
        form("drop", ["seat", "0"]),
        form("release"),
      ])
        expect(await submit(refusing(reason), fields)).toMatchObject({ status, data: { ok: false, reason } });
    },
  );

  test("the seats that another buyer has are named, the others are held", async () => {
    const booking: Partial<Booking> = {
      readRoom: async () => roomWith(null),
      replaceHold: async () =>
        accept({ hold: holdOf([4]), lost: { reason: "seat_taken" as const, seats: [3] } }),
    };
    expect(await submit(booking, form("choose", ["seat", "3"], ["seat", "4"]))).toMatchObject({
      status: 409,
      data: { reason: "seat_taken", lost: [3] },
    });
  });

  test("a passed bot check answers with the hold as it is, so that the refused choice can be sent again", async () => {
    const { booking } = makeSale(holdOf([3]));
    const tokens: string[] = [];
    const checked: Partial<Booking> = {
      ...booking,
      passCheck: async (_, token) => {
        tokens.push(token);
        return token === "good" ? accept(null) : refuse("check_failed");
      },
    };
    const check = (token: string): Fields => [
      ["intent", "check"],
      ["token", token],
    ];
    expect(await submit(checked, check("good"))).toMatchObject({
      status: 200,
      data: { ok: true, hold: { seats: [{ index: 3 }] } },
    });
    expect(await submit(checked, check("reused"))).toMatchObject({
      status: 409,
      data: { ok: false, reason: "check_failed" },
    });
    expect(await submit(checked, check("x".repeat(2_049)))).toMatchObject({
      status: 400,
      data: { reason: "malformed" },
    });
    expect(tokens).toEqual(["good", "reused"]);
  });

  test("no seats together is a 409", async () => {
    const booking: Partial<Booking> = {
      ...makeSale().booking,
      holdBest: async () => refuse("none_together"),
    };
    expect(await submit(booking, form("best", ["quantity", "6"]))).toMatchObject({
      status: 409,
      data: { reason: "none_together" satisfies ChoiceRefusal },
    });
  });

  test("a refusal names the lost seats, the limit and the places left", async () => {
    const fields = form("best", ["quantity", "2"]);
    expect(await submit(refusing("seat_taken", { lost: [3, 4] }), fields)).toMatchObject({
      data: { lost: [3, 4], limit: undefined },
    });
    expect(await submit(refusing("limit_reached", { limit: 6 }), fields)).toMatchObject({
      data: { lost: [], limit: 6 },
    });
    expect(await submit(refusing("pool_empty", { left: 1 }), fields)).toMatchObject({ data: { left: 1 } });
  });

  test("an expired hold cannot be extended or reduced", async () => {
    for (const fields of [form("extend"), form("drop", ["seat", "3"])])
      expect(await submit(refusing("hold_expired"), fields)).toMatchObject({
        status: 409,
        data: { reason: "hold_expired" },
      });
  });

  test("a hold of another buyer is refused like an unknown one", async () => {
    const { booking, current } = makeSale(holdOf([3], "018f0000-0000-7000-8000-0000000000ff"));
    expect(await submit(booking, form("release"))).toMatchObject({
      status: 409,
      data: { reason: "hold_unknown" },
    });
    expect(current()?.seats).toHaveLength(1);
  });

  test("an event that is no longer on sale is closed", async () => {
    const booking: Partial<Booking> = {
      readRoom: async () => null,
      readSetup: async () => null,
      replaceHold: async () => refuse("event_closed"),
    };
    for (const fields of [
      form("choose", ["seat", "3"]),
      form("best", ["quantity", "2"]),
      form("pools", ["quantity-standing", "1"]),
    ])
      expect(await submit(booking, fields)).toMatchObject({ status: 409, data: { reason: "event_closed" } });
  });

  test("nothing checked and nothing released is a 400", async () => {
    for (const fields of [form("choose"), form("pools")])
      expect(await submit(makeSale().booking, fields)).toMatchObject({
        status: 400,
        data: { reason: "nothing_chosen" },
      });
  });

  test("an unknown event is a 404", async () => {
    expect(await submit(unreachable, form("release"), "unknown")).toMatchObject({ status: 404 });
  });
});

describe("forms posted without scripts", () => {
  const post = (booking: Partial<Booking>, fields: Fields, search = "") => {
    const request = formRequest(`${PATH}${search}`, fields);
    request.headers.set("accept", "text/html,application/xhtml+xml");
    return submit(booking, request);
  };

  test("a held seat leads back to the list, so that a reload does not post again", async () => {
    expect(await post(makeSale().booking, form("choose", ["seat", "3"]), "?view=list")).toMatchObject({
      status: 303,
      location: `${PATH}?view=list`,
    });
  });

  test("a hold that needs a bot check is a short page, since the check needs scripts", async () => {
    expect(await post(refusing("check_required"), form("choose", ["seat", "3"]))).toMatchObject({
      status: 409,
      data: { refused: "check_required" },
    });
    expect(refusalMessage("check_required").text).toContain("needs JavaScript");
  });

  test("a refusal is a short page with the lost seat's name, what is still held, and the way on", async () => {
    const booking: Partial<Booking> = {
      readSetup: async () => setup,
      replaceHold: async () =>
        accept({ hold: holdOf([4]), lost: { reason: "seat_taken" as const, seats: [3] } }),
    };
    const fields = form("choose", ["seat", "3"], ["seat", "4"], ["type-stalls", "seat"]);
    expect(await post(booking, fields, "?view=list")).toMatchObject({
      status: 409,
      data: {
        refused: "seat_taken",
        lost: ["Row A, seat 4"],
        held: 1,
        mapHref: `${PATH}?view=list&seat=4&type-stalls=seat`,
      },
    });
  });

  test("a seat is chosen and refused without reading the room", async () => {
    const booking: Partial<Booking> = {
      ...refusing("seat_taken", { lost: [3] }),
      readRoom: async () => {
        throw new Error("200 buyers of a last seat would read the room");
      },
    };
    expect(await post(booking, form("choose", ["shown", "0"], ["seat", "0"], ["seat", "3"]))).toMatchObject({
      status: 409,
      data: { lost: ["Row A, seat 4"], held: 1 },
    });
  });

  test("a refusal keeps the quantity, price and places that the buyer entered", async () => {
    const best = form("best", ["quantity", "4"], ["tier", "B"], ["accessible", "on"]);
    expect(await post(refusing("seat_taken"), best)).toMatchObject({
      data: { mapHref: `${PATH}?quantity=4&tier=B&accessible=on` },
    });
    expect(
      await post(refusing("pool_empty", { left: 1 }), form("pools", ["quantity-standing", "3"])),
    ).toMatchObject({ data: { left: 1, mapHref: `${PATH}?quantity-standing=3` } });
  });

  test("no other field of the form is repeated in the map's address", async () => {
    const fields = form("choose", ["seat", "0"], ["seat", "5"], ["next", "https://evil.example"]);
    expect(await post(refusing("limit_reached"), fields, "?view=list&x=1")).toMatchObject({
      data: { mapHref: `${PATH}?view=list&seat=0&seat=5` },
    });
    expect(await post(refusing("hold_expired"), form("drop", ["seat", "0"]), "?view=list")).toMatchObject({
      data: { mapHref: `${PATH}?view=list` },
    });
  });
});

describe("invalid input to the seat map", () => {
  test.each([
    ["no intent", [["holdId", HOLD_ID]]],
    ["an unknown intent", form("steal")],
    [
      "a hold id that is not a UUID",
      [
        ["intent", "release"],
        ["holdId", "1"],
      ],
    ],
    ["a negative seat", form("choose", ["seat", "-1"])],
    ["a seat that is not a number", form("drop", ["seat", "A4"])],
    ["no quantity", form("best")],
    ["a quantity of 0", form("best", ["quantity", "0"])],
    ["a fractional quantity", form("best", ["quantity", "1.5"])],
    ["51 seats", form("choose", ...Array.from({ length: 51 }, (_, at) => ["seat", `${at}`] as const))],
  ] as [string, Fields][])("%s is a 400 and changes nothing", async (_, fields) => {
    expect(await submit(unreachable, fields)).toMatchObject({ status: 400, data: { reason: "malformed" } });
  });

  test("a quantity of places that is not a number is a 400", async () => {
    const { booking } = makeSale();
    expect(await submit(booking, form("pools", ["quantity-standing", "many"]))).toMatchObject({
      status: 400,
      data: { reason: "malformed" },
    });
  });

  test("a body that is not a form is a 400", async () => {
    const request = new Request(`https://stagedoor.test${PATH}`, { method: "POST", body: "hello" });
    expect(await submit(unreachable, request)).toMatchObject({ status: 400 });
  });

  test("no combination of fields is a server error", async () => {
    const name = fc.oneof(
      fc.constantFrom("seat", "shown", "quantity", "tier", "accessible", "type-stalls", "quantity-standing"),
      fc.constantFrom("quantity-", "quantity-__proto__", "type-__proto__", "__proto__", "holdId", "intent"),
      fc.string({ unit: "binary", maxLength: 20 }),
    );
    const value = fc.oneof(
      fc.constantFrom("", "0", "3", "29", "30", "199999", "1e3", "A", "on", "seat", HOLD_ID),
      fc.string({ unit: "binary", maxLength: 100 }),
    );
    const intent = fc.constantFrom("choose", "best", "pools", "extend", "drop", "release");
    await fc.assert(
      fc.asyncProperty(intent, fc.array(fc.tuple(name, value), { maxLength: 12 }), async (first, rest) => {
        const { status, data } = await submit(makeSale(holdOf([3])).booking, form(first, ...rest));
        expect(status, String(data)).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
