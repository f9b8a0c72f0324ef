import { type Outcome, accept, refuse } from "../core/outcome";
import { fromLocalField, toWallClock } from "../time/wall-clock";

/**
 * What people who were there thought: one to five stars and some words. "Review" is the admin's reading of an event
 * before it is sold (event-lifecycle); this is a rating, and nothing else is.
 */

export const STARS = [1, 2, 3, 4, 5] as const;
export type Stars = (typeof STARS)[number];

export const LONGEST_COMMENT = 1000;
export const LONGEST_ANSWER = 1000;
export const LONGEST_REASON = 300;

/** What is known of somebody who wants to rate an event. */
export interface RatingFacts {
  /** The event's, as the catalogue has it. */
  readonly eventState: string;
  /** Epoch milliseconds. */
  readonly endsAt: number;
  /** When a ticket of theirs was admitted; null while no admission has reached us. */
  readonly admittedAt: number | null;
  /** They work for the organization that sold it. */
  readonly ofTheHouse: boolean;
}

export type RatingRefusal = "event_cancelled" | "not_over" | "own_event" | "not_checked_in";

/** @param now epoch milliseconds */
export function mayRate(facts: RatingFacts, now: number): Outcome<true, RatingRefusal> {
  if (facts.eventState === "cancelled") return refuse("event_cancelled");
  if (now < facts.endsAt) return refuse("not_over", { endsAt: facts.endsAt });
  if (facts.ofTheHouse) return refuse("own_event");
  if (facts.admittedAt === null) return refuse("not_checked_in");
  return accept(true);
}

/** Control characters but the line break, marks that turn the writing direction, and those that show nothing. */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
/** More marks on one letter than any script writes. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/**
 * Somebody's words as plain text: what cannot be seen, turns the writing direction or piles up is taken out. Markup stays
 * what it is, letters: whoever shows it escapes it.
 */
export function plainWords(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(UNSEEN, "")
    .replaceAll(/\p{Surrogate}/gu, "")
    .normalize("NFC")
    .replaceAll(PILED_MARKS, "$1")
    .replaceAll(/ *\n */g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

export interface RatingDraft {
  readonly stars: number;
  readonly comment: string;
}

export type DraftRefusal = "stars_missing" | "too_long";

/** A rating as it is kept; the words may be none. Length counts what a reader sees as one letter or sign. */
export function readRating(draft: RatingDraft): Outcome<{ stars: Stars; comment: string }, DraftRefusal> {
  const stars = STARS.find((each) => each === draft.stars);
  if (stars === undefined) return refuse("stars_missing");
  const comment = plainWords(draft.comment);
  const length = [...comment].length;
  if (length > LONGEST_COMMENT) return refuse("too_long", { most: LONGEST_COMMENT, length });
  return accept({ stars, comment });
}

/** The organizer's answer, or an admin's reason: something must be said. */
export function readWords(text: string, most: number): Outcome<string, "missing" | "too_long"> {
  const words = plainWords(text);
  if (words === "") return refuse("missing");
  const length = [...words].length;
  return length > most ? refuse("too_long", { most, length }) : accept(words);
}

/** An average of fewer says more about who came than about the evening. */
export const LEAST_FOR_AVERAGE = 3;

export interface RatingSummary {
  readonly count: number;
  /** To one decimal; null for fewer than {@link LEAST_FOR_AVERAGE}. */
  readonly average: number | null;
}

/** @param sum of all the stars, hidden ratings left out */
export function summarize(count: number, sum: number): RatingSummary {
  return { count, average: count < LEAST_FOR_AVERAGE ? null : Math.round((sum / count) * 10) / 10 };
}

const ASK_HOUR = 10;
const REST_MS = 6 * 3_600_000;
/** Later than this nobody remembers the evening; a gate's phone that syncs after it asks nobody. */
export const ASK_UNTIL_MS = 7 * 86_400_000;

/** When those who came are asked: the first ten in the morning on the venue's clock, six hours after the end or more. */
export function askAt(endsAt: number, timeZone: string): number {
  const rested = endsAt + REST_MS;
  const tenOn = (moment: number) =>
    fromLocalField(`${toWallClock(moment, timeZone).date}T${ASK_HOUR}:00`, timeZone) ?? moment;
  const sameDay = tenOn(rested);
  return sameDay >= rested ? sameDay : tenOn(rested + 86_400_000);
}

/** "Asha M." of "Asha Menon": enough to be somebody, too little to be found. */
export function publicName(name: string): string {
  const words = plainWords(name).split(/\s+/).filter(Boolean);
  const [first = "", ...rest] = words;
  const last = rest.at(-1);
  const initial = last ? [...new Intl.Segmenter().segment(last)][0]?.segment : undefined;
  const shown = [...first].slice(0, 24).join("");
  return initial ? `${shown} ${initial}.` : shown;
}
