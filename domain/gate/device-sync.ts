import type { ClockOffset } from "../time/clock-offset";
import type { TicketChange } from "./manifest-format";
import type { Scan } from "./scan";
import { scanIdOf } from "./scan";
import { SYNC_BATCH, SYNC_VERSION } from "./sync";
import type { SyncRequest, SyncResponse } from "./sync";

/**
 * The device's side of sync, without storage: records, the next request, the effect of a response. The scanner stores
 * it in IndexedDB, the simulator in arrays.
 */

/** A scan before it has its place in the log. */
export type ScanFacts = Pick<
  Scan,
  | "listId"
  | "gateId"
  | "ticketId"
  | "serial"
  | "keyNo"
  | "kind"
  | "decision"
  | "reason"
  | "manifestVersion"
  | "operator"
  | "undoOf"
  | "input"
>;

/** Returns the record of a scan. @param place `seq` is assigned in the storage transaction that writes the record */
export function recordScan(
  facts: ScanFacts,
  place: { readonly deviceId: string; readonly epoch: number; readonly seq: number },
  deviceAt: number,
  clock: ClockOffset | null,
): Scan {
  return {
    scanId: scanIdOf(place.deviceId, place.epoch, place.seq),
    deviceId: place.deviceId,
    epoch: place.epoch,
    seq: place.seq,
    listId: facts.listId,
    gateId: facts.gateId,
    ticketId: facts.ticketId,
    serial: facts.serial,
    keyNo: facts.keyNo,
    kind: facts.kind,
    decision: facts.decision,
    reason: facts.reason,
    deviceAt,
    offsetMs: clock?.offsetMs ?? null,
    offsetAgeMs: clock ? Math.max(0, deviceAt - clock.measuredAt) : null,
    manifestVersion: facts.manifestVersion,
    operator: facts.operator,
    undoOf: facts.undoOf,
    input: facts.input,
  };
}

/** Sync state that the device stores. */
export interface SyncPosition {
  readonly epoch: number;
  /** Highest seq assigned in this epoch. */
  readonly headSeq: number;
  readonly cursor: number;
  readonly manifestVersion: number | null;
}

/** The server accepts 512 KB; the rest of a request is short. Counted in UTF-16 units, at most 3 bytes each. */
const MOST_REQUEST_LENGTH = 160_000;

/**
 * Returns the next request.
 * @param unsent scans without an acknowledgement, in any order; the earliest are sent, at most 200 and 480 KB
 */
export function planSync(
  position: SyncPosition,
  unsent: readonly Scan[],
  about: {
    readonly appVersion: string;
    readonly clock: ClockOffset | null;
    readonly deviceNow: number;
    /** Number of unsent scans in total, when `unsent` is a part of them. */
    readonly pending?: number;
  },
): SyncRequest {
  return {
    v: SYNC_VERSION,
    ...position,
    pending: about.pending ?? unsent.length,
    appVersion: about.appVersion,
    clock: about.clock && {
      offsetMs: about.clock.offsetMs,
      ageMs: Math.max(0, about.deviceNow - about.clock.measuredAt),
    },
    scans: cutByLength([...unsent].sort((a, b) => a.epoch - b.epoch || a.seq - b.seq).slice(0, SYNC_BATCH)),
  };
}

/** Returns the first scans whose JSON fits into a request; at least one. */
function cutByLength(scans: readonly Scan[]): Scan[] {
  let length = 0;
  const end = scans.findIndex((scan, i) => {
    length += JSON.stringify(scan).length + 1;
    return i > 0 && length > MOST_REQUEST_LENGTH;
  });
  return scans.slice(0, end < 0 ? scans.length : end);
}

/** The effect of a response; the device writes it in one transaction. */
export interface SyncOutcome {
  /** Stored on the server. */
  readonly acknowledged: readonly string[];
  /** The acknowledged scans that are quarantined: stored, but not counted. */
  readonly quarantined: readonly string[];
  /** Seqs of this epoch that are missing on the server; acknowledged records among them are sent again. */
  readonly resend: readonly { readonly from: number; readonly to: number }[];
  readonly scans: readonly Scan[];
  readonly tickets: readonly TicketChange[];
  readonly cursor: number;
  readonly asOf: number | null;
  /** More to fetch, or more to send: sync again at once. */
  readonly again: boolean;
}

/**
 * Returns the effect of a response. Only scans of this request can be acknowledged; the cursor never decreases.
 * @param unsentBefore number of unsent scans when the request was planned
 */
export function readSync(request: SyncRequest, response: SyncResponse, unsentBefore: number): SyncOutcome {
  const sent = request.scans as readonly Scan[];
  const acknowledged: string[] = [];
  const quarantined: string[] = [];
  for (const ack of response.acks) {
    const scan = sent[ack.index];
    if (!scan || (ack.scanId !== null && ack.scanId !== scan.scanId)) continue;
    acknowledged.push(scan.scanId);
    if (ack.status === "quarantined") quarantined.push(scan.scanId);
  }
  return {
    acknowledged,
    quarantined,
    resend: response.gaps,
    scans: response.scans,
    tickets: response.tickets,
    cursor: Math.max(request.cursor, response.cursor),
    asOf: response.asOf,
    again: response.more || (acknowledged.length > 0 && unsentBefore > acknowledged.length),
  };
}

/** Returns the records of one device that are missing on the server. @param stored acknowledged records */
export function toSendAgain(stored: readonly Scan[], epoch: number, gaps: SyncOutcome["resend"]): Scan[] {
  return stored.filter(
    (scan) => scan.epoch === epoch && gaps.some(({ from, to }) => scan.seq >= from && scan.seq <= to),
  );
}

const RETRY_FIRST_MS = 2_000;
const RETRY_MOST_MS = 60_000;

/**
 * Returns the delay until the next sync, ms: exponential backoff after failures, 20 s otherwise.
 * @param random 0 to 1: half of the delay is jitter
 */
export function retryDelay(failures: number, random: number): number {
  const whole =
    failures === 0 ? 20_000 : Math.min(RETRY_MOST_MS, RETRY_FIRST_MS * 2 ** Math.min(failures - 1, 10));
  return Math.round(whole / 2 + (whole / 2) * random);
}
