import { type ClockBounds, isPlausible, orderedTime } from "./clock-bounds";
import type { Incident, IncidentKind } from "./incident";
import type { Scan } from "./scan";

/** A scan with its corrected time. */
export interface TimedScan {
  readonly scan: Scan;
  /** Epoch ms; changed only by {@link DeviceLog.insert}. */
  at: number;
}

/** Sequence numbers, both ends included. */
export interface SeqRange {
  readonly from: number;
  readonly to: number;
}

const OLD_MEASUREMENT_MS = 12 * 3_600_000;
const CLOCK_JUMP_MS = 2 * 60_000;

/** Returns device time plus the measured clock offset, epoch ms; without a measurement, the device time. */
export function correctedTime(scan: Pick<Scan, "deviceAt" | "offsetMs">): number {
  return scan.deviceAt + (scan.offsetMs ?? 0);
}

/**
 * The known scans of one device and epoch, ordered by seq. Corrected times never decrease along it and stay within the
 * bounds of the clock.
 */
export class DeviceLog {
  readonly #entries: TimedScan[] = [];
  readonly #bounds: ClockBounds;

  constructor(bounds: ClockBounds) {
    this.#bounds = bounds;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** Corrected time of the last scan, epoch ms; 0 for an empty log. */
  get latestAt(): number {
    return this.#entries.at(-1)?.at ?? 0;
  }

  /** Inserts by seq and sets the corrected times from there on. @returns scans whose time changed */
  insert(entry: TimedScan): TimedScan[] {
    const entries = this.#entries;
    let at = entries.length;
    while (at > 0 && entries[at - 1]!.scan.seq > entry.scan.seq) at--;
    entries.splice(at, 0, entry);
    const changed: TimedScan[] = [];
    let latest = at > 0 ? entries[at - 1]!.at : 0;
    for (let i = at; i < entries.length; i++) {
      const next = entries[i]!;
      const corrected = orderedTime(correctedTime(next.scan), latest, this.#bounds);
      if (corrected !== next.at) {
        next.at = corrected;
        changed.push(next);
      } else if (i > at) break;
      latest = corrected;
    }
    return changed;
  }

  /**
   * Returns the seqs that are missing: holes, and the end up to `headSeq` (a log restored from a backup loses its end).
   * @param headSeq the highest seq its device has assigned; without it only holes are returned
   */
  gaps(headSeq = 0): SeqRange[] {
    const last = this.#entries.at(-1)?.scan.seq ?? 0;
    return [...this.#holes(), ...(headSeq > last ? [{ from: last + 1, to: headSeq }] : [])];
  }

  /** Returns `clock_suspect` for an unmeasured, old, jumping or impossible clock and `scans_missing` for holes. */
  incidents(): Incident[] {
    const found: Incident[] = [];
    const suspect = this.#entries.find(({ scan }, i) => {
      if (scan.offsetMs === null || scan.offsetAgeMs === null || scan.offsetAgeMs > OLD_MEASUREMENT_MS)
        return true;
      if (!isPlausible(correctedTime(scan), this.#bounds)) return true;
      const before = i > 0 ? this.#entries[i - 1]!.scan.offsetMs : null;
      return before !== null && Math.abs(scan.offsetMs - before) > CLOCK_JUMP_MS;
    });
    if (suspect) found.push(logIncident("clock_suspect", suspect));
    if (this.#holes().length > 0) found.push(logIncident("scans_missing", this.#entries.at(-1)!));
    return found;
  }

  #holes(): SeqRange[] {
    const holes: SeqRange[] = [];
    let expected = 1;
    for (const { scan } of this.#entries) {
      if (scan.seq > expected) holes.push({ from: expected, to: scan.seq - 1 });
      expected = scan.seq + 1;
    }
    return holes;
  }
}

function logIncident(kind: IncidentKind, { scan, at }: TimedScan): Incident {
  return {
    id: `${kind}:${scan.deviceId}:${scan.epoch}`,
    kind,
    at,
    listId: null,
    ticketId: null,
    scans: [{ scanId: scan.scanId, deviceId: scan.deviceId, gateId: scan.gateId, at }],
  };
}
