import * as z from "zod/mini";
import type { ManifestTicket, TicketChange } from "./manifest-format";
import { accept, refuse } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import { countBound, parseScan, positionBound, timeBound } from "./scan";
import type { OverrideRight } from "./override-right";
import type { Scan } from "./scan";

/**
 * Sync protocol between a scanner and its event's object, both directions in one request. The server supports the current
 * version and the two before it. A test hashes the schemas: a changed shape must raise SYNC_VERSION.
 */
export const SYNC_VERSION = 2;
export const SUPPORTED_SYNC_VERSIONS = [1, 2] as const;
export type SyncVersion = (typeof SUPPORTED_SYNC_VERSIONS)[number];

export const SYNC_BATCH = 200;

const count = z.int().check(z.minimum(0));

export const SyncRequest = z.object({
  v: z.literal(SUPPORTED_SYNC_VERSIONS),
  /** Epoch and highest assigned seq of the log, for the server's gap detection. */
  epoch: count.check(timeBound),
  headSeq: count.check(countBound),
  /** Number of unacknowledged scans, including those in this request. */
  pending: count.check(countBound),
  /** Position up to which this device has received everything; initially 0. */
  cursor: count.check(positionBound),
  /** Version of the device's manifest: ticket changes up to it are not sent. */
  manifestVersion: z.nullable(count.check(positionBound)),
  appVersion: z.string().check(z.maxLength(40)),
  clock: z.nullable(z.object({ offsetMs: z.int().check(timeBound), ageMs: count.check(timeBound) })),
  /** Up to 200 scans, lowest seq first. Each is validated individually, so the envelope does not constrain them. */
  scans: z.array(z.unknown()).check(z.maxLength(SYNC_BATCH)),
});
export type SyncRequest = z.infer<typeof SyncRequest>;

/** The authenticated sender of a sync request. Records of a revoked device are quarantined. */
export interface SyncDevice {
  readonly deviceId: string;
  readonly gateId: string;
  readonly revoked: boolean;
  /** Of the person who holds the phone; absent or null: none. */
  readonly overrideRight?: OverrideRight | null | undefined;
}

/** There is no rejection: invalid records are quarantined for staff and acknowledged. */
export type ScanAck =
  | { readonly index: number; readonly scanId: string | null; readonly status: "stored" | "repeated" }
  | {
      readonly index: number;
      readonly scanId: string | null;
      readonly status: "quarantined";
      readonly why: QuarantineReason;
    };

export type QuarantineReason =
  | "malformed"
  /** A different record with this id is stored. */
  | "different_body"
  /** The record belongs to a device other than its sender. */
  | "other_device"
  | "unknown_list"
  | "device_revoked";

export type SyncCommand =
  /** Lists, gates or keys changed: download the manifest again. */
  | { readonly kind: "refresh_manifest"; readonly version: number }
  | { readonly kind: "event_closed"; readonly state: "completed" | "cancelled" };

export interface SyncResponse {
  /** The version of the request. */
  readonly v: SyncVersion;
  readonly serverNow: number;
  /** One for each scan, in request order. */
  readonly acks: readonly ScanAck[];
  /** Other devices' scans, and this device's from an earlier epoch. */
  readonly scans: readonly Scan[];
  /** Revocations and re-issues first, regardless of position; a change may be repeated. */
  readonly tickets: readonly TicketChange[];
  readonly cursor: number;
  /** More entries follow the cursor: sync again at once. */
  readonly more: boolean;
  /** All tickets issued before this time are now on the device; null while `more`. */
  readonly asOf: number | null;
  readonly commands: readonly SyncCommand[];
  /**
   * Seqs of this epoch that are missing on the server, including unsent ones. The device sends acknowledged records among
   * them again.
   */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  /** Added by the gate API when the response has scans of other devices. */
  readonly devices: readonly { readonly deviceId: string; readonly name: string; readonly gateId: string }[];
  /**
   * Added by the gate API: name of the person who may admit refused tickets on this device; null for none. Absent before
   * version 2.
   */
  readonly overrideBy?: string | null | undefined;
}

/** Schema of {@link SyncResponse}; the device validates each response. */
export const SyncResponseSchema = z.object({
  v: z.literal(SUPPORTED_SYNC_VERSIONS),
  serverNow: count,
  acks: z.array(
    z.object({
      index: count,
      scanId: z.nullable(z.string()),
      status: z.enum(["stored", "repeated", "quarantined"]),
      why: z.optional(z.string()),
    }),
  ),
  scans: z.array(z.unknown()),
  tickets: z.array(
    z.object({
      position: count,
      at: count,
      ticketId: z.string().check(z.regex(/^[0-9a-f]{20}$/)),
      serial: count,
      ticketTypeCode: count,
      flags: count,
      place: z.nullable(z.object({ section: z.nullable(z.string()), row: z.string(), seat: z.string() })),
    }),
  ),
  cursor: count,
  more: z.boolean(),
  asOf: z.nullable(count),
  commands: z.array(z.unknown()),
  gaps: z.array(z.object({ from: count, to: count })),
  devices: z.array(z.object({ deviceId: z.string(), name: z.string(), gateId: z.string() })),
  overrideBy: z.optional(z.nullable(z.string())),
});

/** Returns the request; refuses with `version_unsupported` (detail `supported`) or `malformed`. */
export function parseSyncRequest(body: unknown): Outcome<SyncRequest, "malformed" | "version_unsupported"> {
  const version = z.object({ v: z.int() }).safeParse(body);
  if (!version.success) return refuse("malformed");
  if (!SUPPORTED_SYNC_VERSIONS.some((each) => each === version.data.v))
    return refuse("version_unsupported", { supported: SUPPORTED_SYNC_VERSIONS });
  const parsed = SyncRequest.safeParse(body);
  return parsed.success ? accept(parsed.data) : refuse("malformed");
}

const Command = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("refresh_manifest"), version: count }),
  z.object({ kind: z.literal("event_closed"), state: z.enum(["completed", "cancelled"]) }),
]);

/**
 * Returns null for a malformed response, which is ignored; the device retries later. Scans and commands that this version
 * does not support are dropped individually.
 */
export function parseSyncResponse(body: unknown): SyncResponse | null {
  const parsed = SyncResponseSchema.safeParse(body);
  if (!parsed.success) return null;
  const { acks, scans, commands, ...rest } = parsed.data;
  return {
    ...rest,
    acks: acks as readonly ScanAck[],
    scans: scans.map(parseScan).filter((scan) => scan !== null),
    commands: commands.flatMap((command) => Command.safeParse(command).data ?? []),
  };
}

/** Returns whether a change revokes a code (status or serial) and is therefore sent first. */
export function isUrgent(change: Pick<ManifestTicket, "flags" | "serial">): boolean {
  return change.flags !== 0 || change.serial > 1;
}
