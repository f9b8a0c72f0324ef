import type { TicketTypeSetup } from "#domain/sale/event-setup";
import { seatPriceMinor } from "#domain/price/seat-price";
import { SeatingPlan } from "#domain/seating/plan";
import { peopleOfTag } from "#domain/search/companions";
import { toWallClock } from "#domain/time/wall-clock";

/** Derived columns of an event for lists and filters, computed at every write. */
export function eventColumns(facts: {
  readonly startsAt: number | null;
  readonly timeZone: string;
  readonly plan: unknown;
  readonly tags: readonly string[];
  readonly forWhom: readonly string[];
  readonly access: readonly string[];
  readonly mode: string;
  readonly ticketTypes: readonly { readonly priceMinor: number; readonly draws: unknown }[];
}): {
  localDate: string | null;
  localMinute: number | null;
  minPriceMinor: number | null;
  maxPriceMinor: number | null;
  audience: string[];
  accessibility: string[];
  mode: "in-person" | "online";
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
  const tagged = taggedAudience(facts.tags);
  return {
    localDate: clock?.date ?? null,
    localMinute: clock?.minute ?? null,
    minPriceMinor: prices.length > 0 ? Math.min(...prices) : null,
    maxPriceMinor: prices.length > 0 ? Math.max(...prices) : null,
    audience: [...new Set([...facts.forWhom, ...tagged.audience])],
    accessibility: [
      ...new Set([
        ...facts.access,
        ...tagged.accessibility,
        ...(plan.success && hasAccessibleSeat(plan.data) ? ["wheelchair"] : []),
      ]),
    ],
    mode: facts.mode === "online" ? "online" : "in-person",
  };
}

/** Audiences and accessibility that the tags mean in the search vocabulary. */
function taggedAudience(tags: readonly string[]): { audience: string[]; accessibility: string[] } {
  const named = [...new Set(tags.map((tag) => peopleOfTag(tag)))];
  return {
    audience: [...new Set(named.flatMap(({ audience }) => audience))],
    accessibility: [...new Set(named.flatMap(({ accessibility }) => accessibility))],
  };
}

function hasAccessibleSeat(plan: SeatingPlan): boolean {
  return plan.sections.some(
    (section) =>
      section.kind === "seated" &&
      section.rows.some((row) => row.seats.some((seat) => seat.kind === "accessible")),
  );
}

function multipliersOf(draws: TicketTypeSetup["draws"], known: ReadonlyMap<string, number>): number[] {
  if (draws.from === "pool") return [100];
  const found = draws.sectionIds.flatMap((id) => known.get(id) ?? []);
  return found.length > 0 ? found : [100];
}
