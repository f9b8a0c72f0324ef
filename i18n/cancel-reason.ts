import { m } from "./paraglide/messages";
import type { Locale } from "./paraglide/runtime";

const LABELS = {
  performer: m.cancel_cause_performer,
  venue: m.cancel_cause_venue,
  weather: m.cancel_cause_weather,
  safety: m.cancel_cause_safety,
  demand: m.cancel_cause_demand,
  other: m.cancel_cause_other,
};

type Cause = keyof typeof LABELS;

/** Label of a cause in the organizer's form. */
export function cancelCauseLabel(cause: Cause): string {
  return LABELS[cause]();
}

/** The reason as buyers read it: the cause, then the organizer's own words. Without a locale in the page's language. */
export function cancelReasonText({ cause, words }: { cause: Cause; words: string }, locale?: Locale): string {
  const options = locale ? { locale } : undefined;
  if (cause === "other") return m.cancel_reason({ reason: words }, options);
  const label = LABELS[cause]({}, options);
  return words
    ? m.cancel_reason_both({ cause: label, words }, options)
    : m.cancel_reason_cause({ cause: label }, options);
}
