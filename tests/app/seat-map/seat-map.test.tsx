import { act } from "react";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { RoomMap } from "#app/routes/seat-map/room-map";
import { makeRoomModel } from "#app/routes/seat-map/room-model";
import { SeatStore } from "#app/routes/seat-map/seat-store";
import type { HoldView } from "#domain/sale/seat-protocol";
import { aTicketType, anEventSetup, stalls } from "../../build/event-setup";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const NOW = 1_800_000_000_000;
const setup = anEventSetup({ startsAt: NOW + 1, endsAt: NOW + 2, doorsAt: NOW });

const zoom = {
  attach: () => () => undefined,
  in: () => undefined,
  out: () => undefined,
  show: () => undefined,
  key: () => false,
  zoomed: false,
};

let root: Root;
let page: HTMLElement;
let store: SeatStore;
let held: number[];

function holdOf(seats: readonly number[]): HoldView {
  return {
    holdId: "h",
    expiresAt: NOW + 600_000,
    extendable: true,
    seats: seats.map((index) => ({ index, ticketTypeId: "t", priceMinor: 45_000 })),
    pools: [],
  };
}

beforeEach(() => {
  const seats = ["ssfssfffsf", "fsffffsfff", "ffffffffff"].join("");
  store = new SeatStore({ v: 1, version: 1, seats, pools: {}, now: NOW }, null, "live");
  held = [];
  page = document.body.appendChild(document.createElement("div"));
  root = createRoot(page);
  const model = makeRoomModel(setup, NOW);
  act(() =>
    root.render(
      <RoomMap
        model={model}
        drawing={model.drawing!}
        store={store}
        zoom={zoom}
        toggle={(index) => {
          held = held.includes(index) ? held.filter((each) => each !== index) : [...held, index];
          store.takeHold(holdOf(held));
        }}
      />,
    ),
  );
});

afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

const focused = () => document.activeElement?.getAttribute("aria-label");
const tabStops = () => [...page.querySelectorAll<SVGElement>('[data-seat][tabindex="0"]')];
function press(key: string) {
  act(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
  });
}

test("one seat of the map is in the tab order, the first of four adjacent free ones", () => {
  expect(tabStops()).toHaveLength(1);
  expect(tabStops()[0]!.getAttribute("aria-label")).toBe("Row B, seat 3, ₹450, available");
});

test("four adjacent seats take eight keys", () => {
  act(() => tabStops()[0]!.focus());
  const keys = ["Enter", "ArrowRight", "Enter", "ArrowRight", "Enter", "ArrowRight", "Enter"];
  for (const key of keys) press(key);
  expect(held).toEqual([12, 13, 14, 15]);
  expect(focused()).toBe("Row B, seat 6, ₹450, yours");
  expect(page.querySelectorAll('[aria-checked="true"]')).toHaveLength(4);
  expect(keys.length + 1).toBeLessThanOrEqual(20);
});

test("arrow keys skip sold seats and change rows, Home and End go to the ends of the row", () => {
  act(() => tabStops()[0]!.focus());
  press("ArrowUp");
  expect(focused()).toBe("Row A, seat 3, ₹450, available");
  press("ArrowRight");
  expect(focused()).toBe("Row A, seat 6, ₹450, available");
  press("End");
  expect(focused()).toBe("Row A, seat 10, ₹450, available");
  press("ArrowDown");
  press("Home");
  expect(focused()).toBe("Row B, seat 1, ₹450, available");
  expect(tabStops()).toHaveLength(1);
});

test("a seat that another buyer holds stays focusable and is announced as held; a sold seat is decorative", () => {
  act(() => void store.takeDelta({ t: "delta", from: 1, version: 2, seats: [12, "h", 13, "s"] }));
  const choosing = page.querySelector('[data-seat="12"]')!;
  expect(choosing.getAttribute("aria-label")).toBe("Row B, seat 3, ₹450, someone is choosing it");
  expect(choosing.getAttribute("aria-disabled")).toBe("true");
  expect(page.querySelector('[data-seat="13"]')).toBeNull();
});

test("a changed seat renders only its own row", () => {
  const rowC = page.querySelector('[data-seat="20"]')!.parentElement!;
  const before = rowC.innerHTML;
  const seen: MutationRecord[] = [];
  const watcher = new MutationObserver((records) => seen.push(...records));
  watcher.observe(rowC, { subtree: true, childList: true, attributes: true });
  act(() => void store.takeDelta({ t: "delta", from: 1, version: 2, seats: [10, "h"] }));
  seen.push(...watcher.takeRecords());
  expect(seen).toEqual([]);
  expect(rowC.innerHTML).toBe(before);
});

test("a delta is ignored if its base version is not the current one", () => {
  expect(store.takeDelta({ t: "delta", from: 7, version: 8, seats: [2, "s"] })).toBe(false);
  expect(store.look(2)).toBe("free");
  expect(store.takeDelta({ t: "delta", from: 0, version: 1, seats: [2, "s"] })).toBe(true);
  expect(store.look(2)).toBe("free");
});

const circle = stalls({ id: "circle", name: "Circle", rows: 1, place: { tier: 1, side: "centre" } });

test("a section that no ticket type sells is drawn but not offered", () => {
  const plan = { ...setup.plan!, sections: [...setup.plan!.sections, circle] };
  const { drawing } = makeRoomModel({ ...setup, plan }, NOW);
  expect(drawing?.room.sections.map(({ sectionId }) => sectionId)).toEqual(["stalls", "circle"]);
  expect(drawing?.blocks.map(({ name }) => name)).toEqual(["Stalls"]);
  expect([...drawing!.seatsOfBlock.values()].flat()).toHaveLength(30);
});

test("a hall that only sells standing places has no map", () => {
  const entry = aTicketType({ draws: { from: "pool", poolId: "floor" } });
  const standing = { ...setup, ticketTypes: [entry], pools: [{ id: "floor", name: "Floor", capacity: 9 }] };
  expect(makeRoomModel(standing, NOW).drawing).toBeNull();
});

test("the sale opening is the earliest one, and null while a sale is open", () => {
  const later = (saleStartsAt: number | null) => aTicketType({ saleStartsAt });
  const opens = (ticketTypes: ReturnType<typeof later>[]) =>
    makeRoomModel({ ...setup, ticketTypes }, NOW).saleOpensAt;
  expect(opens([later(NOW + 9), later(NOW + 5)])).toBe(NOW + 5);
  expect(opens([later(NOW + 9), later(null)])).toBeNull();
});
