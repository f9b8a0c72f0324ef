import { type Leaning, type Trace, leaningsOf } from "./preference";
import {
  type Compared,
  type EventProfile,
  inCommon,
  isKin,
  likeness,
  rarityAmong,
  toCompared,
} from "./similarity";
import type { Mark } from "./marks";
import { type SuggestionReason, reasonFor } from "./reason";
import { tourOf } from "./diversity";

export interface Suggestion {
  readonly eventId: string;
  /** The interaction and event behind the suggestion; null for similar events on an event's page. */
  readonly because: { readonly by: "booked" | Exclude<Mark, "hidden">; readonly title: string } | null;
  readonly reason: SuggestionReason;
}

/** Minimum similarity. */
const LEAST_ALIKE = 0.2;
/** Maximal marginal relevance: weight of relevance against difference from the events already chosen. */
const LAMBDA = 0.7;
/** Tie-breakers: popularity and an early start. */
const POPULAR = 0.04;
const SOON = 0.04;
const SOON_HALF_LIFE_MS = 14 * 86_400_000;
/** Weight of an event in another city. */
const ELSEWHERE = 0.6;

/** True if the event is published, upcoming and not sold out. @param now epoch milliseconds */
export function maySuggest(event: EventProfile, now: number): boolean {
  return event.state === "published" && event.startsAt > now && !event.soldOut;
}

/**
 * Suggestions for a person, best first. Excludes events they booked, saved, liked or hid, other dates of shows they
 * booked or hid, and all but one date of a tour. Independent of the input's order.
 * @param candidates any events; those that may not be suggested are ignored
 * @param traces the person's interactions, with events that may be named to them
 * @param now epoch milliseconds
 */
export function suggestFor(facts: {
  readonly candidates: readonly EventProfile[];
  readonly traces: readonly Trace[];
  readonly now: number;
  readonly limit: number;
}): Suggestion[] {
  const { traces, now, limit } = facts;
  const known = new Set(traces.map(({ event }) => event.id));
  const closedTours = new Set(
    traces.filter(({ by }) => by === "booked" || by === "hidden").map(({ event }) => tourOf(event)),
  );
  const candidates = inOrder(facts.candidates).filter(
    (event) => maySuggest(event, now) && !known.has(event.id) && !closedTours.has(tourOf(event)),
  );
  const rarity = rarityAmong(candidates);
  const leanings = leaningsOf(traces, rarity, now);
  const total = leanings.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  if (total === 0) return [];
  const scored = candidates.flatMap((event) => {
    const compared = toCompared(event, rarity);
    const found = lean(compared, leanings);
    if (!found) return [];
    const score = found.pull / total + edge(event, now);
    return score > 0 ? [{ compared, score, why: found.why }] : [];
  });
  return diverse(scored, limit);
}

/**
 * Events similar to one event, best first; the dates of a tour count once.
 * @param hidden events the person has hidden: they and their other dates are excluded
 * @param now epoch milliseconds
 */
export function suggestLike(facts: {
  readonly event: EventProfile;
  readonly candidates: readonly EventProfile[];
  readonly hidden: readonly EventProfile[];
  readonly now: number;
  readonly limit: number;
}): Suggestion[] {
  const { event, now, limit } = facts;
  const hidden = new Set(facts.hidden.map(({ id }) => id));
  const hiddenTours = new Set(facts.hidden.map(tourOf));
  const candidates = inOrder(facts.candidates).filter(
    (each) =>
      maySuggest(each, now) && each.id !== event.id && !hidden.has(each.id) && !hiddenTours.has(tourOf(each)),
  );
  const rarity = rarityAmong(candidates);
  const self = toCompared(event, rarity);
  const scored = candidates.flatMap((each) => {
    const compared = toCompared(each, rarity);
    const alike = likeness(compared, self);
    const reason = alike >= LEAST_ALIKE ? reasonFor(inCommon(compared, self)) : null;
    if (!reason) return [];
    const score = alike * (each.city === event.city ? 1 : ELSEWHERE) + edge(each, now);
    return [{ compared, score, why: { because: null, reason } }];
  });
  return diverse(scored, limit);
}

interface Scored {
  readonly compared: Compared;
  readonly score: number;
  readonly why: Pick<Suggestion, "because" | "reason">;
}

/** The weighted sum of preferences for an event, and the strongest one as its reason. */
function lean(
  candidate: Compared,
  leanings: readonly Leaning[],
): { pull: number; why: Scored["why"] } | null {
  let pull = 0;
  let best: { leaning: Leaning; worth: number } | null = null;
  for (const leaning of leanings) {
    const alike = likeness(candidate, leaning.compared);
    const worth = alike * leaning.weight;
    pull += worth;
    if (alike >= LEAST_ALIKE && worth > (best?.worth ?? 0) && isKin(candidate, leaning.compared))
      best = { leaning, worth };
  }
  if (!best || best.leaning.by === "hidden") return null;
  const { compared, by } = best.leaning;
  const reason = reasonFor(inCommon(candidate, compared));
  return reason && { pull, why: { because: { by, title: compared.event.title }, reason } };
}

function edge({ popularity, startsAt }: EventProfile, now: number): number {
  return (POPULAR * popularity) / 100 + SOON * 0.5 ** ((startsAt - now) / SOON_HALF_LIFE_MS);
}

/** Repeatedly takes the best event that differs most from those taken. */
function diverse(scored: readonly Scored[], limit: number): Suggestion[] {
  const most = Math.max(0, ...scored.map(({ score }) => score));
  const left = scored.map((each) => ({ ...each, tour: tourOf(each.compared.event), nearest: 0 }));
  const taken: Suggestion[] = [];
  while (taken.length < limit && left.length > 0) {
    let best = 0;
    const worth = ({ score, nearest }: (typeof left)[number]) =>
      (LAMBDA * score) / most - (1 - LAMBDA) * nearest;
    for (let i = 1; i < left.length; i++) if (worth(left[i]!) > worth(left[best]!)) best = i;
    const [next] = left.splice(best, 1);
    taken.push({ eventId: next!.compared.event.id, ...next!.why });
    for (let i = left.length - 1; i >= 0; i--) {
      const each = left[i]!;
      if (each.tour === next!.tour) left.splice(i, 1);
      else each.nearest = Math.max(each.nearest, likeness(each.compared, next!.compared));
    }
  }
  return taken;
}

/** Sorts by start, then id, without duplicates, so that ties do not depend on the input's order. */
function inOrder(events: readonly EventProfile[]): EventProfile[] {
  return [...new Map(events.map((event) => [event.id, event])).values()].toSorted(
    (a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1),
  );
}
