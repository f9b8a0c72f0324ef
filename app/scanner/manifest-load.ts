import type { Digest } from "#domain/core/digest";
import { shardIsWhole } from "#domain/gate/manifest-shard";
import type { GateManifestHead } from "#domain/gate/manifest";
import type { GateCache } from "./gate-cache";
import { type GateClient, GateTrouble } from "./gate-client";

export interface LoadProgress {
  readonly ticketsDone: number;
  readonly ticketsTotal: number;
  readonly bytesTotal: number;
  readonly bytesLeft: number;
  /** A shard came with the wrong bytes and is fetched again. */
  readonly damaged: boolean;
}

/** A shard that arrives damaged this often is not damaged by chance. */
const TRIES = 3;

/**
 * Brings the newest gate manifest onto the phone. Shards are kept by their hash as they come, so a broken download goes
 * on where it stopped and an unchanged shard of a newer list is not fetched at all; the list in use changes in one
 * transaction, once every shard is here and checked.
 * @throws GateTrouble when the network or the server fails; what came so far stays
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
      // A newer list was made while this one was on its way: its unchanged shards are already here.
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
  const tell = (damaged: boolean) =>
    onProgress({ ticketsDone, ticketsTotal: head.tickets, bytesTotal, bytesLeft, damaged });
  const done = (shard: GateManifestHead["shards"][number]) => {
    ticketsDone += shard.tickets;
    bytesLeft -= shard.bytes;
    tell(false);
  };
  tell(false);
  for (const promised of head.shards) {
    if (!here.has(promised.sha256)) {
      let bytes = await client.manifestShard(head.version, promised.shard);
      for (let tries = 1; !(await shardIsWhole(bytes, promised, digest)); tries++) {
        if (tries === TRIES) throw new GateTrouble("unreachable");
        tell(true);
        bytes = await client.manifestShard(head.version, promised.shard);
      }
      await cache.shards.put({ deviceId, sha256: promised.sha256, bytes });
      here.add(promised.sha256);
    }
    done(promised);
  }
}

async function swapIn(head: GateManifestHead, deviceId: string, cache: GateCache): Promise<void> {
  const wanted = new Set(head.shards.map(({ sha256 }) => sha256));
  await cache.transaction("rw", cache.heads, cache.shards, async () => {
    await cache.heads.put({ deviceId, head });
    const stored = await cache.shards.where({ deviceId }).primaryKeys();
    await cache.shards.bulkDelete(stored.filter(([, sha256]) => !wanted.has(sha256)));
  });
}

/** The list in use, or null when none is whole on this phone. */
export async function readManifest(
  cache: GateCache,
  deviceId: string,
): Promise<{ head: GateManifestHead; shards: Map<number, Uint8Array> } | null> {
  const stored = await cache.heads.get(deviceId);
  if (!stored) return null;
  const shards = new Map<number, Uint8Array>();
  for (const { shard, sha256 } of stored.head.shards) {
    const found = await cache.shards.get([deviceId, sha256]);
    if (!found) return null;
    shards.set(shard, found.bytes);
  }
  return { head: stored.head, shards };
}
