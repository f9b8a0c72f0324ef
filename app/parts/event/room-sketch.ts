import { type TierLetter, priceTiers } from "#domain/price/seat-map-tier";
import { layoutRoom } from "#domain/seating/layout";
import type { SeatingPlan } from "#domain/seating/plan";
import type { PublicTicketType } from "#worker/discovery/discovery";
import { focusLabel } from "../seating/focus-label";

/** SVG paths of the whole room. */
export interface RoomSketch {
  readonly viewBox: string;
  readonly stage: string;
  readonly focus: string;
  readonly focusAt: { readonly x: number; readonly y: number };
  readonly outlines: readonly string[];
  /** One path for all seats of a price letter; letter null for seats that are not sold. */
  readonly seats: readonly { readonly letter: TierLetter | null; readonly path: string }[];
}

/** @param now epoch milliseconds */
export function sketchRoom(
  plan: SeatingPlan,
  types: readonly PublicTicketType[],
  eventEndsAt: number,
  now: number,
): RoomSketch {
  const room = layoutRoom(plan);
  const { ofSection } = priceTiers(plan, types, eventEndsAt, now);
  const size = Math.round(room.pitch * 0.72);
  const paths = new Map<TierLetter | null, string>();
  for (const section of room.sections)
    for (const row of section.rows)
      for (const seat of row.seats) {
        const letter = ofSection.get(section.sectionId) ?? null;
        const [x, y] = [Math.round(seat.x - size / 2), Math.round(seat.y - size / 2)];
        paths.set(letter, `${paths.get(letter) ?? ""}M${x} ${y}h${size}v${size}h${-size}z`);
      }
  const { x, y, width, height } = room.box;
  return {
    viewBox: [x, y, width, height].map(Math.round).join(" "),
    stage: room.stage.front,
    focus: focusLabel(room.stage.label),
    focusAt: { x: Math.round(room.stage.at.x), y: Math.round(room.stage.at.y) },
    outlines: room.sections.flatMap(({ outline }) => (outline ? [outline] : [])),
    seats: [...paths].map(([letter, path]) => ({ letter, path })),
  };
}
