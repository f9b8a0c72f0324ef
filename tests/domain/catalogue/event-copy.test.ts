import { expect, test } from "vitest";
import { copyContent } from "#domain/catalogue/event-copy";
import { EMPTY_CONTENT, type EventContent } from "#domain/catalogue/event-draft";

const content: EventContent = {
  ...EMPTY_CONTENT,
  title: "Tughlaq",
  imageKey: "picture",
  doorsAt: 1,
  startsAt: 2,
  endsAt: 3,
  pools: [{ id: "floor", name: "Floor", capacity: 200 }],
  ticketTypes: [
    {
      id: "t1",
      code: 1,
      name: "Floor",
      priceMinor: 50_000,
      saleStartsAt: 0,
      saleEndsAt: 2,
      maxPerBuyer: 4,
      draws: { from: "pool", poolId: "floor" },
    },
  ],
};

test("a duplicated event keeps texts and prices, and loses times, sale windows and picture", () => {
  let ids = 0;
  const copy = copyContent(content, () => `new-${++ids}`);
  expect(copy).toMatchObject({
    title: "Tughlaq",
    imageKey: null,
    doorsAt: null,
    startsAt: null,
    endsAt: null,
  });
  expect(copy.ticketTypes[0]).toMatchObject({ priceMinor: 50_000, saleStartsAt: null, saleEndsAt: null });
});

test("the ticket types of a duplicated event draw from its own pools", () => {
  let ids = 0;
  const copy = copyContent(content, () => `new-${++ids}`);
  expect(copy.pools[0]?.id).not.toBe("floor");
  expect(copy.ticketTypes[0]?.id).not.toBe("t1");
  expect(copy.ticketTypes[0]?.draws).toEqual({ from: "pool", poolId: copy.pools[0]?.id });
});
