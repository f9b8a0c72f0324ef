import type { TooManyRequests } from "#domain/core/rate-limit";
import type { Mark, MarkChange, Marks } from "#domain/recommend/marks";
import type { Suggestion } from "#domain/recommend/suggestion";
import type { Outcome } from "#domain/core/outcome";
import type { EventCard, PublicEvent } from "../discovery/discovery";

/** Saved, liked and hidden events, and the suggestions made from them. Interfaces only, no bindings. */
export interface RecommendationService {
  /** Null for a guest and while suggestions are off: nothing is read or computed. */
  listForYou(): Promise<ForYouSuggestions | null>;
  /** Similar events with what they share, without events that the person has hidden. */
  listAlike(event: Pick<PublicEvent, "id">): Promise<readonly SuggestedEvent[]>;
  /** The person's marks on an event; none for a guest. */
  readMarks(eventId: string): Promise<EventMarks>;
  /** Changes a mark of the signed-in person; idempotent. */
  mark(request: MarkRequest): Promise<Outcome<null, "unknown" | "too_many" | TooManyRequests>>;
  /** Stores a guest's mark in a cookie that {@link findPendingMark} and {@link applyPendingMark} read after sign-in. */
  storePendingMark(request: MarkRequest): Promise<{ readonly cookies: readonly string[] }>;
  /** Null without a cookie of this site's own form, and when the event is not public. Writes nothing. */
  findPendingMark(): Promise<PendingMark | null>;
  applyPendingMark(): Promise<{ readonly cookies: readonly string[] }>;
  /** Upcoming events first, then past ones. */
  listSaved(): Promise<SavedEvents>;
  /** Every input of the person's suggestions, for display and erasure. */
  readUse(): Promise<RecommendationData>;
  choose(on: boolean): Promise<void>;
  /** Deletes all marks and excludes the bookings so far. */
  erase(): Promise<void>;
}

export interface MarkRequest extends MarkChange {
  readonly eventId: string;
}

/** A mark that the person chose before sign-in. */
export interface PendingMark {
  readonly eventId: string;
  readonly mark: Mark;
  readonly title: string;
}

export interface SuggestedEvent extends Pick<Suggestion, "because" | "reason"> {
  readonly card: EventCard;
}

export interface ForYouSuggestions {
  readonly suggestions: readonly SuggestedEvent[];
  /** Whether the person has any booking or mark to recommend from. */
  readonly known: boolean;
  /** Hidden events, latest first. */
  readonly hidden: readonly { readonly id: string; readonly title: string }[];
}

export interface EventMarks {
  /** Null for a guest. */
  readonly marks: Marks | null;
  /** False: suggestions are switched off. */
  readonly suggesting: boolean;
}

export interface SavedEvents {
  readonly coming: readonly EventCard[];
  readonly over: readonly EventCard[];
}

export interface RecommendationData {
  readonly on: boolean;
  /** Confirmed and not erased; empty while suggestions are off. */
  readonly bookings: readonly UsedEvent[];
  readonly marked: Readonly<Record<Mark, readonly UsedEvent[]>>;
}

export interface UsedEvent {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
}
