import { retryDelay } from "#domain/gate/device-sync";
import type { CachedFiles } from "./cached-files";

export interface AppInstallState {
  /** Null: no service worker is active. */
  readonly files: CachedFiles | null;
  readonly trying: boolean;
  /** Epoch ms; null while trying and when the app is complete. */
  readonly nextTryAt: number | null;
}

export interface AppInstallParts {
  /** Counts the stored files and fetches missing ones; null without an active service worker. */
  readonly check: () => Promise<CachedFiles | null>;
  /** Installs the service worker; needed again after a failed precache, which discards it. Idempotent. */
  readonly register: () => Promise<unknown>;
  readonly now: () => number;
  readonly random: () => number;
}

/** Retries registration and precache with exponential backoff until every file of the app is stored. */
export class AppInstall {
  readonly #parts: AppInstallParts;
  readonly #listeners = new Set<() => void>();
  #state: AppInstallState = { files: null, trying: false, nextTryAt: null };
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #paused = false;

  constructor(parts: AppInstallParts) {
    this.#parts = parts;
  }

  state = (): AppInstallState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tries at once, regardless of the backoff. */
  tryNow = async (): Promise<void> => {
    this.#paused = false;
    if (this.#state.trying) return;
    clearTimeout(this.#timer);
    this.#show({ ...this.#state, trying: true, nextTryAt: null });
    const files = await this.#try().catch(() => null);
    const complete = files?.missing === 0;
    this.#failures = complete ? 0 : this.#failures + 1;
    const wait = retryDelay(this.#failures, this.#parts.random());
    this.#show({ files, trying: false, nextTryAt: complete ? null : this.#parts.now() + wait });
    if (!complete && !this.#paused) this.#timer = setTimeout(() => void this.tryNow(), wait);
  };

  /** Stops trying until the next {@link tryNow}. */
  pause(): void {
    this.#paused = true;
    clearTimeout(this.#timer);
  }

  async #try(): Promise<CachedFiles | null> {
    const files = await this.#parts.check();
    if (files) return files;
    await this.#parts.register();
    return this.#parts.check();
  }

  #show(state: AppInstallState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
