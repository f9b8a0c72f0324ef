import { z } from "zod";

/** Places of a venue, as drawn by its owner. Sections and rows are ordered from the stage. */

const label = z.string().trim().min(1).max(12);

export const PlannedSeat = z.object({
  /** The number on the chair: "14". */
  label,
  /** `gap` is an aisle or a missing chair: drawn, never sold. */
  kind: z.enum(["seat", "accessible", "blocked", "gap"]),
});

export const PlannedRow = z.object({ label, seats: z.array(PlannedSeat).min(1).max(120) });

export const SeatedSection = z.object({
  kind: z.literal("seated"),
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(60),
  /** Percentage of a ticket type's price: 150 is half as much again. */
  multiplierPercent: z.number().int().min(1).max(1000),
  /** Position of the section, as seen from the seats towards the stage. */
  place: z.object({
    /** 0 is nearest the stage; sections of equal tier are side by side. */
    tier: z.number().int().min(0).max(20),
    side: z.enum(["left", "centre", "right"]),
  }),
  rows: z.array(PlannedRow).min(1).max(80),
});

export const StandingSection = z.object({
  kind: z.literal("standing"),
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(60),
  place: z.object({
    tier: z.number().int().min(0).max(20),
    side: z.enum(["left", "centre", "right"]),
  }),
  capacity: z.number().int().min(1).max(200_000),
});

export const Section = z.discriminatedUnion("kind", [SeatedSection, StandingSection]);

export const SeatingPlan = z.object({
  /** The focus of the room: "Stage", "Screen", "Pitch". */
  focus: z.string().trim().min(1).max(24),
  sections: z.array(Section).min(1).max(60),
});

export type PlannedSeat = z.infer<typeof PlannedSeat>;
export type PlannedRow = z.infer<typeof PlannedRow>;
export type SeatedSection = z.infer<typeof SeatedSection>;
export type StandingSection = z.infer<typeof StandingSection>;
export type Section = z.infer<typeof Section>;
export type SeatingPlan = z.infer<typeof SeatingPlan>;

/** One seat. Its index is its position in {@link listSeats} and identifies it in the seat protocol. */
export interface Seat {
  readonly index: number;
  /** `section:row:seat`, stable for the life of the plan. */
  readonly id: string;
  readonly sectionId: string;
  readonly sectionName: string;
  readonly row: string;
  readonly seat: string;
  readonly accessible: boolean;
  readonly blocked: boolean;
}

/** All seats in plan order, blocked ones included and gaps left out. */
export function listSeats(plan: SeatingPlan): Seat[] {
  const seats: Seat[] = [];
  for (const section of plan.sections) {
    if (section.kind !== "seated") continue;
    for (const row of section.rows)
      for (const planned of row.seats) {
        if (planned.kind === "gap") continue;
        seats.push({
          index: seats.length,
          id: `${section.id}:${row.label}:${planned.label}`,
          sectionId: section.id,
          sectionName: section.name,
          row: row.label,
          seat: planned.label,
          accessible: planned.kind === "accessible",
          blocked: planned.kind === "blocked",
        });
      }
  }
  return seats;
}
