import { isOutage } from "./outage";

export interface Known<Value> {
  readonly value: Value;
  /** Epoch milliseconds when it was read. */
  readonly at: number;
  /** True if it replaces a read that failed. */
  readonly stale: boolean;
}

/**
 * Values that were read before, by key, in this isolate. A fresh one spares a read; an older one replaces a read that
 * fails because a dependency is down.
 */
export class LastKnown<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly at: number }>();

  constructor(
    private readonly limits: {
      /** Age up to which a value is returned without a read; 0: always read. */
      readonly freshMs: number;
      /** Entries kept; the least recently written are evicted. */
      readonly most: number;
    },
  ) {}

  /** Null results are not cached. @throws the read's error if it is no outage, or nothing is known under the key */
  async read(key: string, now: number, load: () => Promise<Value | null>): Promise<Known<Value> | null> {
    const known = this.#entries.get(key);
    if (known && now - known.at < this.limits.freshMs) return { ...known, stale: false };
    let value: Value | null;
    try {
      value = await load();
    } catch (problem) {
      if (known && isOutage(problem)) return { ...known, stale: true };
      throw problem;
    }
    this.#entries.delete(key);
    if (value === null) return null;
    this.#entries.set(key, { value, at: now });
    this.#evict();
    return { value, at: now, stale: false };
  }

  /** The first known value that matches, of any age. */
  find(matches: (value: Value) => boolean): Value | null {
    for (const { value } of this.#entries.values()) if (matches(value)) return value;
    return null;
  }

  #evict(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.limits.most) return;
      this.#entries.delete(key);
    }
  }
}
