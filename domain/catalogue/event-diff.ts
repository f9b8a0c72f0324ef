import type { EventTax } from "../people/organization-tax";
import type { RefundPolicy } from "../refund/refund-policy";
import type { EventContent, TicketTypeDraft } from "./event-draft";

/** Differences between an event and its last approved version, in reading order. */

export type DiffField =
  | "title"
  | "category"
  | "starts"
  | "ends"
  | "doors"
  | "venue"
  | "ticket_type"
  | "limit"
  | "refunds"
  | "language"
  | "performer"
  | "forWhom"
  | "access"
  | "mode"
  | "onlineUrl"
  | "tags"
  | "description"
  | "picture"
  | "tax";

/** A value as data, so that the screen can render it in the reader's language. */
export type DiffValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "category"; readonly category: string }
  /** Values of a closed list. */
  | { readonly kind: "tags"; readonly of: "forWhom" | "access" | "mode"; readonly tags: readonly string[] }
  | { readonly kind: "moment"; readonly at: number; readonly timeZone: string }
  | { readonly kind: "count"; readonly count: number }
  | ({ readonly kind: "tax" } & EventTax)
  | ({ readonly kind: "refunds" } & RefundPolicy)
  | { readonly kind: "picture"; readonly imageKey: string | null }
  | {
      readonly kind: "ticket_type";
      readonly priceMinor: number;
      readonly currency: string;
      /** The pool's capacity; null for seats. */
      readonly capacity: number | null;
      readonly sections: readonly string[];
      readonly saleStartsAt: number | null;
      readonly saleEndsAt: number | null;
      readonly maxPerBuyer: number | null;
      readonly timeZone: string;
    };

export interface DiffRow {
  readonly field: DiffField;
  /** The ticket type's name. */
  readonly name: string | null;
  readonly before: DiffValue | null;
  readonly after: DiffValue | null;
}

/** Names and capacities for the ids in the content. */
export interface DiffNames {
  readonly venues: Readonly<Record<string, string>>;
  readonly sections: Readonly<Record<string, string>>;
  readonly standing: Readonly<Record<string, number>>;
}

/**
 * Compares an event with its last approved version, row by row.
 * @param before null for an event without approval: every row is then new
 */
export function diffEvents(
  before: EventContent | null,
  after: EventContent,
  names: DiffNames,
): { changed: DiffRow[]; unchanged: DiffRow[] } {
  const rows = pairRows(before ? listRows(before, names) : new Map(), listRows(after, names));
  const isSame = (row: DiffRow) => JSON.stringify(row.before) === JSON.stringify(row.after);
  return { changed: rows.filter((row) => !isSame(row)), unchanged: rows.filter(isSame) };
}

type Keyed = Map<string, { field: DiffField; name: string | null; value: DiffValue }>;

function pairRows(before: Keyed, after: Keyed): DiffRow[] {
  return [...new Set([...after.keys(), ...before.keys()])].map((key) => {
    const old = before.get(key);
    const now = after.get(key);
    return {
      field: (now ?? old)!.field,
      name: (now ?? old)!.name,
      before: old?.value ?? null,
      after: now?.value ?? null,
    };
  });
}

function listRows(content: EventContent, names: DiffNames): Keyed {
  const rows: Keyed = new Map();
  const put = (field: DiffField, value: DiffValue | null) => {
    if (value) rows.set(field, { field, name: null, value });
  };
  const moment = (at: number | null): DiffValue | null =>
    at === null ? null : { kind: "moment", at, timeZone: content.timeZone };
  put("title", { kind: "text", text: content.title });
  put("category", { kind: "category", category: content.category });
  put("starts", moment(content.startsAt));
  put("ends", moment(content.endsAt));
  put("doors", moment(content.doorsAt));
  put(
    "venue",
    content.venueId ? { kind: "text", text: names.venues[content.venueId] ?? content.venueId } : null,
  );
  for (const type of content.ticketTypes)
    rows.set(`ticket_type ${type.id}`, {
      field: "ticket_type",
      name: type.name,
      value: ticketTypeValue(type, content, names),
    });
  put("limit", { kind: "count", count: content.seatsPerBuyer });
  put("refunds", { kind: "refunds", ...content.refundPolicy });
  put("language", content.language ? { kind: "text", text: content.language } : null);
  put("performer", content.performer ? { kind: "text", text: content.performer } : null);
  put("forWhom", tagsOf("forWhom", content.forWhom));
  put("access", tagsOf("access", content.access));
  put("mode", tagsOf("mode", [content.mode]));
  put("onlineUrl", content.onlineUrl ? { kind: "text", text: content.onlineUrl } : null);
  put("tags", content.tags.length > 0 ? { kind: "text", text: content.tags.join(", ") } : null);
  put("description", { kind: "text", text: content.description });
  put("picture", { kind: "picture", imageKey: content.imageKey });
  return rows;
}

function tagsOf(of: "forWhom" | "access" | "mode", tags: readonly string[]): DiffValue | null {
  return tags.length > 0 ? { kind: "tags", of, tags: tags.toSorted() } : null;
}

function ticketTypeValue(type: TicketTypeDraft, content: EventContent, names: DiffNames): DiffValue {
  const { draws } = type;
  return {
    kind: "ticket_type",
    priceMinor: type.priceMinor,
    currency: content.currency,
    capacity:
      draws.from === "seats"
        ? null
        : (content.pools.find((pool) => pool.id === draws.poolId)?.capacity ??
          names.standing[draws.poolId] ??
          0),
    sections: draws.from === "seats" ? draws.sectionIds.map((id) => names.sections[id] ?? id) : [],
    saleStartsAt: type.saleStartsAt,
    saleEndsAt: type.saleEndsAt,
    maxPerBuyer: type.maxPerBuyer,
    timeZone: content.timeZone,
  };
}

export interface WordPiece {
  readonly text: string;
  readonly unchanged: boolean;
}

/** A word or an amount with its currency sign, including the space before it, so that a common space alone is not a match. */
const WORD = /\s*(?:\p{Sc}?[\p{L}\p{M}\p{N}]+(?:[.,:'’][\p{L}\p{M}\p{N}]+)*|\S)|\s+$/gu;

/** Longer texts are shown as replaced: the table of the comparison grows with the square of the words. */
const MOST_WORDS = 1500;

/**
 * Both texts in pieces. `unchanged` pieces are in both texts; the others were removed from `before` or added in `after`. Longest
 * common subsequence of words, for at most {@link MOST_WORDS} words per text.
 */
export function diffWords(before: string, after: string): { before: WordPiece[]; after: WordPiece[] } {
  const a = before.match(WORD) ?? [];
  const b = after.match(WORD) ?? [];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS)
    return {
      before: [{ text: before, unchanged: before === after }],
      after: [{ text: after, unchanged: before === after }],
    };
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const left: WordPiece[] = [];
  const right: WordPiece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(left, a[i++]!, true);
      push(right, b[j++]!, true);
    } else if (
      j >= b.length ||
      (i < a.length && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)
    )
      push(left, a[i++]!, false);
    else push(right, b[j++]!, false);
  }
  return { before: left, after: right };
}

function push(pieces: WordPiece[], text: string, unchanged: boolean): void {
  const last = pieces.at(-1);
  if (last && last.unchanged === unchanged) pieces[pieces.length - 1] = { text: last.text + text, unchanged };
  else pieces.push({ text, unchanged });
}
