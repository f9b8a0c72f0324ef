import { Dexie } from "dexie";
import type { TicketChange } from "#domain/gate-manifest";
import { parseScan } from "#domain/scan";
import type { Scan } from "#domain/scan";
import { SYNC_BATCH, SYNC_VERSION, parseSyncResponse } from "#domain/sync";
import type { SyncCommand, SyncResponse } from "#domain/sync";
import type { GateCache, Heard } from "./gate-cache";
import { nothingHeard } from "./gate-cache";
import { type GateClient, GateTrouble } from "./gate-client";
import type { ScanLog } from "./scan-log";

/** What one exchange brought, already in the cache. */
export interface Brought {
  readonly heard: Heard;
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
  readonly onBrought: (brought: Brought) => void;
}

/** A phone that never catches up in this many requests lets others use the network and goes on at the next trigger. */
const MOST_REQUESTS = 100;

/**
 * Sends what is unsent and fetches what is new, request by request, until both sides have everything. An answer that is
 * lost is no harm: the same scans go again and the object knows them. Nothing is ever deleted here.
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
  const [scans, pending, head, heard, manifest] = await Promise.all([
    log.listUnsent(deviceId, SYNC_BATCH),
    log.countUnsent(deviceId),
    log.head(deviceId, now()),
    readHeard(cache, deviceId),
    cache.heads.get(deviceId),
  ]);
  const sentAt = now();
  const body = await client.sync({
    v: SYNC_VERSION,
    epoch: head.epoch,
    headSeq: head.headSeq,
    pending,
    cursor: heard.cursor,
    manifestVersion: manifest?.head.version ?? null,
    appVersion: parts.appVersion,
    clock: heard.clock && { offsetMs: heard.clock.offsetMs, ageMs: Math.max(0, sentAt - heard.clock.at) },
    scans,
  });
  const answeredAt = now();
  const answer = parseSyncResponse(body);
  if (!answer) throw new GateTrouble("unreachable");

  const acknowledged = acknowledgedOf(answer, scans);
  await log.markSent(acknowledged);
  for (const gap of answer.gaps) await log.markUnsent(deviceId, head.epoch, gap.from, gap.to);
  const brought = await keep(answer, heard, { sentAt, answeredAt }, parts);
  parts.onBrought(brought);

  // An object that acknowledges nothing must not be asked the same for ever.
  const sentSome = acknowledged.length > 0 && pending > acknowledged.length;
  return answer.more || sentSome;
}

/** Each acknowledgement counts only for the scan that was really sent at its place. */
function acknowledgedOf(answer: SyncResponse, sent: readonly Scan[]): string[] {
  const ids = new Set<string>();
  for (const { index, scanId } of answer.acks) {
    const scan = sent[index];
    if (scan && (scanId === null || scanId === scan.scanId)) ids.add(scan.scanId);
  }
  return [...ids];
}

async function keep(
  answer: SyncResponse,
  before: Heard,
  time: { sentAt: number; answeredAt: number },
  { deviceId, cache }: ExchangeParts,
): Promise<Brought> {
  const scans = answer.scans.flatMap((each) => parseScan(each) ?? []);
  const heard: Heard = {
    deviceId,
    cursor: Math.max(before.cursor, answer.cursor),
    asOf: answer.more ? before.asOf : Math.max(before.asOf ?? 0, answer.asOf),
    syncedAt: time.answeredAt,
    devices: mergeDevices(before.devices, answer.devices),
    clock: betterClock(before.clock, answer.serverNow, time),
  };
  await cache.transaction("rw", cache.heard, cache.remoteScans, cache.changes, async () => {
    await cache.remoteScans.bulkPut(scans.map((scan) => ({ deviceId, scanId: scan.scanId, scan })));
    for (const change of answer.tickets) {
      const known = await cache.changes.get([deviceId, change.ticketId]);
      if (known && known.change.position >= change.position) continue;
      await cache.changes.put({ deviceId, ticketId: change.ticketId, change });
    }
    await cache.heard.put(heard);
  });
  return { heard, scans, changes: answer.tickets, commands: answer.commands };
}

export async function readHeard(cache: GateCache, deviceId: string): Promise<Heard> {
  return (await cache.heard.get(deviceId)) ?? nothingHeard(deviceId);
}

/** How far this phone's clock is from the server's, from a request's two ends. */
const CLOCK_STAYS_GOOD_MS = 10 * 60_000;

export function betterClock(
  before: Heard["clock"],
  serverNow: number,
  { sentAt, answeredAt }: { sentAt: number; answeredAt: number },
): Heard["clock"] {
  const roundTripMs = Math.max(0, answeredAt - sentAt);
  const measured = { offsetMs: Math.round(serverNow - (sentAt + answeredAt) / 2), roundTripMs, at: answeredAt };
  if (!before || answeredAt - before.at > CLOCK_STAYS_GOOD_MS || roundTripMs <= before.roundTripMs)
    return measured;
  // A slow answer says less than a quick one of a few minutes ago, unless the phone's clock was set meanwhile.
  return Math.abs(measured.offsetMs - before.offsetMs) > roundTripMs ? measured : before;
}

function mergeDevices(before: Heard["devices"], came: Heard["devices"]): Heard["devices"] {
  const byId = new Map(before.map((each) => [each.deviceId, each]));
  for (const each of came) byId.set(each.deviceId, each);
  return [...byId.values()];
}

/** Dexie's own errors, told apart from the network's: the storage is the trouble then. */
export function isStorageTrouble(problem: unknown): boolean {
  return problem instanceof Dexie.DexieError || (problem instanceof DOMException && problem.name !== "AbortError");
}
