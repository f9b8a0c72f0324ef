import type { ClockOffset } from "../time/clock-offset";
import type { TicketChange } from "./manifest";
import type { Scan } from "./scan";
import { scanIdOf } from "./scan";
import { SYNC_BATCH, SYNC_VERSION } from "./sync";
import type { SyncRequest, SyncResponse } from "./sync";

/**
 * The device's side of sync, without its storage: what to record, what to send next, what an answer means. The scanner
 * app puts it on IndexedDB, the simulator on arrays.
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

/** @param place `seq` was taken in the same storage transaction that will write the record */
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

/** What the device remembers between syncs. */
export interface SyncPosition {
  readonly epoch: number;
  /** Highest seq given out in this epoch. */
  readonly headSeq: number;
  readonly cursor: number;
  readonly manifestVersion: number | null;
}

/** @param unsent scans without an acknowledgement, in any order; the earliest 200 are sent */
export function planSync(
  position: SyncPosition,
  unsent: readonly Scan[],
  about: {
    readonly appVersion: string;
    readonly clock: ClockOffset | null;
    readonly deviceNow: number;
    /** How many wait in all, when `unsent` is only the first of them. */
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
    scans: [...unsent].sort((a, b) => a.epoch - b.epoch || a.seq - b.seq).slice(0, SYNC_BATCH),
  };
}

/** What an answer asks the device to write, in one transaction. */
export interface SyncOutcome {
  /** Sent and safe on the server. */
  readonly acknowledged: readonly string[];
  /** Of these, the ones people will look at: they are safe, but count nothing yet. */
  readonly quarantined: readonly string[];
  /** Seqs of this epoch the server does not have: their records, if acknowledged as stored, are to be sent again. */
  readonly resend: readonly { readonly from: number; readonly to: number }[];
  readonly scans: readonly Scan[];
  readonly tickets: readonly TicketChange[];
  readonly cursor: number;
  readonly asOf: number | null;
  /** More to fetch, or more to send: sync again at once. */
  readonly again: boolean;
}

/**
 * Only what this very request sent can be acknowledged by its answer; the cursor never goes back.
 * @param unsentBefore how many were waiting when the request was planned
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

/** Of one device's records, those the server says it lacks. @param stored records acknowledged as stored */
export function toSendAgain(stored: readonly Scan[], epoch: number, gaps: SyncOutcome["resend"]): Scan[] {
  return stored.filter(
    (scan) => scan.epoch === epoch && gaps.some(({ from, to }) => scan.seq >= from && scan.seq <= to),
  );
}

const RETRY_FIRST_MS = 2_000;
const RETRY_MOST_MS = 60_000;

/**
 * How long to wait after so many failures in a row; after none, until the regular next sync.
 * @param random 0 to 1: half of the wait is random, so that a hundred phones do not return as one
 */
export function retryDelay(failures: number, random: number): number {
  const whole =
    failures === 0 ? 20_000 : Math.min(RETRY_MOST_MS, RETRY_FIRST_MS * 2 ** Math.min(failures - 1, 10));
  return Math.round(whole / 2 + (whole / 2) * random);
}
