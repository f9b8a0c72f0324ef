import { m } from "#i18n/paraglide/messages";

/** Side of a block, seen from the seats. */
export function sideLabel(side: "left" | "centre" | "right"): string {
  return { left: m.venue_side_left, centre: m.venue_side_centre, right: m.venue_side_right }[side]();
}
