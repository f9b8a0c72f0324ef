// Scores of a run: exact filters, keywords, nDCG@10, hit@1 and irrelevant results, for filters and meaning apart, and
// the three kinds of sentences that score worst.
const SETS = ["category", "notCategory", "city", "area", "audience", "accessibility", "languages"];
const SCALARS = [
  "dateFrom",
  "dateTo",
  "timeFrom",
  "timeTo",
  "priceMin",
  "priceMax",
  "currency",
  "mode",
  "nearMe",
  "sort",
];
const END_OF_DAY = new Set(["24:00", "23:59", "00:00"]);
/** A kind with fewer sentences says nothing. */
const FEWEST = 3;

const KINDS = [
  ["price", ["priceMin", "priceMax", "currency"]],
  ["date", ["dateFrom", "dateTo"]],
  ["time", ["timeFrom", "timeTo"]],
  ["place", ["city", "area", "nearMe"]],
  ["category", ["category"]],
  ["negation", ["notCategory", "notKeywords"]],
  ["people", ["audience", "accessibility", "languages"]],
];

function atoms(filters, field) {
  const value = filters?.[field];
  if (value === undefined || value === null || value === false || value === "") return [];
  if (Array.isArray(value)) return value.map((each) => String(each).toLowerCase()).toSorted();
  if (field.startsWith("date")) return [String(Date.parse(value))];
  if (field === "timeTo" && END_OF_DAY.has(value)) return [];
  if (field === "priceMin" && Number(value) === 0) return [];
  if (field === "currency" && value === "INR") return [];
  return [String(value).toLowerCase()];
}

const wordsOf = (filters, field) =>
  [...new Set((filters?.[field] ?? []).flatMap((each) => each.toLowerCase().split(/\s+/)))]
    .map((word) => word.replace(/(?<=[a-z]{3})s$/, ""))
    .toSorted();

const same = (a, b) => a.length === b.length && a.every((each, at) => each === b[at]);
const mean = (numbers) =>
  numbers.length ? numbers.reduce((sum, each) => sum + each, 0) / numbers.length : null;

function scoreOne(query, result) {
  const wrong = [...SETS, ...SCALARS].filter(
    (field) => !same(atoms(query.filters, field), atoms(result.filters, field)),
  );
  const words = ["keywords", "notKeywords"].every((field) =>
    same(wordsOf(query.filters, field), wordsOf(result.filters, field)),
  );
  const ranked = [...new Set(result.ranked)].slice(0, 10);
  const grades = Object.values(query.relevant).filter((each) => each > 0);
  const gain = (list) => list.reduce((sum, each, at) => sum + (2 ** each - 1) / Math.log2(at + 2), 0);
  const best = gain(grades.toSorted((a, b) => b - a).slice(0, 10));
  const found = ranked.map((id) => query.relevant[id] ?? 0);
  return {
    query,
    result,
    wrong,
    exact: wrong.length === 0,
    words: wrong.length === 0 && words,
    judged: grades.length > 0,
    ndcg: grades.length > 0 ? gain(found) / best : null,
    hit: (found[0] ?? 0) > 0,
    shown: ranked.length,
    irrelevant: found.filter((each) => each === 0).length,
  };
}

const aboutOf = ({ about, filters }) =>
  about ?? ((filters.keywords ?? []).length > 0 && !filters.category ? "meaning" : "filters");

function kindsOf(query) {
  const kinds = KINDS.filter(([, fields]) => fields.some((field) => atoms(query.filters, field).length > 0));
  return [
    ...kinds.map(([kind]) => kind),
    ...(aboutOf(query) === "meaning" ? ["meaning"] : []),
    ...(/\p{Script=Devanagari}/u.test(query.query) ? ["Devanagari"] : []),
  ];
}

function summary(name, scores) {
  const judged = scores.filter((each) => each.judged);
  const percent = (share) => (share === null ? "-" : `${(100 * share).toFixed(1)} %`);
  const shown = judged.reduce((sum, each) => sum + each.shown, 0);
  const irrelevant = judged.reduce((sum, each) => sum + each.irrelevant, 0);
  return `${name.padEnd(10)} ${String(scores.length).padStart(3)} sentences: exact ${percent(mean(scores.map(({ exact }) => Number(exact))))} (with keywords ${percent(mean(scores.map(({ words }) => Number(words))))}), nDCG@10 ${mean(judged.map(({ ndcg }) => ndcg))?.toFixed(3) ?? "-"}, hit@1 ${percent(mean(judged.map(({ hit }) => Number(hit))))}, irrelevant ${percent(shown ? irrelevant / shown : 0)}`;
}

/** The report's lines; with `misses`, one line per sentence that was misread or badly ranked. */
export function report(queries, results, misses = false) {
  const byId = new Map(results.map((result) => [result.id, result]));
  const scores = queries.map((query) => scoreOne(query, byId.get(query.id) ?? { filters: {}, ranked: [] }));
  const lines = [summary("all", scores)];
  for (const about of ["filters", "meaning"]) {
    const part = scores.filter(({ query }) => aboutOf(query) === about);
    if (part.length > 0) lines.push(summary(about, part));
  }
  const kinds = new Map();
  for (const score of scores)
    for (const kind of kindsOf(score.query)) kinds.set(kind, [...(kinds.get(kind) ?? []), score]);
  const worst = [...kinds]
    .filter(([, part]) => part.length >= FEWEST)
    .map(([kind, part]) => ({
      kind,
      part,
      worth: mean(part.map(({ exact, ndcg }) => (Number(exact) + (ndcg ?? Number(exact))) / 2)),
    }))
    .toSorted((a, b) => a.worth - b.worth)
    .slice(0, 3);
  lines.push("worst kinds:", ...worst.map(({ kind, part }) => `  ${summary(kind, part)}`));
  if (misses)
    for (const { query, result, wrong, ndcg } of scores)
      if (wrong.length > 0 || (ndcg !== null && ndcg < 0.7))
        lines.push(
          JSON.stringify({
            query: query.query,
            wrong: wrong.map(
              (field) =>
                `${field}: ${JSON.stringify(result.filters[field])} for ${JSON.stringify(query.filters[field])}`,
            ),
            ndcg: ndcg === null ? null : Number(ndcg.toFixed(2)),
            keywords: result.filters.keywords,
          }),
        );
  return lines;
}
