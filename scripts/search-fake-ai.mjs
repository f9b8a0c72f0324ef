// Models that are none, for search-eval: one that reads as the gold does, one that means harm, one that is slow.
const SLOW_MS = 2000;

export function fakeAi(kind, query) {
  switch (kind) {
    case "none":
      return undefined;
    case "fake-gold":
      return { run: async () => ({ response: goldOf(query) }) };
    case "fake-hostile":
      return { run: async (_model, inputs) => ({ choices: [{ message: { content: hostile(inputs) } }] }) };
    case "fake-slow":
      return {
        run: () => new Promise((answer) => setTimeout(() => answer({ response: goldOf(query) }), SLOW_MS)),
      };
    default:
      throw new Error(`--ai ${kind}: fake-gold, fake-hostile, fake-slow or none`);
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

/** Claims every word as its reason and fills in what nobody said. */
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
