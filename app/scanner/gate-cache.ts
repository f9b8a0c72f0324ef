import { Dexie, type Table } from "dexie";
import type { ClockOffset } from "#domain/time/clock-offset";
import type { GateManifestHead, TicketChange } from "#domain/gate/manifest-format";
import type { Scan } from "#domain/gate/scan";

/**
 * Data that can be fetched again: gate manifest, scans of other devices, ticket changes. An upgrade may clear it. Each
 * shard is one value: one row for each ticket would take seconds for 100,000 tickets.
 */
export interface StoredShard {
  readonly deviceId: string;
  /** The key, so that an unchanged shard of a newer manifest is not downloaded again. */
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface StoredHead {
  readonly deviceId: string;
  readonly head: GateManifestHead;
}

/** State of the sync with the event's object. */
export interface SyncState {
  readonly deviceId: string;
  readonly cursor: number;
  /** All tickets issued before this time have arrived; null before the first complete sync. */
  readonly asOf: number | null;
  readonly syncedAt: number | null;
  readonly devices: GateManifestHead["devices"];
  readonly clock: ClockOffset | null;
  /** The person with the right to admit refused tickets on this device, by the last sync; null or absent: no person. */
  readonly overrideBy?: string | null | undefined;
}

interface StoredRemoteScan {
  readonly deviceId: string;
  readonly scanId: string;
  readonly scan: Scan;
}

interface StoredChange {
  readonly deviceId: string;
  readonly ticketId: string;
  readonly change: TicketChange;
}

export class GateCache extends Dexie {
  readonly heads!: Table<StoredHead, string>;
  readonly shards!: Table<StoredShard, [string, string]>;
  readonly heard!: Table<SyncState, string>;
  readonly remoteScans!: Table<StoredRemoteScan, [string, string]>;
  readonly changes!: Table<StoredChange, [string, string]>;

  constructor(name = "stagedoor-gate-cache") {
    super(name, { cache: "disabled" });
    this.version(1).stores({
      heads: "deviceId",
      shards: "[deviceId+sha256], deviceId",
      heard: "deviceId",
      remoteScans: "[deviceId+scanId], deviceId",
      changes: "[deviceId+ticketId], deviceId",
    });
  }

  async forget(deviceId: string): Promise<void> {
    await this.transaction(
      "rw",
      [this.heads, this.shards, this.heard, this.remoteScans, this.changes],
      async () => {
        await Promise.all([
          this.heads.delete(deviceId),
          this.heard.delete(deviceId),
          this.shards.where({ deviceId }).delete(),
          this.remoteScans.where({ deviceId }).delete(),
          this.changes.where({ deviceId }).delete(),
        ]);
      },
    );
  }
}

export function initialSyncState(deviceId: string): SyncState {
  return { deviceId, cursor: 0, asOf: null, syncedAt: null, devices: [], clock: null };
}
