import * as z from "zod/mini";
import { REASONS } from "./verdict-reason";

/**
 * One attempt at a gate, admitted or refused: immutable, never deleted, and the only data that cannot be recreated.
 * The format is additive: a later version may add members, and readers ignore unknown ones.
 */
const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const MAX_TIME = 8_640_000_000_000_000;
const time = z.int().check(z.minimum(0), z.maximum(MAX_TIME));

/** The highest seq or count of a device. */
const MOST_COUNT = 1_000_000_000;
/** The highest position in an event's object. */
const MOST_POSITION = 1_000_000_000_000;

/** Bounds of a number. Refinements are no part of the wire format's shape, so they need no new version. */
const atMost = (most: number) => z.refine<number>((value) => Math.abs(value) <= most);
export const countBound = atMost(MOST_COUNT);
export const positionBound = atMost(MOST_POSITION);
/** Also for ages and offsets: a clock can jump by its whole range. */
export const timeBound = atMost(MAX_TIME);

export const Scan = z.object({
  /** `deviceId:epoch:seq`, see {@link scanIdOf}. */
  scanId: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}:\d{1,16}:\d{1,16}$/)),
  deviceId: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  /** Epoch ms at which the device's log was created: a wiped log starts a new one, so ids never collide. */
  epoch: time,
  /** From 1, without gaps within an epoch. */
  seq: z.int().check(z.minimum(1), countBound),
  listId: text(64),
  gateId: text(64),
  /** 20 hex digits; null when no ticket was identified. */
  ticketId: z.nullable(z.string().check(z.regex(/^[0-9a-f]{20}$/))),
  serial: z.nullable(z.int().check(z.minimum(0), z.maximum(0xffff))),
  keyNo: z.nullable(z.int().check(z.minimum(0), z.maximum(0xff))),
  /** `override`: admitted by staff against an amber or red verdict; counts as an entry. */
  kind: z.enum(["entry", "exit", "undo", "override"]),
  /** `check` is not counted; a following override is. */
  decision: z.enum(["admit", "check", "refuse"]),
  reason: z.nullable(z.enum(REASONS)),
  /** The device's own clock, epoch ms. */
  deviceAt: time,
  /**
   * Server clock minus device clock, and the age of that measurement. Null: never measured. A time that these make
   * impossible is stored and counted, but not used (`clock-bounds.ts`).
   */
  offsetMs: z.nullable(z.int()),
  offsetAgeMs: z.nullable(z.int().check(z.minimum(0), timeBound)),
  manifestVersion: z.nullable(z.int().check(z.minimum(0), positionBound)),
  operator: z.nullable(z.string().check(z.maxLength(80))),
  /** The scan that an `undo` reverts; an undo cannot be undone. */
  undoOf: z.nullable(z.string().check(z.maxLength(100))),
  input: z.enum(["camera", "wedge", "typed", "search"]),
});
export type Scan = z.infer<typeof Scan>;
export type ScanKind = Scan["kind"];
export type ScanDecision = Scan["decision"];

/** Returns `deviceId:epoch:seq`. */
export function scanIdOf(deviceId: string, epoch: number, seq: number): string {
  return `${deviceId}:${epoch}:${seq}`;
}

/** Returns null for anything that is not a scan whose id matches its device, epoch and seq. */
export function parseScan(value: unknown): Scan | null {
  const parsed = Scan.safeParse(value);
  if (!parsed.success) return null;
  const scan = parsed.data;
  if (scan.scanId !== scanIdOf(scan.deviceId, scan.epoch, scan.seq)) return null;
  if ((scan.kind === "undo") !== (scan.undoOf !== null)) return null;
  return scan;
}

/** Returns whether the scan admits a ticket, unless it is undone. */
export function isAdmission(scan: Pick<Scan, "kind" | "decision" | "ticketId">): boolean {
  return (
    scan.ticketId !== null && scan.decision === "admit" && (scan.kind === "entry" || scan.kind === "override")
  );
}

/** Returns whether the scan is an exit of a ticket, unless it is undone. */
export function isExit(scan: Pick<Scan, "kind" | "decision" | "ticketId">): boolean {
  return scan.ticketId !== null && scan.decision === "admit" && scan.kind === "exit";
}
