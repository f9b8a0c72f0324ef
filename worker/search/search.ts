import type { EventQuery } from "#domain/catalogue/event-query";
import type { Condition } from "#domain/search/match";
import type { OfflineCatalogue } from "#domain/search/offline-catalogue";
import type { Correction, Filters } from "#domain/search/query";
import type { UnderstoodChip } from "#domain/search/understood";
import type { EventCard } from "../discovery/discovery";

export type { UnderstoodChip };

/** Finding events by a sentence. Shape only, no bindings. */
export interface SearchService {
  /** Null: too many searches from one person or one address in a minute. */
  search(query: EventQuery): Promise<SearchAnswer | null>;
  /** What a device keeps for searching without network: public, the same for all who ask for the same cities. */
  readOfflineCatalogue(cities: readonly string[]): Promise<OfflineCatalogue>;
  /** Lines of the thesaurus as admins see them. */
  listLexicon(): Promise<readonly LexiconLine[]>;
  /** Replaces what a word also asks for; no terms switches a shipped line off. */
  changeLexicon(term: string, also: readonly string[]): Promise<void>;
  /** Back to what is shipped. */
  resetLexicon(term: string): Promise<void>;
}

export interface LexiconLine {
  /** As somebody wrote it; the line serves all words of the same stem. */
  readonly term: string;
  readonly also: readonly string[];
  readonly shipped: boolean;
}

export interface SearchAnswer {
  /** The sentence after cleaning. */
  readonly text: string;
  readonly filters: Filters;
  readonly chips: readonly UnderstoodChip[];
  readonly corrections: readonly Correction[];
  readonly groups: readonly FoundGroup[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** "Near me" was said, and no city is known. */
  readonly needsCity: boolean;
  /** A city was understood or chosen; else the page groups by city. */
  readonly hasCity: boolean;
}

export interface FoundGroup {
  /** What was left out to find these; empty: exactly what was asked. */
  readonly relaxed: readonly Condition[];
  readonly events: readonly FoundEvent[];
  readonly total: number;
}

export interface FoundEvent {
  readonly card: EventCard;
  /** Words of the sentence found in it. */
  readonly words: readonly string[];
}
