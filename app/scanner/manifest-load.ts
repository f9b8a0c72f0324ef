import type { Digest } from "#domain/core/digest";
import { shardIsWhole } from "#domain/gate/manifest-shard";
import { type GateManifestHead, type TicketChange, isAboveManifest } from "#domain/gate/manifest-format";
import type { Scan } from "#domain/gate/scan";
import { type GateCache, type SyncState, initialSyncState } from "./gate-cache";
import { type GateClient, GateTrouble } from "./gate-client";

export interface LoadProgress {
  readonly ticketsDone: number;
  readonly ticketsTotal: number;
  readonly bytesTotal: number;
  readonly bytesLeft: number;
  /** A shard failed its hash check and is downloaded again. */
  readonly damaged: boolean;
}

/** Downloads of a damaged shard before giving up. */
const TRIES = 3;

/**
 * Downloads the newest gate manifest. Shards are stored by their hash as they arrive, so an interrupted download resumes
 * and unchanged shards are not downloaded. The active manifest is replaced in one transaction after all shards are
 * verified.
 * @throws GateTrouble when the network or the server fails; downloaded shards stay stored
 */
export async function loadManifest(parts: {
  deviceId: string;
  client: Pick<GateClient, "manifestHead" | "manifestShard">;
  cache: GateCache;
  digest: Digest;
  onProgress: (progress: LoadProgress) => void;
}): Promise<GateManifestHead> {
  for (let attempt = 1; ; attempt++) {
    const head = await parts.client.manifestHead();
    try {
      await fetchShards(head, parts);
    } catch (problem) {
      // The version was replaced during the download; its unchanged shards are already stored.
      if (problem instanceof GateTrouble && problem.trouble === "manifest_gone" && attempt < TRIES) continue;
      throw problem;
    }
    await swapIn(head, parts.deviceId, parts.cache);
    return head;
  }
}

async function fetchShards(
  head: GateManifestHead,
  { deviceId, client, cache, digest, onProgress }: Parameters<typeof loadManifest>[0],
): Promise<void> {
  const here = new Set((await cache.shards.where({ deviceId }).primaryKeys()).map(([, sha256]) => sha256));
  const bytesTotal = head.shards.reduce((sum, { bytes }) => sum + bytes, 0);
  let ticketsDone = 0;
  let bytesLeft = bytesTotal;
  const report = (damaged: boolean) =>
    onProgress({ ticketsDone, ticketsTotal: head.tickets, bytesTotal, bytesLeft, damaged });
  const done = (shard: GateManifestHead["shards"][number]) => {
    ticketsDone += shard.tickets;
    bytesLeft -= shard.bytes;
    report(false);
  };
  report(false);
  for (const promised of head.shards) {
    if (!here.has(promised.sha256)) {
      let bytes = await client.manifestShard(head.version, promised.shard);
      for (let tries = 1; !(await shardIsWhole(bytes, promised, digest)); tries++) {
        if (tries === TRIES) throw new GateTrouble("unreachable");
        report(true);
        bytes = await client.manifestShard(head.version, promised.shard);
      }
      await cache.shards.put({ deviceId, sha256: promised.sha256, bytes });
      here.add(promised.sha256);
    }
    done(promised);
  }
}

/**
 * Activates a manifest and drops the ticket changes that it contains. A manifest that was read before the active one (a
 * second window, a slow download) is discarded: the changes between the two are no longer stored. The time decides, not
 * the version, because an event restored from a backup restarts at a lower version; then all changes are fetched again.
 */
async function swapIn(head: GateManifestHead, deviceId: string, cache: GateCache): Promise<void> {
  await cache.transaction("rw", cache.heads, cache.shards, cache.changes, cache.heard, async () => {
    const active = (await cache.heads.get(deviceId))?.head;
    if (active && active.asOf > head.asOf) return;
    const restored = active !== undefined && active.version > head.version;
    await cache.heads.put({ deviceId, head });
    await cache.changes
      .where({ deviceId })
      .filter(({ change }) => restored || !isAboveManifest(change, head))
      .delete();
    if (restored) await cache.heard.update(deviceId, { cursor: 0 });
    const wanted = new Set(head.shards.map(({ sha256 }) => sha256));
    const stored = await cache.shards.where({ deviceId }).primaryKeys();
    await cache.shards.bulkDelete(stored.filter(([, sha256]) => !wanted.has(sha256)));
  });
}

/** All that the cache holds for one gate, as of one moment. */
export interface StoredGate {
  readonly head: GateManifestHead;
  readonly shards: ReadonlyMap<number, Uint8Array>;
  readonly scans: readonly Scan[];
  readonly changes: readonly TicketChange[];
  readonly sync: SyncState;
}

/** Returns manifest, remote scans and changes from one transaction, or null while the manifest is not complete. */
export async function readGate(cache: GateCache, deviceId: string): Promise<StoredGate | null> {
  return cache.transaction(
    "r",
    [cache.heads, cache.shards, cache.heard, cache.remoteScans, cache.changes],
    async () => {
      const stored = await cache.heads.get(deviceId);
      if (!stored) return null;
      const { head } = stored;
      const rows = await cache.shards.bulkGet(
        head.shards.map(({ sha256 }): [string, string] => [deviceId, sha256]),
      );
      const shards = new Map<number, Uint8Array>();
      for (const [i, row] of rows.entries()) {
        if (!row) return null;
        shards.set(head.shards[i]!.shard, row.bytes);
      }
      const [scans, changes, sync] = await Promise.all([
        cache.remoteScans.where({ deviceId }).toArray(),
        cache.changes.where({ deviceId }).toArray(),
        cache.heard.get(deviceId),
      ]);
      return {
        head,
        shards,
        scans: scans.map(({ scan }) => scan),
        changes: changes.map(({ change }) => change),
        sync: sync ?? initialSyncState(deviceId),
      };
    },
  );
}
