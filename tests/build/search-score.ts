/** Filters as order-independent text; keywords are scored separately, topics follow from them. */
export function plainFilters(filters: object): string {
  return JSON.stringify(
    Object.entries(filters)
      .filter(([field]) => !/^(keywords|notKeywords|topics)$/.test(field))
      .map(([field, value]) => [
        field,
        Array.isArray(value) ? value.toSorted() : String(value).replace("T00:00:00+05:30", ""),
      ])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

/** nDCG of the first ten against grades by id. */
export function ndcgOf(ranked: readonly string[], relevant: Readonly<Record<string, number>>): number {
  const dcg = (grades: readonly number[]) =>
    grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
  const best = Object.values(relevant).toSorted((a, b) => b - a);
  return dcg(ranked.slice(0, 10).map((id) => relevant[id] ?? 0)) / dcg(best.slice(0, 10));
}

export const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
