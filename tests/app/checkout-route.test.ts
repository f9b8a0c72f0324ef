import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { action, loader } from "#app/routes/checkout/route";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import type { CheckOutRefusal, CheckedOut } from "#worker/sale/booking";
import type { Visitor } from "#worker/platform/visitor";
import type { Services } from "#worker/services";
import { eventRouteArgs } from "#tests/build/event-route";
import { type Fields, type RouteResult, resultOf } from "#tests/build/route-call";
import { HOLD_ID, NOW, event, holdOf, roomWith } from "#tests/build/theatre-sale";

type Booking = Services["booking"];
type CheckOutRequest = Parameters<Booking["checkOut"]>[1];

const BOOKING_ID = "018f0000-0000-7000-8000-0000000000b1";
const KEY = "018f0000-0000-7000-8000-0000000000b2";
const PATH = "/events/tughlaq/checkout";
const VALID: Fields = [
  ["idempotencyKey", KEY],
  ["holdId", HOLD_ID],
  ["buyerName", " Asha Rao "],
  ["buyerEmail", "Asha@Example.com"],
];

function load(
  booking: Partial<Booking>,
  slug?: string,
  person: Visitor["person"] = null,
): Promise<RouteResult> {
  const withIds = { makeId: () => KEY, ...booking };
  return resultOf(() => loader(eventRouteArgs("checkout", { booking: withIds, slug, visitor: { person } })));
}

function submit(
  checkOut: Booking["checkOut"],
  sent: Fields | Request = VALID,
  slug?: string,
): Promise<RouteResult> {
  return resultOf(() => action(eventRouteArgs("checkout", { booking: { checkOut }, sent, slug })));
}

const placed = (payUrl: string | null): Outcome<CheckedOut, never> =>
  accept({ booking: { id: BOOKING_ID } as CheckedOut["booking"], payUrl });

const unexpected: Booking["checkOut"] = async () => {
  throw new Error("no booking may be placed");
};

describe("loading the checkout", () => {
  test("a live hold is shown with its places, totals with tax, and a new booking id", async () => {
    const { status, data } = await load({ readRoom: async () => roomWith(holdOf([3, 4])) });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      event: { slug: "tughlaq", venueName: "Malhar Hall" },
      choice: {
        idempotencyKey: KEY,
        now: NOW,
        hold: { holdId: HOLD_ID },
        places: [{ seat: { row: "A", seat: "4" } }, { seat: { row: "A", seat: "5" } }],
        lines: [{ typeName: "Seat", priceMinor: 45_000 }],
        totals: { totalMinor: 90_000, taxMinor: 13_729, taxInclusive: true },
        buyer: { name: "", email: "" },
        signedIn: false,
      },
    });
  });

  test("name and email of a signed-in buyer are filled in", async () => {
    const person = {
      id: "asha",
      name: "Asha Rao",
      email: "asha@example.com",
      emailVerified: true,
      isAdmin: false,
      memberships: [],
    };
    const { data } = await load({ readRoom: async () => roomWith(holdOf([3])) }, event.slug, person);
    expect(data).toMatchObject({
      choice: { signedIn: true, buyer: { name: "Asha Rao", email: "asha@example.com" } },
    });
  });

  test("an expired hold leaves nothing to check out", async () => {
    expect(await load({ readRoom: async () => roomWith(null) })).toMatchObject({
      status: 200,
      data: { choice: null },
    });
  });

  test("a paused sale is known before anything is entered, and its reason is not", async () => {
    const room = roomWith(holdOf([3]));
    const pause = { at: NOW, reason: "Reported as a fraud" };
    const { data } = await load({
      readRoom: async () => ({ ...room, setup: { ...room.setup, salePause: pause } }),
    });
    expect(data).toMatchObject({ isPaused: true });
    expect(JSON.stringify(data)).not.toContain("fraud");
    expect(await load({ readRoom: async () => room })).toMatchObject({ data: { isPaused: false } });
  });

  test("an event that was never on sale has nothing to check out", async () => {
    expect(await load({ readRoom: async () => null })).toMatchObject({ status: 200, data: { choice: null } });
  });

  test("an unknown event is a 404", async () => {
    expect(await load({}, "unknown")).toMatchObject({ status: 404 });
  });
});

describe("submitting the checkout", () => {
  test("a paid booking is sent to the provider with cleaned buyer data", async () => {
    const requests: [string, CheckOutRequest][] = [];
    const result = await submit(
      async (eventId, request) => {
        requests.push([eventId, request]);
        return placed("https://pay.test/intent");
      },
      [...VALID, ["attendee[0]", "Ravi"], ["attendee[1]", ""]],
    );
    expect(result).toMatchObject({ status: 302, location: "https://pay.test/intent" });
    expect(requests).toEqual([
      [
        "e1",
        {
          idempotencyKey: KEY,
          holdId: HOLD_ID,
          buyerName: "Asha Rao",
          buyerEmail: "asha@example.com",
          locale: "en",
          attendeeNames: ["Ravi", ""],
        },
      ],
    ]);
  });

  test("a free booking goes to its page", async () => {
    expect(await submit(async () => placed(null))).toMatchObject({
      status: 302,
      location: `/bookings/${BOOKING_ID}?event=e1`,
    });
  });

  test("a booking whose provider is down stays pending, and its page offers payment again", async () => {
    expect(await submit(async () => refuse("provider_down", { bookingId: BOOKING_ID }))).toMatchObject({
      status: 302,
      location: `/bookings/${BOOKING_ID}?event=e1&problem=provider`,
    });
  });

  const REFUSALS: Record<Exclude<CheckOutRefusal, "provider_down">, number> = {
    hold_unknown: 409,
    hold_expired: 409,
    event_closed: 409,
    sale_paused: 409,
    different_body: 409,
    limit_reached: 409,
    not_on_sale: 409,
    sale_ended: 409,
    too_many_requests: 429,
  };
  test.each(Object.entries(REFUSALS) as [CheckOutRefusal, number][])(
    "the refusal %s is a %i with its reason and the submitted values",
    async (reason, status) => {
      expect(await submit(async () => refuse(reason))).toMatchObject({
        status,
        data: { refused: reason, reply: { initialValue: { buyerName: " Asha Rao " } } },
      });
    },
  );

  test("a form that is submitted twice places one booking and gets the same response", async () => {
    const bookings = new Map<string, string>();
    const checkOut: Booking["checkOut"] = async (_, { idempotencyKey, ...body }) => {
      const sent = JSON.stringify(body);
      if ((bookings.get(idempotencyKey) ?? sent) !== sent) return refuse("different_body");
      bookings.set(idempotencyKey, sent);
      return placed("https://pay.test/intent");
    };
    const [first, second] = await Promise.all([submit(checkOut), submit(checkOut)]);
    expect(second).toEqual(first);
    expect(bookings.size).toBe(1);
    const changed = VALID.map(([name, value]) => [name, name === "buyerName" ? "Ravi" : value] as const);
    expect(await submit(checkOut, changed)).toMatchObject({
      status: 409,
      data: { refused: "different_body" },
    });
  });

  test("a hold or booking of another buyer is refused like an unknown one", async () => {
    const owned: Booking["checkOut"] = async (_, { holdId }) =>
      holdId === HOLD_ID ? placed(null) : refuse("hold_unknown");
    const foreign = VALID.map(([name, value]) => [name, name === "holdId" ? BOOKING_ID : value] as const);
    expect(await submit(owned, foreign)).toMatchObject({ status: 409, data: { refused: "hold_unknown" } });
  });

  test("an unknown event is a 404 before the form is read", async () => {
    expect(await submit(unexpected, VALID, "unknown")).toMatchObject({ status: 404 });
  });
});

describe("invalid input to the checkout", () => {
  test.each([
    ["idempotencyKey", ""],
    ["idempotencyKey", "1"],
    ["holdId", "not-a-uuid"],
    ["buyerName", "   "],
    ["buyerName", "x".repeat(81)],
    ["buyerEmail", "asha"],
    ["buyerEmail", `${"x".repeat(200)}@example.com`],
    ["attendee[0]", "x".repeat(81)],
  ])("%s = %j is a 400 and places nothing", async (field, value) => {
    const fields = [...VALID.filter(([name]) => name !== field), [field, value] as const];
    const { status, data } = await submit(unexpected, fields);
    expect(status).toBe(400);
    expect(data).toMatchObject({ refused: null, reply: { status: "error" } });
  });

  test("more attendee names than a hold can have places is a 400", async () => {
    const names = Array.from({ length: 51 }, (_, at) => [`attendee[${at}]`, "Ravi"] as const);
    expect(await submit(unexpected, [...VALID, ...names])).toMatchObject({ status: 400 });
  });

  test("a body that is not a form is a 400", async () => {
    const request = new Request(`https://stagedoor.test${PATH}`, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(await submit(unexpected, request)).toMatchObject({ status: 400 });
  });

  test("no combination of fields is a server error", async () => {
    const name = fc.oneof(
      fc.constantFrom(
        "idempotencyKey",
        "holdId",
        "buyerName",
        "buyerEmail",
        "attendee",
        "attendee[0]",
        "attendee[-1]",
        "attendee[999]",
        "attendee[0].name",
        "buyerName.first",
        "buyerName[0]",
        "__proto__",
        "__proto__[polluted]",
        "constructor.prototype.polluted",
        "__intent__",
        "__state__",
      ),
      fc.string({ unit: "binary", maxLength: 20 }),
    );
    const value = fc.oneof(
      fc.constantFrom("", BOOKING_ID, HOLD_ID, "Asha", "asha@example.com", '{"type":"reset","payload":{}}'),
      fc.string({ unit: "binary", maxLength: 300 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 12 }), async (fields) => {
        const { status, data } = await submit(async () => refuse("hold_unknown"), fields);
        expect(status, String(data)).toBeLessThan(500);
        expect({}).not.toHaveProperty("polluted");
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
