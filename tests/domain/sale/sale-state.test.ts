import { describe, expect, test } from "vitest";
import { type SaleState, eventSaleState, isFewLeft, isSelling, saleStateOf } from "#domain/sale/sale-state";

const now = 1_000_000;
const event = { state: "published", endsAt: now + 10_000, isPaused: false };
const open = { saleStartsAt: null, saleEndsAt: null };

describe("a ticket type", () => {
  test("is not yet on sale, on sale and ended by its window", () => {
    expect(saleStateOf(event, { saleStartsAt: now + 1, saleEndsAt: null }, null, now)).toBe("not_yet");
    expect(saleStateOf(event, { saleStartsAt: now, saleEndsAt: now + 1 }, null, now)).toBe("on_sale");
    expect(saleStateOf(event, { saleStartsAt: null, saleEndsAt: now }, null, now)).toBe("ended");
  });

  test("ends with the event, and a cancelled event takes precedence", () => {
    expect(saleStateOf({ ...event, endsAt: now }, open, { capacity: 9, free: 9 }, now)).toBe("ended");
    expect(
      saleStateOf({ ...event, state: "cancelled", endsAt: now - 1 }, open, { capacity: 9, free: 0 }, now),
    ).toBe("cancelled");
  });

  test("has few left before it is sold out", () => {
    expect(saleStateOf(event, open, { capacity: 600, free: 0 }, now)).toBe("sold_out");
    expect(saleStateOf(event, open, { capacity: 600, free: 60 }, now)).toBe("few_left");
    expect(saleStateOf(event, open, { capacity: 600, free: 61 }, now)).toBe("on_sale");
    expect(isFewLeft({ capacity: 6, free: 6 })).toBe(false);
    expect(isFewLeft({ capacity: 40, free: 6 })).toBe(true);
  });

  test("is on sale when the counts are unknown", () => {
    expect(saleStateOf(event, open, null, now)).toBe("on_sale");
  });
});

test("tickets are sold while a sale is open, also when few are left, and in no other state", () => {
  const sells: Record<SaleState, boolean> = {
    not_yet: false,
    on_sale: true,
    few_left: true,
    sold_out: false,
    paused: false,
    ended: false,
    cancelled: false,
  };
  for (const [state, expected] of Object.entries(sells)) expect(isSelling(state as SaleState)).toBe(expected);
});

describe("a paused sale", () => {
  const paused = { ...event, isPaused: true };
  const places = { capacity: 9, free: 9 };

  test("is paused whatever its window and its places, for a type and for the event", () => {
    for (const window of [open, { saleStartsAt: now + 1, saleEndsAt: null }])
      for (const each of [places, { capacity: 9, free: 0 }, null]) {
        expect(saleStateOf(paused, window, each, now)).toBe("paused");
        expect(eventSaleState(paused, [{ ...window, places: each }], each, now)).toBe("paused");
      }
  });

  test("has ended when its time is over, and a cancelled event takes precedence", () => {
    expect(saleStateOf({ ...paused, endsAt: now }, open, places, now)).toBe("ended");
    expect(saleStateOf(paused, { saleStartsAt: null, saleEndsAt: now }, places, now)).toBe("ended");
    expect(eventSaleState({ ...paused, state: "cancelled" }, [open], places, now)).toBe("cancelled");
  });
});

describe("an event", () => {
  const places = { capacity: 100, free: 50 };

  test("is on sale while one of its types is", () => {
    const types = [
      { ...open, saleEndsAt: now },
      { ...open, places: { capacity: 10, free: 10 } },
    ];
    expect(eventSaleState(event, types, places, now)).toBe("on_sale");
  });

  test("is sold out when each type on sale is sold out", () => {
    const types = [
      { ...open, places: { capacity: 10, free: 0 } },
      { ...open, saleEndsAt: now - 5 },
    ];
    expect(eventSaleState(event, types, places, now)).toBe("sold_out");
  });

  test("is not yet on sale before its first type opens", () => {
    const types = [
      { ...open, saleStartsAt: now + 5 },
      { ...open, saleEndsAt: now - 5 },
    ];
    expect(eventSaleState(event, types, places, now)).toBe("not_yet");
  });

  test("has few left only when the whole room or every type on sale has", () => {
    const few = { ...open, places: { capacity: 100, free: 2 } };
    const many = { ...open, places: { capacity: 100, free: 90 } };
    expect(eventSaleState(event, [few, many], places, now)).toBe("on_sale");
    expect(eventSaleState(event, [few], places, now)).toBe("few_left");
    expect(eventSaleState(event, [many], { capacity: 100, free: 3 }, now)).toBe("few_left");
  });
});
