import { sha256 } from "#domain/core/digest";
import type { GateManifestHead, TicketChange } from "#domain/gate/manifest-format";
import { type GateManifestParts, type ManifestSetup, buildManifest } from "#domain/gate/manifest-build";

/** Older versions stay available for devices that are still downloading them. */
const MAX_VERSIONS = 3;

/** Cache of gate manifests by version; each is built once. */
export class GateManifests {
  private readonly built = new Map<number, Promise<GateManifestParts>>();

  /** @param asOf epoch ms at which the tickets were read: none issued before is missing */
  async head(
    version: number,
    asOf: number,
    facts: {
      readonly setup: ManifestSetup;
      readonly keys: GateManifestHead["keys"];
      readonly withdrawnKeyNos: readonly number[];
      readonly tickets: Iterable<TicketChange>;
    },
  ): Promise<GateManifestHead> {
    let parts = this.built.get(version);
    if (!parts) {
      const { setup, keys, withdrawnKeyNos } = facts;
      parts = buildManifest(setup, [...facts.tickets], { version, asOf, keys, withdrawnKeyNos }, sha256);
      this.built.set(version, parts);
      parts.catch(() => this.built.delete(version));
      for (const old of [...this.built.keys()].slice(0, -MAX_VERSIONS)) this.built.delete(old);
    }
    return { ...(await parts).head, asOf };
  }

  async shard(version: number, shard: number): Promise<Uint8Array | null> {
    return (await this.built.get(version))?.shards[shard] ?? null;
  }

  clear(): void {
    this.built.clear();
  }
}
