/** Search parameter with the result of the action that redirected to this page. */
const RESULT = "result";

/** The result of the action that redirected here; null for a text that is not in the list. */
export function readResult<const Result extends string>(
  search: URLSearchParams,
  results: readonly Result[],
): Result | null {
  return results.find((result) => result === search.get(RESULT)) ?? null;
}

/**
 * The target of an action's redirect.
 * @param page path with or without search, or the URL of the request
 * @param details further facts for the page's text
 */
export function withResult(
  page: string,
  result: string,
  details: Readonly<Record<string, string | number>> = {},
): string {
  const { pathname, searchParams } = new URL(page, "https://path.invalid");
  searchParams.delete("index");
  for (const [name, value] of Object.entries({ [RESULT]: result, ...details }))
    searchParams.set(name, String(value));
  return `${pathname.replace(/\.data$/, "")}?${searchParams}`;
}
