import {
  BUSY_WINDOW_MS,
  CHECK_VALID_MS,
  type RequestCount,
  countRequest,
  isCheckRequired,
  requestsWithinWindow,
} from "#domain/sale/hold/bot-check";

/** Counters of hold requests and passed checks of one event, in memory: after a restart a buyer may be checked again. */
export class BotChecks {
  private event: RequestCount | null = null;
  private readonly networks = new Map<string, RequestCount>();
  private readonly passedUntil = new Map<string, number>();
  private purgeAt = 0;

  /** Counts a request for a hold. @returns whether the buyer must pass a check first */
  requiresCheck(buyerKey: string, network: string | null, now: number): boolean {
    this.purge(now);
    this.event = countRequest(this.event, now);
    return isCheckRequired(
      {
        ofNetwork: network === null ? 0 : this.countNetwork(network, now),
        ofEvent: requestsWithinWindow(this.event, now),
        passedUntil: this.passedUntil.get(buyerKey) ?? null,
      },
      now,
    );
  }

  record(buyerKey: string, until: number, now: number): void {
    this.passedUntil.set(buyerKey, Math.min(until, now + CHECK_VALID_MS));
  }

  private countNetwork(network: string, now: number): number {
    const count = countRequest(this.networks.get(network) ?? null, now);
    this.networks.set(network, count);
    return requestsWithinWindow(count, now);
  }

  private purge(now: number): void {
    if (now < this.purgeAt) return;
    this.purgeAt = now + BUSY_WINDOW_MS;
    for (const [network, count] of this.networks)
      if (requestsWithinWindow(count, now) === 0) this.networks.delete(network);
    for (const [buyerKey, until] of this.passedUntil) if (until <= now) this.passedUntil.delete(buyerKey);
  }
}
