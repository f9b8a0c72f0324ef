import { z } from "@hono/zod-openapi";
import { typesOfSection } from "#domain/price/seat-map-tier";
import { seatPriceMinor } from "#domain/price/seat-price";
import type { EventSetup } from "#domain/sale/event-setup";
import { type HoldView, SEAT_STATUS, type SeatSnapshot } from "#domain/sale/seat-protocol";
import { type Seat, listSeats } from "#domain/seating/plan";
import { Id, Money, Time, money, time } from "./values";

const SeatState = z.enum(["free", "held", "sold", "blocked"]);
export const SeatId = z.string().min(1).max(80).openapi({ example: "stalls:H:14" });

const SectionSeats = z.object({
  id: z.string(),
  name: z.string(),
  ticketTypes: z.array(z.object({ id: z.string(), name: z.string(), price: Money })),
  seats: z.array(
    z.object({
      id: SeatId,
      row: z.string(),
      seat: z.string(),
      accessible: z.boolean(),
      state: SeatState,
    }),
  ),
});

export const SeatMap = z
  .object({
    eventId: z.string(),
    version: z.number().int().openapi({ description: "Increases with each change of a seat." }),
    sections: z.array(SectionSeats),
    areas: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          free: z.number().int(),
          ticketTypes: z.array(z.object({ id: z.string(), name: z.string(), price: Money })),
        }),
      )
      .openapi({ description: "Areas without numbered seats." }),
  })
  .openapi("SeatMap");

type State = z.infer<typeof SeatState>;
const STATES = new Map<string, State>(
  Object.entries(SEAT_STATUS).map(([state, character]) => [character, state as State]),
);

export function toSeatMap(setup: EventSetup, snapshot: SeatSnapshot): z.input<typeof SeatMap> {
  const priced = (type: EventSetup["ticketTypes"][number], multiplierPercent: number) => ({
    id: type.id,
    name: type.name,
    price: money(seatPriceMinor(type.priceMinor, multiplierPercent), setup.currency),
  });
  const seats = setup.plan ? listSeats(setup.plan) : [];
  const bySection = new Map<string, Seat[]>();
  for (const seat of seats) bySection.set(seat.sectionId, [...(bySection.get(seat.sectionId) ?? []), seat]);
  return {
    eventId: setup.eventId,
    version: snapshot.version,
    sections: (setup.plan?.sections ?? []).flatMap((section) => {
      const types = typesOfSection(setup.ticketTypes, section.id);
      if (section.kind !== "seated" || types.length === 0) return [];
      return {
        id: section.id,
        name: section.name,
        ticketTypes: types.map((type) => priced(type, section.multiplierPercent)),
        seats: (bySection.get(section.id) ?? []).map(({ id, index, row, seat, accessible }) => ({
          id,
          row,
          seat,
          accessible,
          state: STATES.get(snapshot.seats[index] ?? "") ?? ("blocked" as const),
        })),
      };
    }),
    areas: setup.pools.map(({ id, name }) => ({
      id,
      name,
      free: snapshot.pools[id] ?? 0,
      ticketTypes: setup.ticketTypes
        .filter(({ draws }) => draws.from === "pool" && draws.poolId === id)
        .map((type) => priced(type, 100)),
    })),
  };
}

export const HoldRequestBody = z
  .object({
    seats: z
      .array(z.object({ seatId: SeatId, ticketTypeId: Id.optional() }))
      .max(50)
      .default([]),
    quantities: z
      .array(z.object({ ticketTypeId: Id, quantity: z.number().int().min(1).max(50) }))
      .max(20)
      .default([])
      .openapi({ description: "Of areas without seats: the total wanted of a ticket type." }),
  })
  .openapi("HoldRequest", {
    example: { seats: [{ seatId: "stalls:H:14" }], quantities: [] },
  });

export const Hold = z
  .object({
    id: z.string(),
    eventId: z.string(),
    expiresAt: Time,
    extendable: z.boolean(),
    seats: z.array(
      z.object({
        seatId: SeatId,
        section: z.string(),
        row: z.string(),
        seat: z.string(),
        ticketTypeId: z.string(),
        price: Money,
      }),
    ),
    quantities: z.array(z.object({ ticketTypeId: z.string(), quantity: z.number().int(), price: Money })),
  })
  .openapi("Hold");

export function toHold(setup: EventSetup, hold: HoldView): z.input<typeof Hold> {
  const seats = setup.plan ? listSeats(setup.plan) : [];
  return {
    id: hold.holdId,
    eventId: setup.eventId,
    expiresAt: time(hold.expiresAt),
    extendable: hold.extendable,
    seats: hold.seats.flatMap(({ index, ticketTypeId, priceMinor }) => {
      const place = seats[index];
      if (!place) return [];
      const { id: seatId, sectionName: section, row, seat } = place;
      return { seatId, section, row, seat, ticketTypeId, price: money(priceMinor, setup.currency) };
    }),
    quantities: hold.pools.map(({ ticketTypeId, quantity, priceMinor }) => ({
      ticketTypeId,
      quantity,
      price: money(priceMinor, setup.currency),
    })),
  };
}
