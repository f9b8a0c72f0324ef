import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSeatRequest } from "#domain/sale/seat-request";
import { SeatRequest } from "#domain/sale/seat-protocol";

const uuid = fc.oneof(fc.uuid(), fc.constant("00000000-0000-0000-0000-000000000000"), fc.string());
const odd = fc.oneof(
  fc.constant(null),
  fc.constant(undefined),
  fc.constant([]),
  fc.constant({}),
  fc.string({ maxLength: 70 }),
  fc.double(),
  fc.integer({ min: -3, max: 200_002 }),
);
const orOdd = <T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ arbitrary: good, weight: 9 }, { arbitrary: odd, weight: 1 });
const seats = orOdd(fc.array(orOdd(fc.integer({ min: 0, max: 200_000 })), { maxLength: 52 }));
const pools = orOdd(
  fc.array(
    orOdd(
      fc.record({
        ticketTypeId: orOdd(fc.string({ maxLength: 66 })),
        quantity: orOdd(fc.integer({ min: 0, max: 52 })),
      }),
    ),
    {
      maxLength: 22,
    },
  ),
);
const message = fc.record(
  {
    t: fc.constantFrom("hold", "extend", "release", "snapshot", "other"),
    n: orOdd(fc.integer()),
    holdId: uuid,
    seats,
    pools,
    extra: odd,
    hold: orOdd(
      fc.record(
        {
          holdId: uuid,
          seats,
          pools,
          seatTicketTypeIds: orOdd(fc.array(orOdd(fc.string()), { maxLength: 52 })),
        },
        { requiredKeys: ["holdId", "seats", "pools"] },
      ),
    ),
  },
  { requiredKeys: ["t", "n"] },
);

test("the parser accepts exactly the messages that the schema accepts", () => {
  let accepted = 0;
  fc.assert(
    fc.property(message, (value) => {
      const text = JSON.stringify(value);
      const expected = SeatRequest.safeParse(JSON.parse(text));
      const ask = parseSeatRequest(text);
      if (ask) accepted++;
      expect(ask).toEqual(expected.success ? expected.data : null);
    }),
    { numRuns: 3000 },
  );
  expect(accepted).toBeGreaterThan(300);
});

test("text that is not a JSON object is rejected", () => {
  for (const text of ["", "{", "null", "[]", "7", '"hold"']) expect(parseSeatRequest(text)).toBeNull();
});

const HOLD_ID = "018f0000-0000-7000-8000-000000000001";
const numbered = <Item>(count: number, item: (n: number) => Item) =>
  Array.from({ length: count }, (_, n) => item(n));
const aPool = (n: number, quantity = 1) => ({
  ticketTypeId: `t${n}`,
  quantity,
});

test.each([
  ["seats", { seats: numbered(50, (n) => n) }, { seats: numbered(51, (n) => n) }],
  ["the index of a seat", { seats: [0, 200_000] }, { seats: [200_001] }],
  ["negative indexes", { seats: [0] }, { seats: [-1] }],
  ["pools", { pools: numbered(20, (n) => aPool(n)) }, { pools: numbered(21, (n) => aPool(n)) }],
  ["places of a pool", { pools: [aPool(1, 50)] }, { pools: [aPool(1, 51)] }],
  ["no place of a pool", { pools: [aPool(1, 1)] }, { pools: [aPool(1, 0)] }],
  [
    "a ticket type's id",
    { pools: [{ ticketTypeId: "t".repeat(64), quantity: 1 }] },
    { pools: [{ ticketTypeId: "t".repeat(65), quantity: 1 }] },
  ],
  [
    "ticket types of seats",
    { seatTicketTypeIds: numbered(50, () => "t".repeat(64)) },
    { seatTicketTypeIds: numbered(51, () => "t") },
  ],
])("%s: the limit is accepted, one more is not", (_, most, tooMuch) => {
  const frame = (change: object) => ({
    t: "hold",
    n: 1,
    hold: { holdId: HOLD_ID, seats: [], pools: [], ...change },
  });
  const request = (change: object) => parseSeatRequest(JSON.stringify(frame(change)));
  expect(request(most)).toMatchObject({ t: "hold", hold: most });
  expect(request(tooMuch)).toBeNull();
  expect([most, tooMuch].map((change) => SeatRequest.safeParse(frame(change)).success)).toEqual([
    true,
    false,
  ]);
});
