import { toWallClock } from "#domain/time/wall-clock";
import { parseQuery } from "#domain/search/parse";
import type { Atlas } from "#domain/search/places";
import type { Chip, FilterField, Filters, ParsedQuery } from "#domain/search/query";
import type { AiReading } from "./ai-model";

const WHEN =
  /^(today|tomorrow|(this|next)_(weekend|week|month)|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
const MOST_ADDED = 2;
const RANGE = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/**
 * Adds a model's reading to the rules': only fields that the rules left empty, and only for words that they did not
 * understand. Prices, places, explicit dates and negations come from the rules alone.
 */
export function mergeReading(
  read: ParsedQuery,
  ai: AiReading,
  context: { readonly now: number; readonly timeZone: string; readonly atlas: Atlas },
): ParsedQuery {
  const because = new Set(ai.because.flatMap((words) => words.toLowerCase().split(/\s+/)));
  const reasons = read.residue.filter((word) => because.has(word)).length;
  if (reasons === 0) return read;
  const { filters } = read;
  const added: { -readonly [Field in keyof Filters]?: Filters[Field] } = {};
  const category = ai.category.filter((each) => !filters.notCategory?.includes(each));
  if (!filters.category && category.length === 1) added.category = category;
  if (!filters.audience && ai.audience.length === 1) added.audience = ai.audience;
  if (!filters.accessibility && ai.accessibility.length > 0) added.accessibility = ai.accessibility;
  if (!filters.mode && ai.online) added.mode = "online";
  if (!filters.dateFrom && !filters.dateTo) Object.assign(added, daysOf(ai.when, context));
  // One word supports one field, and a sentence that the rules have read leaves little open: a model that adds more
  // is guessing.
  const count = Object.keys(added).filter((field) => field !== "dateTo").length;
  if (count === 0 || count > Math.min(reasons, MOST_ADDED)) return read;
  const chips: Chip[] = Object.entries(added)
    .filter(([field]) => field !== "dateTo")
    .map(([field, value]) => ({
      fields: [field as FilterField],
      value: String(value),
      from: read.text.length,
      to: read.text.length,
      source: "ai",
    }));
  return { ...read, filters: { ...filters, ...added }, chips: [...read.chips, ...chips] };
}

/** Resolves a date symbol with the project's grammar; empty for a past or reversed range. */
function daysOf(
  when: string,
  { now, timeZone, atlas }: { now: number; timeZone: string; atlas: Atlas },
): Pick<Filters, "dateFrom" | "dateTo"> {
  const today = toWallClock(now, timeZone).date;
  if (WHEN.test(when)) {
    const { dateFrom, dateTo } = parseQuery(when.replace("_", " "), now, timeZone, atlas).filters;
    return dateFrom && dateTo ? { dateFrom, dateTo } : {};
  }
  const [, from, to] = RANGE.exec(when) ?? [];
  if (!from || !to || from > to || from < today) return {};
  const after = Date.parse(`${to}T00:00:00Z`) + 86_400_000;
  if (Number.isNaN(Date.parse(`${from}T00:00:00Z`)) || Number.isNaN(after)) return {};
  return { dateFrom: from, dateTo: new Date(after).toISOString().slice(0, 10) };
}
