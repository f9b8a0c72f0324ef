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

/** Returns the active manifest, or null when it is not complete. */
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
