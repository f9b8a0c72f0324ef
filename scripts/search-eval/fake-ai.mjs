// Fake models for search-eval: one returns the gold reading, one is malicious, one is slow.
const SLOW_MS = 2000;
export const KINDS = [
  "none",
  "fake-gold",
  "fake-hostile",
  "fake-subtle",
  "fake-slow",
  "fake-quota",
  "fake-prose",
  "fake-truncated",
  "fake-thinking",
  "fake-overlap",
];

export function fakeAi(kind, query) {
  switch (kind) {
    case "none":
      return undefined;
    case "fake-gold":
      return { run: async () => ({ response: goldOf(query) }) };
    case "fake-hostile":
      return { run: async (_model, inputs) => ({ choices: [{ message: { content: hostile(inputs) } }] }) };
    case "fake-subtle":
      return { run: async (_model, inputs) => ({ response: subtle(inputs) }) };
    case "fake-quota":
      return { run: () => Promise.reject(new Error("3036: you have used up your daily free allocation")) };
    case "fake-prose":
      return { run: async () => ({ response: "I think they would like some music." }) };
    case "fake-truncated":
      return { run: async () => ({ response: '{"category": ["conc' }) };
    case "fake-thinking":
      return { run: async () => ({ choices: [{ message: { content: "", reasoning_content: "Hmm." } }] }) };
    case "fake-overlap":
      return {
        run: (_model, inputs) =>
          Array.isArray(inputs.text)
            ? Promise.resolve({ data: inputs.text.map(overlapOf) })
            : Promise.reject(new Error("5007: no such model")),
      };
    case "fake-slow":
      return {
        run: () => new Promise((answer) => setTimeout(() => answer({ response: goldOf(query) }), SLOW_MS)),
      };
    default:
      throw new Error(`--ai ${kind}: one of ${KINDS.join(", ")}`);
  }
}

function goldOf({ query, filters = {} }) {
  const day = (text) => text?.slice(0, 10);
  const before = (text) =>
    new Date(Date.parse(`${day(text)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return {
    category: filters.category ?? [],
    audience: filters.audience ?? [],
    accessibility: filters.accessibility ?? [],
    online: filters.mode === "online",
    when: filters.dateFrom && filters.dateTo ? `${day(filters.dateFrom)}..${before(filters.dateTo)}` : "",
    because: query.split(/\s+/),
  };
}

/** Cites every word as its reason and fills in fields that the query does not mention. */
function hostile({ messages }) {
  const { unknown } = JSON.parse(messages.at(-1).content);
  return JSON.stringify({
    category: ["sports"],
    audience: ["lgbtq"],
    accessibility: ["audio-description"],
    online: true,
    when: "2020-01-01..2020-01-02",
    city: "Atlantis",
    priceMax: 0,
    because: unknown,
  });
}

/** One plausible wrong field, in the valid format. */
function subtle({ messages }) {
  const { unknown } = JSON.parse(messages.at(-1).content);
  return { category: ["sports"], because: unknown };
}

const DIMENSIONS = 256;
const NOISE = 0.25;

/** An embedding of realistic quality: shared word beginnings, with noise that depends on the text. */
function overlapOf(text) {
  const vector = Array.from(
    { length: DIMENSIONS },
    (_, at) => NOISE * Math.sin((hash(text) % 1000) + at * 12.9898),
  );
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}]{3,}/gu) ?? [])
    vector[hash(word.slice(0, 5)) % DIMENSIONS] += 1;
  return vector;
}

function hash(text) {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0), 16777619) >>> 0;
  return value;
}
