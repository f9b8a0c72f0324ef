/** The `page` search parameter: 1 to 500, 1 for anything else. */
export function readPageNumber(search: URLSearchParams): number {
  return Math.min(Math.max(1, Math.trunc(Number(search.get("page"))) || 1), 500);
}
