/**
 * Metrics of this isolate, in memory, in the Prometheus text format 0.0.4. Nothing is stored: a scrape reads one isolate,
 * whose series carry its id, and a new isolate starts at zero, as after a restart.
 */

/** Further label values of a metric are counted together under {@link OTHER}, so that a client cannot fill the memory. */
const MOST_SERIES = 300;
const OTHER = "other";

/** Seconds. */
const LATENCY_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

abstract class Metric<Series> {
  protected readonly series = new Map<
    string,
    { readonly labels: readonly string[]; readonly value: Series }
  >();

  constructor(
    readonly name: string,
    private readonly help: string,
    protected readonly labelNames: readonly string[],
  ) {}

  protected abstract readonly type: "counter" | "histogram";
  protected abstract empty(): Series;
  protected abstract lines(labels: string, value: Series): string[];

  protected find(labels: readonly string[]): Series {
    const key = labels.join("\n");
    const known = this.series.get(key);
    if (known) return known.value;
    const isFull = this.series.size >= MOST_SERIES;
    if (isFull && labels.some((label) => label !== OTHER)) return this.find(labels.map(() => OTHER));
    const value = this.empty();
    this.series.set(key, { labels, value });
    return value;
  }

  render(isolate: string): string {
    const lines = [`# HELP ${this.name} ${this.help}`, `# TYPE ${this.name} ${this.type}`];
    for (const { labels, value } of this.series.values()) {
      const pairs = this.labelNames.map((name, i) => labelPair(name, labels[i] ?? ""));
      lines.push(...this.lines([labelPair("isolate", isolate), ...pairs].join(","), value));
    }
    return lines.join("\n");
  }
}

export class Counter extends Metric<{ count: number }> {
  protected readonly type = "counter";

  add(labels: readonly string[], by = 1): void {
    this.find(labels).count += by;
  }

  protected empty() {
    return { count: 0 };
  }

  protected lines(labels: string, { count }: { count: number }): string[] {
    return [`${this.name}{${labels}} ${count}`];
  }
}

interface Distribution {
  /** Observations per bucket, not cumulative; the last one is above all bounds. */
  readonly counts: number[];
  sum: number;
}

export class Histogram extends Metric<Distribution> {
  protected readonly type = "histogram";

  observe(labels: readonly string[], seconds: number): void {
    const distribution = this.find(labels);
    distribution.sum += seconds;
    let bucket = 0;
    while (bucket < LATENCY_BUCKETS.length && seconds > LATENCY_BUCKETS[bucket]!) bucket++;
    distribution.counts[bucket]!++;
  }

  protected empty(): Distribution {
    return { counts: Array.from({ length: LATENCY_BUCKETS.length + 1 }, () => 0), sum: 0 };
  }

  protected lines(labels: string, { counts, sum }: Distribution): string[] {
    let total = 0;
    const buckets = counts.map((count, i) => {
      total += count;
      return `${this.name}_bucket{${labels},le="${LATENCY_BUCKETS[i] ?? "+Inf"}"} ${total}`;
    });
    return [...buckets, `${this.name}_sum{${labels}} ${sum}`, `${this.name}_count{${labels}} ${total}`];
  }
}

export const httpRequests = new Counter("stagedoor_http_requests_total", "HTTP responses.", [
  "route",
  "method",
  "status",
]);
export const httpSeconds = new Histogram(
  "stagedoor_http_request_seconds",
  "Time to the response's headers.",
  ["route"],
);
export const databaseSeconds = new Histogram("stagedoor_database_seconds", "Duration of D1 calls.", [
  "outcome",
]);
export const objectSeconds = new Histogram(
  "stagedoor_object_seconds",
  "Duration of RPC calls to the events' objects.",
  ["method", "outcome"],
);
export const queueMessages = new Counter("stagedoor_queue_messages_total", "Queue messages handled.", [
  "queue",
  "kind",
  "outcome",
]);
export const loggedErrors = new Counter("stagedoor_errors_total", "Errors logged.", ["source"]);

const ISOLATE_METRICS = [
  httpRequests,
  httpSeconds,
  databaseSeconds,
  objectSeconds,
  queueMessages,
  loggedErrors,
] as const;

export function renderIsolateMetrics(isolate: string): string {
  return ISOLATE_METRICS.map((metric) => metric.render(isolate)).join("\n");
}

/** Gauges and counters read at the scrape, from D1 and the events' objects. */
export function renderSamples(
  name: string,
  type: "gauge" | "counter",
  help: string,
  samples: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[],
): string {
  const lines = samples.map(({ labels, value }) => {
    const pairs = Object.entries(labels).map(([label, text]) => labelPair(label, text));
    return `${name}${pairs.length ? `{${pairs.join(",")}}` : ""} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join("\n");
}

function labelPair(name: string, value: string): string {
  const escaped = value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
  return `${name}="${escaped}"`;
}
