import { retryDelay } from "#domain/gate/device-sync";

export interface SyncLoopParts {
  readonly deviceId: string;
  readonly now: () => number;
  readonly random: () => number;
  /** One complete exchange; it does not throw. */
  readonly exchange: () => Promise<void>;
  /** Consecutive failed exchanges, for the backoff. */
  readonly failures: () => number;
  readonly maySync: () => boolean;
  /** @param at epoch ms of the next exchange */
  readonly onScheduled: (at: number) => void;
}

const AFTER_SCAN_MS = 250;

/** When a gate syncs: after scans, on request, and with backoff after failures; one exchange at a time. */
export class SyncLoop {
  readonly #parts: SyncLoopParts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #requestedMeanwhile = false;
  #disposed = false;

  constructor(parts: SyncLoopParts) {
    this.#parts = parts;
  }

  /** Syncs at once, regardless of the backoff. */
  syncNow(): void {
    this.#schedule(0);
  }

  /** Syncs the scans of the next moment together, unless a retry is due later. */
  syncSoon(): void {
    if (this.#parts.failures() === 0) this.#schedule(AFTER_SCAN_MS);
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  #schedule(ms: number): void {
    const { now, maySync, onScheduled } = this.#parts;
    if (this.#disposed || !maySync()) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), ms);
    onScheduled(now() + ms);
  }

  /** One exchange at a time in this window and, by the lock, in all windows of the device. */
  async #run(): Promise<void> {
    if (this.#running) {
      this.#requestedMeanwhile = true;
      return;
    }
    const { deviceId, exchange, failures, random } = this.#parts;
    this.#running = true;
    await withSyncLock(deviceId, exchange);
    this.#running = false;
    const again = this.#requestedMeanwhile && failures() === 0;
    this.#requestedMeanwhile = false;
    this.#schedule(again ? AFTER_SCAN_MS : retryDelay(failures(), random()));
  }
}

async function withSyncLock(deviceId: string, work: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  if (!locks) return work();
  await locks.request(`scanner-drain-${deviceId}`, work);
}
