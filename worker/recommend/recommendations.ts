import type { TooManyRequests } from "#domain/core/rate-limit";
import type { Mark, MarkChange, Marks } from "#domain/recommend/marks";
import type { Suggestion } from "#domain/recommend/suggestion";
import type { Outcome } from "#domain/core/outcome";
import type { EventCard, PublicEvent } from "../discovery/discovery";

/** What a person keeps and likes, and what is suggested to them for it. Shape only, no bindings. */
export interface RecommendationService {
  /** Null for a guest and for who wants no suggestions: nothing is read and nothing computed. */
  listForYou(): Promise<ForYou | null>;
  /** Others like one event, each with what they share; without what the person is not interested in. */
  listAlike(event: Pick<PublicEvent, "id">): Promise<readonly SuggestedEvent[]>;
  /** What the person has said of an event; a guest has said nothing. */
  readMarks(eventId: string): Promise<EventMarks>;
  /** Of the signed-in person. Saying the same twice is saying it once. */
  mark(said: MarkRequest): Promise<Outcome<null, "unknown" | "too_many" | TooManyRequests>>;
  /** What a guest said, in a cookie that {@link applyPendingMark} reads once they have signed in. */
  storePendingMark(said: MarkRequest): Promise<{ readonly cookies: readonly string[] }>;
  applyPendingMark(): Promise<{ readonly cookies: readonly string[] }>;
  /** What they saved: still to come first, then what is over. */
  listSaved(): Promise<SavedEvents>;
  /** Everything suggestions are made from, to be seen and erased. */
  readUse(): Promise<RecommendationData>;
  choose(on: boolean): Promise<void>;
  /** Deletes all that was saved, liked and hidden; bookings so far are not looked at any more. */
  erase(): Promise<void>;
}

export interface MarkRequest extends MarkChange {
  readonly eventId: string;
}

export interface SuggestedEvent extends Pick<Suggestion, "because" | "reason"> {
  readonly card: EventCard;
}

export interface ForYou {
  readonly suggestions: readonly SuggestedEvent[];
  /** Whether there is anything to go by. */
  readonly known: boolean;
  /** What they are not interested in, the latest first. */
  readonly hidden: readonly { readonly id: string; readonly title: string }[];
}

export interface EventMarks {
  /** Null for a guest. */
  readonly marks: Marks | null;
  /** False: the person wants no suggestions. */
  readonly suggesting: boolean;
}

export interface SavedEvents {
  readonly coming: readonly EventCard[];
  readonly over: readonly EventCard[];
}

export interface RecommendationData {
  readonly on: boolean;
  /** Confirmed and not erased; none while suggestions are off. */
  readonly bookings: readonly UsedEvent[];
  readonly marked: Readonly<Record<Mark, readonly UsedEvent[]>>;
}

export interface UsedEvent {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
}
