import { z } from "@hono/zod-openapi";
import { fromBase64, toBase64 } from "#domain/core/base64";

export const DEFAULT_LIMIT = 24;
export const MOST_LIMIT = 100;
/** Deeper lists are read by narrower filters. */
const MOST_OFFSET = 12_000;

/** Where a list goes on: opaque to clients, and no promise about its content. */
export function writeCursor(offset: number): string {
  return toBase64(new TextEncoder().encode(`o:${offset}`))
    .replaceAll("=", "")
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

function readCursor(text: string): number | null {
  const bytes = fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
  const [, digits] = /^o:(\d{1,5})$/.exec(bytes ? new TextDecoder().decode(bytes) : "") ?? [];
  const offset = Number(digits ?? Number.NaN);
  return offset <= MOST_OFFSET ? offset : null;
}

/** `cursor` of a list, read as an offset. */
const cursor = z
  .string()
  .max(40)
  .refine((text) => readCursor(text) !== null, "is not a cursor of this API")
  .transform((text) => readCursor(text) ?? 0)
  .optional()
  .openapi({ type: "string", description: "`next` of the page before; absent for the first page." });

const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(MOST_LIMIT)
  .default(DEFAULT_LIMIT)
  .openapi({ description: "Rows of a page.", example: DEFAULT_LIMIT });

/** Query of a list. */
export const ListQuery = z.object({ cursor, limit });

/** A page of a list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().openapi({ description: "`cursor` of the next page; null on the last." }),
    total: z.number().int().nullable().openapi({ description: "All rows of the list; null if not counted." }),
  });
}

export interface ListRequest {
  readonly cursor?: number | undefined;
  readonly limit: number;
}

/**
 * A page of any length from a service that reads pages of its own length, by as many reads as needed.
 * @param pageSize rows of a page of the service
 * @param read a page of the service, from 1
 */
export async function readList<Row>(
  request: ListRequest,
  pageSize: number,
  read: (page: number) => Promise<{ readonly rows: readonly Row[]; readonly total: number | null }>,
): Promise<{ rows: Row[]; next: string | null; total: number | null }> {
  const from = request.cursor ?? 0;
  const to = from + request.limit;
  const rows: Row[] = [];
  let total: number | null = null;
  let more = true;
  for (let page = Math.floor(from / pageSize) + 1; more && (page - 1) * pageSize < to + 1; page++) {
    const found = await read(page);
    const first = (page - 1) * pageSize;
    rows.push(...found.rows.slice(Math.max(0, from - first), Math.max(0, to + 1 - first)));
    total = found.total;
    more = found.rows.length === pageSize && (total === null || page * pageSize < total);
  }
  const shown = rows.slice(0, request.limit);
  return { rows: shown, next: rows.length > request.limit ? writeCursor(to) : null, total };
}

/** A page of a list that is read as a whole. */
export function sliceList<Row>(request: ListRequest, all: readonly Row[]) {
  const from = request.cursor ?? 0;
  const to = from + request.limit;
  return { rows: all.slice(from, to), next: to < all.length ? writeCursor(to) : null, total: all.length };
}
