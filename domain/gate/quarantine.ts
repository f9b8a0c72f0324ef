import { encodeUtf8 } from "../core/utf8";
import type { Incident } from "./incident";
import type { QuarantineEntry, QuarantineRow } from "./ledger-rows";
import type { SeqRange } from "./device-log";
import { scanIdOf } from "./scan";
import type { QuarantineReason } from "./sync";

/** Bounds per device. An evening of one phone is at most a few thousand scans of 500 bytes. */
export const MOST_QUARANTINED_ROWS = 10_000;
export const MOST_QUARANTINED_BYTES = 5 * 1024 * 1024;

interface DeviceQuarantine {
  readonly entries: QuarantineEntry[];
  readonly fingerprints: Set<string>;
  /** Ids of this device's own scans that could not be read. */
  readonly scanIds: Set<string>;
  bytes: number;
}

/** The quarantined records of an event, by device and without their content, which only the object's storage holds. */
export class Quarantine {
  readonly #devices = new Map<string, DeviceQuarantine>();

  /** Returns the row to save, `repeated` for a stored record, or `full` when the device has reached a bound. */
  store(record: {
    readonly deviceId: string;
    readonly sent: unknown;
    readonly why: QuarantineReason;
    readonly position: number;
    readonly receivedAt: number;
  }): QuarantineRow | "repeated" | "full" {
    const { sent, ...rest } = record;
    const raw = JSON.stringify(sent) ?? "null";
    const about = describeQuarantined(record.deviceId, raw);
    const device = this.#devices.get(record.deviceId);
    if (device?.fingerprints.has(about.fingerprint)) return "repeated";
    const rows = device?.entries.length ?? 0;
    if (rows >= MOST_QUARANTINED_ROWS || (device?.bytes ?? 0) + about.bytes > MOST_QUARANTINED_BYTES)
      return "full";
    const entry: QuarantineEntry = { ...rest, ...about };
    this.add(entry);
    return { ...entry, raw };
  }

  add({ position, deviceId, why, receivedAt, fingerprint, bytes, scanId }: QuarantineEntry): void {
    let device = this.#devices.get(deviceId);
    if (!device) {
      device = { entries: [], fingerprints: new Set(), scanIds: new Set(), bytes: 0 };
      this.#devices.set(deviceId, device);
    }
    device.entries.push({ position, deviceId, why, receivedAt, fingerprint, bytes, scanId });
    device.fingerprints.add(fingerprint);
    if (scanId !== null) device.scanIds.add(scanId);
    device.bytes += bytes;
  }

  entries(): QuarantineEntry[] {
    return Array.from(this.#devices.values(), ({ entries }) => entries).flat();
  }

  /** Returns the seqs that are neither known nor quarantined. @param gaps of one device's log, in order */
  withoutQuarantined(deviceId: string, epoch: number, gaps: readonly SeqRange[]): SeqRange[] {
    const ids = this.#devices.get(deviceId)?.scanIds;
    if (!ids || ids.size === 0) return [...gaps];
    const seqs = [...ids].flatMap((id) => {
      const seq = Number(id.split(":")[2]);
      return id === scanIdOf(deviceId, epoch, seq) ? [seq] : [];
    });
    seqs.sort((a, b) => a - b);
    const left: SeqRange[] = [];
    let i = 0;
    for (const { from, to } of gaps) {
      let next = from;
      for (; i < seqs.length && seqs[i]! <= to; i++) {
        const seq = seqs[i]!;
        if (seq > next) left.push({ from: next, to: seq - 1 });
        next = Math.max(next, seq + 1);
      }
      if (next <= to) left.push({ from: next, to });
    }
    return left;
  }

  /** Returns one incident for each device. @param gateOf the gate of a device */
  incidents(gateOf: (deviceId: string) => string): Incident[] {
    return Array.from(this.#devices, ([deviceId, { entries }]): Incident => ({
      id: `quarantined_scan:${deviceId}`,
      kind: "quarantined_scan",
      at: entries.at(-1)!.receivedAt,
      listId: null,
      ticketId: null,
      scans: entries.map(({ position, receivedAt }) => ({
        scanId: `quarantine:${position}`,
        deviceId,
        gateId: gateOf(deviceId),
        at: receivedAt,
      })),
    }));
  }
}

/** Returns what is held in memory of a quarantined record. @param raw the record as received, JSON */
export function describeQuarantined(
  deviceId: string,
  raw: string,
): Pick<QuarantineEntry, "fingerprint" | "bytes" | "scanId"> {
  return {
    fingerprint: fingerprint(raw),
    bytes: encodeUtf8(raw).length,
    scanId: claimedScanId(deviceId, raw),
  };
}

const OWN_ID = /"scanId":"(([A-Za-z0-9_-]{1,64}):\d{1,16}:\d{1,16})"/;

/** Returns the id in an unreadable record, if it is one of the device's own scans. */
export function claimedScanId(deviceId: string, raw: string): string | null {
  const found = OWN_ID.exec(raw);
  return found && found[2] === deviceId ? found[1]! : null;
}

/** Returns 106 bits of a non-cryptographic hash: a device can only make its own records collide. */
function fingerprint(text: string): string {
  return hash53(text, 1) + hash53(text, 2);
}

/** The hash cyrb53 (public domain), in base 36. */
function hash53(text: string, seed: number): string {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
