import type { GateManifestHead } from "#domain/gate-manifest";
import type { SyncRequest, SyncResponse } from "#domain/sync";
import type { Commit, Office } from "./commit";
import type { DayOf } from "./event-rpc";
import type { EventKeys } from "./event-keys";
import type { EventStore } from "./event-store";

/** What an office of the object may use of the others. */
export interface GateOfficePorts {
  readonly store: EventStore;
  readonly keys: EventKeys;
  /** Asked for late: the commit is made from the offices. */
  readonly commit: () => Commit;
}

/** What the gates have seen, for the day-of page. */
export type GateSummary = Pick<
  DayOf,
  "admitted" | "inside" | "refused" | "perGate" | "curve" | "devices" | "incidents"
>;

/** The gates' side of the object: scans, devices, gate manifest. */
export class GateOffice implements Office {
  constructor(protected readonly ports: GateOfficePorts) {}

  summary(): GateSummary {
    return { admitted: 0, inside: 0, refused: 0, perGate: [], curve: [], devices: [], incidents: [] };
  }

  async syncScans(
    _device: { deviceId: string; gateId: string; listId: string },
    _request: SyncRequest,
  ): Promise<SyncResponse> {
    throw new Error("scans are not taken in yet");
  }

  async readGateManifestHead(): Promise<GateManifestHead> {
    throw new Error("no gate manifest yet");
  }

  async readGateManifestShard(_version: number, _shard: number): Promise<Uint8Array | null> {
    return null;
  }

  prepare(): void {}
  load(): void {}
  save(): void {}
  saved(): void {}
}
