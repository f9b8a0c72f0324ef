import { Dexie, type Table } from "dexie";
import type { Scan } from "#domain/gate/scan";

/**
 * Pairings and every scan of this device. The data cannot be recreated, so it has its own database and its schema is
 * additive: a new version may add tables, indexes and members, but never change or drop any.
 */
export interface Pairing {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly eventId: string;
  readonly eventTitle: string;
  readonly gateId: string;
  readonly gateName: string;
  readonly listId: string;
  readonly listName: string;
  readonly pairedAt: number;
  /** Not extractable: it signs this phone's requests and cannot leave it. */
  readonly privateKey: CryptoKey;
  readonly direction: "entry" | "exit";
  readonly revokedAt: number | null;
}

export interface LoggedScan extends Scan {
  /**
   * 1 after the server's acknowledgement, 2 when the server quarantined it: then it is never sent again. A number because
   * IndexedDB cannot index booleans.
   */
  readonly sent: 0 | 1 | 2;
}

interface StoredCounter {
  readonly deviceId: string;
  /** Creation time of this log. A log created after a wipe has another epoch, so ids do not collide. */
  readonly epoch: number;
  readonly nextSeq: number;
}

export class ScanLog extends Dexie {
  readonly pairings!: Table<Pairing, string>;
  readonly counters!: Table<StoredCounter, string>;
  readonly scans!: Table<LoggedScan, string>;

  constructor(name = "stagedoor-scan-log") {
    // Strict: the transaction completes after the flush to disk, so a power loss cannot lose the scan.
    super(name, { chromeTransactionDurability: "strict", cache: "disabled" });
    this.version(1).stores({
      pairings: "deviceId",
      counters: "deviceId",
      scans: "scanId, deviceId, [deviceId+sent+epoch+seq]",
    });
  }

  /**
   * Writes one scan with the next seq, assigned in the same transaction: an abort assigns none, and concurrent scans never
   * share one. Resolves after the transaction has completed.
   * @param now epoch ms; becomes the log's epoch when this is its first scan
   */
  async append(deviceId: string, now: number, fill: (place: LogPlace) => Scan): Promise<Scan> {
    return this.transaction("rw", this.counters, this.scans, async () => {
      const counter = (await this.counters.get(deviceId)) ?? { deviceId, epoch: now, nextSeq: 1 };
      const scan = fill({ epoch: counter.epoch, seq: counter.nextSeq });
      // In parallel: saves one round trip within the transaction.
      await Promise.all([
        this.scans.add({ ...scan, sent: 0 }),
        this.counters.put({ ...counter, nextSeq: counter.nextSeq + 1 }),
      ]);
      return scan;
    });
  }

  async head(deviceId: string, now: number): Promise<LogHead> {
    const counter = await this.counters.get(deviceId);
    return counter ? { epoch: counter.epoch, headSeq: counter.nextSeq - 1 } : { epoch: now, headSeq: 0 };
  }

  async countUnsent(deviceId: string): Promise<number> {
    return this.#unsent(deviceId).count();
  }

  /** Lowest number first. */
  async listUnsent(deviceId: string, limit: number): Promise<Scan[]> {
    return (await this.#unsent(deviceId).limit(limit).toArray()).map(withoutMark);
  }

  async listScans(deviceId: string): Promise<Scan[]> {
    return (await this.scans.where("deviceId").equals(deviceId).toArray()).map(withoutMark);
  }

  /** Idempotent: an acknowledgement may be repeated. */
  async markSent(scanIds: readonly string[]): Promise<void> {
    await this.scans
      .where("scanId")
      .anyOf([...scanIds])
      .modify({ sent: 1 });
  }

  /** Idempotent. The server has stored these scans, but cannot count them. */
  async markQuarantined(scanIds: readonly string[]): Promise<void> {
    await this.scans
      .where("scanId")
      .anyOf([...scanIds])
      .modify({ sent: 2 });
  }

  /** Marks scans for resending: acknowledged, but missing on the server. */
  async markUnsent(deviceId: string, epoch: number, from: number, to: number): Promise<void> {
    await this.scans
      .where("[deviceId+sent+epoch+seq]")
      .between([deviceId, 1, epoch, from], [deviceId, 1, epoch, to], true, true)
      .modify({ sent: 0 });
  }

  #unsent(deviceId: string) {
    return this.scans
      .where("[deviceId+sent+epoch+seq]")
      .between([deviceId, 0, 0, 0], [deviceId, 0, Infinity, Infinity]);
  }
}

export interface LogPlace {
  readonly epoch: number;
  readonly seq: number;
}

export interface LogHead {
  readonly epoch: number;
  readonly headSeq: number;
}

function withoutMark({ sent: _sent, ...scan }: LoggedScan): Scan {
  return scan;
}
