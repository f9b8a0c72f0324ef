import type { EventQuery } from "#domain/catalogue/event-query";
import type { Condition } from "#domain/search/ranking/match";
import type { OfflineCatalogue } from "#domain/search/offline-catalogue";
import type { Filters } from "#domain/search/query";
import type { Honesty, ShownCorrection, UnderstoodChip } from "#domain/search/understood";
import type { EventCard, Reading } from "../discovery/discovery";

export type { UnderstoodChip };

/** Search for events by a sentence. Interfaces only, no bindings. */
export interface SearchService {
  /** Null: rate limited (per person and per network, per minute). */
  search(query: EventQuery): Promise<(SearchAnswer & Reading) | null>;
  /** The public catalogue for offline search; the same for every caller with the same cities. */
  readOfflineCatalogue(cities: readonly string[]): Promise<OfflineCatalogue>;
  /** Thesaurus lines for the admin page. */
  listLexicon(): Promise<readonly LexiconLine[]>;
  /** Replaces the related terms of a word; an empty list disables a shipped line. */
  changeLexicon(term: string, also: readonly string[]): Promise<void>;
  /** Restores the shipped line. */
  resetLexicon(term: string): Promise<void>;
}

export interface LexiconLine {
  /** As entered; the line applies to all words of the same stem. */
  readonly term: string;
  readonly also: readonly string[];
  readonly shipped: boolean;
}

export interface SearchAnswer {
  /** The cleaned sentence. */
  readonly text: string;
  readonly filters: Filters;
  readonly chips: readonly UnderstoodChip[];
  readonly corrections: readonly ShownCorrection[];
  readonly honesty: Honesty;
  readonly groups: readonly FoundGroup[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** "Near me" was requested and no city is known. */
  readonly needsCity: boolean;
  /** A city is set; otherwise the page groups by city. */
  readonly hasCity: boolean;
  /** `YYYY-MM-DD` where the search is made; relative days count from it. */
  readonly today: string;
}

export interface FoundGroup {
  /** The relaxed conditions; empty for exact matches. */
  readonly relaxed: readonly Condition[];
  readonly events: readonly FoundEvent[];
  readonly total: number;
}

export interface FoundEvent {
  readonly card: EventCard;
  /** Matched keywords. */
  readonly words: readonly string[];
}
