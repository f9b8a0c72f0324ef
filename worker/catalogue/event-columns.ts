import type { TicketTypeSetup } from "#domain/event-setup";
import { seatPriceMinor } from "#domain/pricing";
import { SeatingPlan } from "#domain/seating-plan";
import { toWallClock } from "#domain/wall-clock";

/** The columns of an event that lists and filters read and nobody types: made here alone, at each write. */
export function eventColumns(facts: {
  readonly startsAt: number | null;
  readonly timeZone: string;
  readonly plan: unknown;
  readonly ticketTypes: readonly { readonly priceMinor: number; readonly draws: unknown }[];
}): {
  localDate: string | null;
  localMinute: number | null;
  minPriceMinor: number | null;
  maxPriceMinor: number | null;
} {
  const clock = facts.startsAt === null ? null : toWallClock(facts.startsAt, facts.timeZone);
  const plan = SeatingPlan.safeParse(facts.plan);
  const multipliers = new Map(
    (plan.success ? plan.data.sections : []).map((section) => [
      section.id,
      section.kind === "seated" ? section.multiplierPercent : 100,
    ]),
  );
  const prices = facts.ticketTypes.flatMap(({ priceMinor, draws }) =>
    multipliersOf(draws as TicketTypeSetup["draws"], multipliers).map((percent) =>
      seatPriceMinor(priceMinor, percent),
    ),
  );
  return {
    localDate: clock?.date ?? null,
    localMinute: clock?.minute ?? null,
    minPriceMinor: prices.length > 0 ? Math.min(...prices) : null,
    maxPriceMinor: prices.length > 0 ? Math.max(...prices) : null,
  };
}

function multipliersOf(draws: TicketTypeSetup["draws"], known: ReadonlyMap<string, number>): number[] {
  if (draws.from === "pool") return [100];
  const found = draws.sectionIds.flatMap((id) => known.get(id) ?? []);
  return found.length > 0 ? found : [100];
}
