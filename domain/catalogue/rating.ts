import { type Outcome, accept, refuse } from "../core/outcome";
import { fromLocalField, toWallClock } from "../time/wall-clock";

/** Ratings by attendees: one to five stars and a comment. A "review" is the admin's check of an event (event-lifecycle). */

export const STARS = [1, 2, 3, 4, 5] as const;
export type Stars = (typeof STARS)[number];

export const LONGEST_COMMENT = 1000;
export const LONGEST_ANSWER = 1000;
export const LONGEST_REASON = 300;

/** States of events whose ratings are requested and shown: public and not cancelled. */
export const RATED_STATES = ["published", "completed"] as const;

/** The facts that decide whether a buyer can rate an event. */
export interface RatingFacts {
  /** The event's status in the catalogue. */
  readonly eventState: string;
  /** Epoch milliseconds. */
  readonly endsAt: number;
  /** First admission of one of the buyer's tickets; null until a scan has been synced. */
  readonly admittedAt: number | null;
  /** The buyer is a member of the event's organization. */
  readonly isMember: boolean;
}

export type RatingRefusal = "event_cancelled" | "not_over" | "own_event" | "not_checked_in";

/**
 * Whether a buyer can rate an event: admitted, after the end, not a member of the organization, event not cancelled.
 * @param now epoch milliseconds
 */
export function mayRate(facts: RatingFacts, now: number): Outcome<true, RatingRefusal> {
  if (facts.eventState === "cancelled") return refuse("event_cancelled");
  if (now < facts.endsAt) return refuse("not_over", { endsAt: facts.endsAt });
  if (facts.isMember) return refuse("own_event");
  if (facts.admittedAt === null) return refuse("not_checked_in");
  return accept(true);
}

/** Control characters except the line break, bidirectional controls, and invisible characters. */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
/** More than four combining marks on one letter. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/**
 * User input as plain text: removes invisible characters, bidirectional controls and stacked combining marks, and normalizes
 * to NFC. Markup is not removed; the output must be escaped.
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

/** Validates a rating; the comment can be empty. Length is counted in code points. */
export function readRating(draft: RatingDraft): Outcome<{ stars: Stars; comment: string }, DraftRefusal> {
  const stars = STARS.find((each) => each === draft.stars);
  if (stars === undefined) return refuse("stars_missing");
  const comment = plainWords(draft.comment);
  const length = [...comment].length;
  if (length > LONGEST_COMMENT) return refuse("too_long", { most: LONGEST_COMMENT, length });
  return accept({ stars, comment });
}

/** Validates an organizer's answer or an admin's reason; refuses `missing` for blank text. */
export function readWords(text: string, most: number): Outcome<string, "missing" | "too_long"> {
  const words = plainWords(text);
  if (words === "") return refuse("missing");
  const length = [...words].length;
  return length > most ? refuse("too_long", { most, length }) : accept(words);
}

/** Fewer ratings have no average: it would say little about the event. */
export const LEAST_FOR_AVERAGE = 3;

export interface RatingSummary {
  readonly count: number;
  /** To one decimal; null for fewer than {@link LEAST_FOR_AVERAGE}. */
  readonly average: number | null;
}

/** @param sum of the stars of all ratings that are not hidden */
export function summarize(count: number, sum: number): RatingSummary {
  return { count, average: count < LEAST_FOR_AVERAGE ? null : Math.round((sum / count) * 10) / 10 };
}

const ASK_HOUR = 10;
const REST_MS = 6 * 3_600_000;
/** Rating requests are sent for this long after the end; later gate syncs cause none. */
export const ASK_UNTIL_MS = 7 * 86_400_000;

/**
 * When rating requests are sent: 10:00 on the venue's wall clock, at least six hours after the end. Epoch milliseconds.
 */
export function askAt(endsAt: number, timeZone: string): number {
  const rested = endsAt + REST_MS;
  const tenOn = (moment: number) =>
    fromLocalField(`${toWallClock(moment, timeZone).date}T${ASK_HOUR}:00`, timeZone) ?? moment;
  const sameDay = tenOn(rested);
  return sameDay >= rested ? sameDay : tenOn(rested + 86_400_000);
}

/** "Asha M." for "Asha Menon": first name, at most 24 characters, and the last name's initial. */
export function publicName(name: string): string {
  const words = plainWords(name).split(/\s+/).filter(Boolean);
  const [first = "", ...rest] = words;
  const last = rest.at(-1);
  const initial = last ? [...new Intl.Segmenter().segment(last)][0]?.segment : undefined;
  const shown = [...first].slice(0, 24).join("");
  return initial ? `${shown} ${initial}.` : shown;
}
