import { Dexie, type Table } from "dexie";
import type { Scan } from "#domain/gate/scan";

/**
 * The phone's own record: pairings and every scan made. The only data that cannot be made again, so it has a database of
 * its own whose form only ever grows: a new version may add tables, indexes and members, never change or drop any.
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
  /** 1 once the server has acknowledged it, whatever it thought of it. A number because IndexedDB cannot index booleans. */
  readonly sent: 0 | 1;
}

interface Counter {
  readonly deviceId: string;
  /** When this log began: after a wipe a new one begins, and its ids cannot meet the old ones. */
  readonly epoch: number;
  readonly nextSeq: number;
}

export class ScanLog extends Dexie {
  readonly pairings!: Table<Pairing, string>;
  readonly counters!: Table<Counter, string>;
  readonly scans!: Table<LoggedScan, string>;

  constructor(name = "stagedoor-scan-log") {
    // Strict: the transaction completes when the scan is on the disk, not in some buffer a dying phone takes along.
    super(name, { chromeTransactionDurability: "strict", cache: "disabled" });
    this.version(1).stores({
      pairings: "deviceId",
      counters: "deviceId",
      scans: "scanId, deviceId, [deviceId+sent+epoch+seq]",
    });
  }

  /**
   * Writes one scan with the next number. The number is taken in the same transaction, so an abort takes none and
   * parallel scans never share one. Settles after the transaction has completed.
   * @param now epoch ms; becomes the log's epoch when this is its first scan
   */
  async append(deviceId: string, now: number, fill: (place: LogPlace) => Scan): Promise<Scan> {
    return this.transaction("rw", this.counters, this.scans, async () => {
      const counter = (await this.counters.get(deviceId)) ?? { deviceId, epoch: now, nextSeq: 1 };
      const scan = fill({ epoch: counter.epoch, seq: counter.nextSeq });
      // Both at once: the transaction is one round trip shorter, and it is one transaction either way.
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

  /** Twice is harmless: an acknowledgement may be repeated. */
  async markSent(scanIds: readonly string[]): Promise<void> {
    await this.scans
      .where("scanId")
      .anyOf([...scanIds])
      .modify({ sent: 1 });
  }

  /** The server says these never came, though they were acknowledged: they go again. */
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
