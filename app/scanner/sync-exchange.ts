import { type TicketChange, isAboveManifest } from "#domain/gate/manifest-format";
import { parseScan } from "#domain/gate/scan";
import type { Scan } from "#domain/gate/scan";
import { type SyncOutcome, planSync, readSync } from "#domain/gate/device-sync";
import { betterOffset, measureOffset } from "#domain/time/clock-offset";
import { SYNC_BATCH, parseSyncResponse } from "#domain/gate/sync";
import type { SyncCommand, SyncResponse } from "#domain/gate/sync";
import type { GateCache, SyncState } from "./gate-cache";
import { initialSyncState } from "./gate-cache";
import { type GateClient, GateTrouble } from "./gate-client";
import type { ScanLog } from "./scan-store";

/** Result of one exchange, already in the cache. */
export interface SyncResult {
  readonly sync: SyncState;
  readonly scans: readonly Scan[];
  readonly changes: readonly TicketChange[];
  readonly commands: readonly SyncCommand[];
}

export interface ExchangeParts {
  readonly deviceId: string;
  readonly appVersion: string;
  readonly log: ScanLog;
  readonly cache: GateCache;
  readonly client: Pick<GateClient, "sync">;
  readonly now: () => number;
  readonly onResult: (result: SyncResult) => void;
}

/** Request limit of one exchange; the rest follows at the next trigger. */
const MOST_REQUESTS = 100;

/**
 * Sends unsent scans and fetches new data, request by request, until both sides are complete. After a lost response the
 * same scans are sent again; the object deduplicates them. Nothing is deleted here.
 * @throws GateTrouble
 */
export async function exchange(parts: ExchangeParts): Promise<void> {
  for (let request = 0; request < MOST_REQUESTS; request++) {
    const more = await exchangeOnce(parts);
    if (!more) return;
  }
}

async function exchangeOnce(parts: ExchangeParts): Promise<boolean> {
  const { deviceId, log, cache, client, now } = parts;
  const [unsent, pending, head, sync, manifest] = await Promise.all([
    log.listUnsent(deviceId, SYNC_BATCH),
    log.countUnsent(deviceId),
    log.head(deviceId, now()),
    readSyncState(cache, deviceId),
    cache.heads.get(deviceId),
  ]);
  const sentAt = now();
  const request = planSync(
    { ...head, cursor: sync.cursor, manifestVersion: manifest?.head.version ?? null },
    unsent,
    { appVersion: parts.appVersion, clock: sync.clock, deviceNow: sentAt, pending },
  );
  let body: unknown;
  try {
    body = await client.sync(request);
  } catch (problem) {
    if (!(problem instanceof GateTrouble)) throw problem;
    // The scans of a revoked device are quarantined, batch by batch, until none is unsent.
    const sent = request.scans as readonly Scan[];
    const stored = problem.acks.flatMap((ack) => {
      const scan = sent[ack.index];
      return scan && (ack.scanId === null || ack.scanId === scan.scanId)
        ? [{ scanId: scan.scanId, quarantined: ack.status === "quarantined" }]
        : [];
    });
    await log.markSent(stored.flatMap(({ scanId, quarantined }) => (quarantined ? [] : [scanId])));
    await log.markQuarantined(stored.flatMap(({ scanId, quarantined }) => (quarantined ? [scanId] : [])));
    if (problem.trouble === "revoked" && stored.length > 0 && pending > stored.length) return true;
    throw problem;
  }
  const respondedAt = now();
  const response = parseSyncResponse(body);
  if (!response) throw new GateTrouble("unreachable");

  const outcome = readSync(request, response, pending);
  await log.markSent(outcome.acknowledged);
  await log.markQuarantined(outcome.quarantined);
  for (const gap of outcome.resend) await log.markUnsent(deviceId, head.epoch, gap.from, gap.to);
  const clock = betterOffset(sync.clock, measureOffset(sentAt, respondedAt, response.serverNow));
  parts.onResult(await store(response, outcome, { ...sync, clock, syncedAt: respondedAt }, cache));
  return outcome.again;
}

async function store(
  response: SyncResponse,
  outcome: SyncOutcome,
  before: SyncState,
  cache: GateCache,
): Promise<SyncResult> {
  const { deviceId } = before;
  // An invalid record of another device must not block the others.
  const scans = outcome.scans.flatMap((each) => parseScan(each) ?? []);
  const sync: SyncState = {
    ...before,
    cursor: outcome.cursor,
    asOf: outcome.asOf ?? before.asOf,
    devices: mergeDevices(before.devices, response.devices),
    overrideBy: response.overrideBy ?? null,
  };
  await cache.transaction("rw", cache.heads, cache.heard, cache.remoteScans, cache.changes, async () => {
    // A manifest can have been activated since the request.
    const active = await cache.heads.get(deviceId);
    await cache.remoteScans.bulkPut(scans.map((scan) => ({ deviceId, scanId: scan.scanId, scan })));
    const known = await cache.changes.bulkGet(
      outcome.tickets.map(({ ticketId }): [string, string] => [deviceId, ticketId]),
    );
    await cache.changes.bulkPut(
      outcome.tickets
        .filter((change, i) => change.position > (known[i]?.change.position ?? -1))
        .filter((change) => !active || isAboveManifest(change, active.head))
        .map((change) => ({ deviceId, ticketId: change.ticketId, change })),
    );
    await cache.heard.put(sync);
  });
  return { sync, scans, changes: outcome.tickets, commands: response.commands };
}

export async function readSyncState(cache: GateCache, deviceId: string): Promise<SyncState> {
  return (await cache.heard.get(deviceId)) ?? initialSyncState(deviceId);
}

function mergeDevices(before: SyncState["devices"], received: SyncState["devices"]): SyncState["devices"] {
  const byId = new Map(before.map((each) => [each.deviceId, each]));
  for (const each of received) byId.set(each.deviceId, each);
  return [...byId.values()];
}
