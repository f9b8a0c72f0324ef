import { buildRows } from "#domain/seating/numbering";
import type { Section, SeatingPlan } from "#domain/seating/plan";
import { m } from "#i18n/paraglide/messages";

/** The plan of a new venue: one section with 72 seats. */
export function createPlan(): SeatingPlan {
  return {
    focus: m.venue_focus_default(),
    sections: [
      {
        kind: "seated",
        id: "s1",
        name: m.venue_section_new({ number: 1 }),
        multiplierPercent: 100,
        place: { tier: 0, side: "centre" },
        rows: buildRows({
          rows: 6,
          seatsPerRow: 12,
          numbering: "left_to_right",
          startSeat: 1,
          naming: "letters",
          startRow: 0,
          aislesAfter: [6],
        }),
      },
    ],
  };
}

/** A new section behind the others, with an unused id. */
export function createSection(kind: Section["kind"], plan: SeatingPlan): Section {
  const used = new Set(plan.sections.map(({ id }) => id));
  let number = plan.sections.length + 1;
  while (used.has(`s${number}`)) number++;
  const tier = Math.min(20, Math.max(...plan.sections.map(({ place }) => place.tier)) + 1);
  const base = {
    id: `s${number}`,
    name: m.venue_section_new({ number }),
    place: { tier, side: "centre" as const },
  };
  if (kind === "standing") return { ...base, kind, capacity: 200 };
  const rows = buildRows({
    rows: 4,
    seatsPerRow: 10,
    numbering: "left_to_right",
    startSeat: 1,
    naming: "letters",
    startRow: 0,
    aislesAfter: [],
  });
  return { ...base, kind, multiplierPercent: 100, rows };
}
