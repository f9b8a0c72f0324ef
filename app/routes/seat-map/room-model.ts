import { seatLabel } from "#domain/seating/seat-label";
import type { EventSetup } from "#domain/sale/event-setup";
import { type PriceTiers, type TierLetter, priceTiers, typesOfSection } from "#domain/price/seat-map-tier";
import { isOnSale, nextOpening } from "#domain/price/sale-window";
import { seatPriceMinor } from "#domain/price/seat-price";
import { type SeatBlock, listBlocks } from "#domain/seating/block";
import { type RoomLayout, layoutRoom } from "#domain/seating/layout";
import { type Seat, listSeats } from "#domain/seating/plan";
import { type SeatWalk, makeSeatWalk } from "#domain/seating/keyboard-walk";

/** Data of the seat map that is derived from the setup and constant for its revision. */
export interface RoomModel {
  readonly setup: EventSetup;
  readonly seats: readonly Seat[];
  /** At least one wheelchair bay is for sale. */
  readonly accessible: boolean;
  readonly sectionOf: ReadonlyMap<string, SectionOffer>;
  readonly tiers: PriceTiers;
  readonly drawing: Drawing | null;
  readonly poolTypes: readonly PoolOffer[];
  /** Epoch milliseconds of the first sale opening; null while a ticket type is on sale or none will be. */
  readonly saleOpensAt: number | null;
  /** Two seats share row and number: show their section too. */
  readonly ambiguous: boolean;
}

/** The whole room; `blocks` and `seatsOfBlock` only have seats that a ticket type sells. */
export interface Drawing {
  readonly room: RoomLayout;
  readonly walk: SeatWalk;
  readonly blocks: readonly SeatBlock[];
  readonly seatsOfBlock: ReadonlyMap<string, readonly number[]>;
}

export interface SectionOffer {
  readonly id: string;
  readonly name: string;
  readonly tier: TierLetter | null;
  readonly multiplierPercent: number;
  /** Ticket types on sale now, in the organizer's order; a tap on a seat holds it with the first. */
  readonly types: readonly { readonly id: string; readonly name: string; readonly priceMinor: number }[];
  /** Price shown for the section; null if no ticket type sells it. */
  readonly priceMinor: number | null;
}

export interface PoolOffer {
  readonly id: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly poolId: string;
  readonly onSale: boolean;
  readonly saleStartsAt: number | null;
  readonly maxPerBuyer: number | null;
}

function findSaleOpening({ ticketTypes, endsAt }: EventSetup, now: number): number | null {
  if (ticketTypes.some((type) => isOnSale(type, endsAt, now))) return null;
  return nextOpening(ticketTypes, now);
}

export function makeRoomModel(setup: EventSetup, now: number): RoomModel {
  const { plan } = setup;
  const seats = plan ? listSeats(plan) : [];
  const tiers = plan
    ? priceTiers(plan, setup.ticketTypes, setup.endsAt, now)
    : { tiers: [], ofSection: new Map() };
  const sectionOf = new Map<string, SectionOffer>();
  for (const section of plan?.sections ?? []) {
    if (section.kind !== "seated") continue;
    const sold = typesOfSection(setup.ticketTypes, section.id);
    const offers = sold.map((type) => ({
      id: type.id,
      name: type.name,
      priceMinor: seatPriceMinor(type.priceMinor, section.multiplierPercent),
      onSale: isOnSale(type, setup.endsAt, now),
    }));
    sectionOf.set(section.id, {
      id: section.id,
      name: section.name,
      tier: tiers.ofSection.get(section.id) ?? null,
      multiplierPercent: section.multiplierPercent,
      types: offers.filter((offer) => offer.onSale),
      priceMinor: (offers.find((offer) => offer.onSale) ?? offers[0])?.priceMinor ?? null,
    });
  }
  const isSold = (seat: Seat) => sectionOf.get(seat.sectionId)?.priceMinor != null;
  return {
    setup,
    seats,
    accessible: seats.some((seat) => seat.accessible && isSold(seat)),
    sectionOf,
    tiers,
    drawing: seats.some(isSold) ? makeDrawing(setup, seats, isSold) : null,
    ambiguous: new Set(seats.map(seatLabel)).size < seats.length,
    saleOpensAt: findSaleOpening(setup, now),
    poolTypes: setup.ticketTypes.flatMap((type) =>
      type.draws.from === "pool"
        ? [{ ...type, poolId: type.draws.poolId, onSale: isOnSale(type, setup.endsAt, now) }]
        : [],
    ),
  };
}

function makeDrawing(setup: EventSetup, seats: readonly Seat[], isSold: (seat: Seat) => boolean): Drawing {
  const plan = setup.plan!;
  const room = layoutRoom(plan);
  const sold = new Set(seats.filter(isSold).map((seat) => seat.sectionId));
  const blocks = listBlocks(plan).filter((block) => block.sections.some(({ id }) => sold.has(id)));
  const blockOfSection = new Map(
    blocks.flatMap((block) => block.sections.map((section) => [section.id, block.id] as const)),
  );
  const seatsOfBlock = new Map<string, number[]>(blocks.map((block) => [block.id, []]));
  for (const seat of seats)
    if (sold.has(seat.sectionId))
      seatsOfBlock.get(blockOfSection.get(seat.sectionId) ?? "")?.push(seat.index);
  return { room, walk: makeSeatWalk(room), blocks, seatsOfBlock };
}
