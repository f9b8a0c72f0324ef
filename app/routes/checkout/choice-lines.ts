import type { EventSetup } from "#domain/sale/event-setup";
import { type Seat, listSeats } from "#domain/seating/plan";
import type { HoldView } from "#domain/sale/seat-protocol";

/** One place of the hold, with the words the page shows. */
export interface ChosenPlace {
  readonly key: string;
  readonly seat: Seat | null;
  readonly typeName: string;
  readonly priceMinor: number;
}

/** Places of the same price, shown as one line: "2 seats at ₹1,180". */
export interface ChoiceLine {
  readonly key: string;
  readonly typeName: string;
  readonly sectionName: string | null;
  readonly places: readonly ChosenPlace[];
  readonly priceMinor: number;
  /** The base price, where a section multiplier changes it; else null. */
  readonly multiplied: { readonly baseMinor: number; readonly percent: number } | null;
}

/** All places in the order of the hold, which is also the order of the attendee names. */
export function listPlaces(setup: EventSetup, hold: HoldView): ChosenPlace[] {
  const seats = setup.plan ? listSeats(setup.plan) : [];
  const nameOf = (id: string) => setup.ticketTypes.find((type) => type.id === id)?.name ?? "";
  return [
    ...hold.seats.map((held) => ({
      key: `seat ${held.index}`,
      seat: seats[held.index] ?? null,
      typeName: nameOf(held.ticketTypeId),
      priceMinor: held.priceMinor,
    })),
    ...hold.pools.flatMap((pool) =>
      Array.from({ length: pool.quantity }, (_, at) => ({
        key: `pool ${pool.ticketTypeId} ${pool.priceMinor} ${at}`,
        seat: null,
        typeName: nameOf(pool.ticketTypeId),
        priceMinor: pool.priceMinor,
      })),
    ),
  ];
}

export function groupPlaces(setup: EventSetup, places: readonly ChosenPlace[]): ChoiceLine[] {
  const lines = new Map<string, { place: ChosenPlace; places: ChosenPlace[] }>();
  for (const place of places) {
    const key = `${place.typeName} ${place.seat?.sectionId ?? ""} ${place.priceMinor}`;
    const line = lines.get(key);
    if (line) line.places.push(place);
    else lines.set(key, { place, places: [place] });
  }
  return [...lines].map(([key, line]) => {
    const section = setup.plan?.sections.find((each) => each.id === line.place.seat?.sectionId);
    const percent = section?.kind === "seated" ? section.multiplierPercent : 100;
    const base = setup.ticketTypes.find((type) => type.name === line.place.typeName)?.priceMinor ?? 0;
    return {
      key,
      typeName: line.place.typeName,
      sectionName: line.place.seat?.sectionName ?? null,
      places: line.places,
      priceMinor: line.place.priceMinor,
      multiplied: percent === 100 ? null : { baseMinor: base, percent },
    };
  });
}
