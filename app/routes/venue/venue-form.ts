import { z } from "zod";
import { SeatingPlan } from "#domain/seating/plan";
import { isTimeZone } from "#domain/time/wall-clock";
import { m } from "#i18n/paraglide/messages";

const requiredText = (most: number) =>
  z
    .string({ error: () => m.venue_error_missing() })
    .trim()
    .min(1, { error: () => m.venue_error_missing() })
    .max(most, { error: () => m.editor_error_long({ most }) });

/** The seating plan is JSON in one hidden field, because the editor runs in the browser. */
export const VenueForm = z.object({
  name: requiredText(80),
  address: requiredText(200),
  area: requiredText(60),
  city: requiredText(60),
  timeZone: requiredText(60).refine(isTimeZone, { error: () => m.venue_error_zone() }),
  seenAt: z.number().int().optional(),
  plan: z.string().transform((text, refinement) => {
    const plan = SeatingPlan.safeParse(readJson(text));
    if (plan.success) return plan.data;
    refinement.addIssue({ code: "custom", message: m.venue_error_plan() });
    return z.NEVER;
  }),
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
