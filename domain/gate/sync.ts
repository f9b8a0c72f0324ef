import * as z from "zod/mini";
import type { ManifestTicket, TicketChange } from "./manifest";
import { accept, refuse } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import { parseScan } from "./scan";
import type { Scan } from "./scan";

/**
 * One request both ways between a scanner and its event's object. The server speaks the current version and the two
 * before it. A test hashes the schemas: a change of shape must raise SYNC_VERSION.
 */
export const SYNC_VERSION = 1;
export const SUPPORTED_SYNC_VERSIONS: readonly number[] = [1];

export const SYNC_BATCH = 200;

const count = z.int().check(z.minimum(0));

export const SyncRequest = z.object({
  v: z.literal(SYNC_VERSION),
  /** The log's epoch and the highest seq it has given out: from these the server sees what is missing. */
  epoch: count,
  headSeq: count,
  /** Scans not yet acknowledged, these among them. */
  pending: count,
  /** The object's position up to which this device has seen everything; 0 at first. */
  cursor: count,
  /** Of the gate manifest the device holds: ticket changes up to it are not sent again. */
  manifestVersion: z.nullable(count),
  appVersion: z.string().check(z.maxLength(40)),
  clock: z.nullable(z.object({ offsetMs: z.int(), ageMs: count })),
  /** Up to 200 scans, lowest seq first. Each is judged alone, so their shape is not part of the envelope. */
  scans: z.array(z.unknown()).check(z.maxLength(SYNC_BATCH)),
});
export type SyncRequest = z.infer<typeof SyncRequest>;

/** The authenticated sender of a sync request. Records of a revoked device are quarantined. */
export interface SyncDevice {
  readonly deviceId: string;
  readonly gateId: string;
  readonly revoked: boolean;
}

/** Never "rejected": what the server cannot place it keeps, shows to people, and acknowledges. */
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
  /** Another record with this id is already here, and differs. */
  | "different_body"
  /** The record names another device than the one that sent it. */
  | "other_device"
  | "unknown_list"
  | "device_revoked";

export type SyncCommand =
  /** Lists, gates or keys changed: fetch the gate manifest again when convenient. */
  | { readonly kind: "refresh_manifest"; readonly version: number }
  | { readonly kind: "event_closed"; readonly state: "completed" | "cancelled" };

export interface SyncResponse {
  readonly v: typeof SYNC_VERSION;
  readonly serverNow: number;
  /** One a scan sent, in the order sent. */
  readonly acks: readonly ScanAck[];
  /** Other devices' scans, and this device's from an earlier epoch. */
  readonly scans: readonly Scan[];
  /** Revocations and re-issues first, whatever their position; the same change may come again. */
  readonly tickets: readonly TicketChange[];
  readonly cursor: number;
  /** More is waiting behind the cursor: ask again at once. */
  readonly more: boolean;
  /** All tickets issued before this time are now known to the device; null while more is waiting. */
  readonly asOf: number | null;
  readonly commands: readonly SyncCommand[];
  /**
   * Seqs of this epoch that are not here, those still waiting on the phone among them: what the phone took for
   * acknowledged of these goes again.
   */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  /** Added by the gate API: phones by name, when others' scans came. */
  readonly devices: readonly { readonly deviceId: string; readonly name: string; readonly gateId: string }[];
}

/** The same as {@link SyncResponse}, checked by the device before it believes it. */
export const SyncResponseSchema = z.object({
  v: z.literal(SYNC_VERSION),
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
});

/** @returns `version_unsupported` with what is spoken here (detail `supported`), or `malformed` */
export function parseSyncRequest(body: unknown): Outcome<SyncRequest, "malformed" | "version_unsupported"> {
  const version = z.object({ v: z.int() }).safeParse(body);
  if (!version.success) return refuse("malformed");
  if (!SUPPORTED_SYNC_VERSIONS.includes(version.data.v))
    return refuse("version_unsupported", { supported: SUPPORTED_SYNC_VERSIONS });
  const parsed = SyncRequest.safeParse(body);
  return parsed.success ? accept(parsed.data) : refuse("malformed");
}

const Command = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("refresh_manifest"), version: count }),
  z.object({ kind: z.literal("event_closed"), state: z.enum(["completed", "cancelled"]) }),
]);

/**
 * Null when it is not a whole answer: then nothing in it counts, and the same is sent again later. A single scan or
 * command this version does not know is left out, so that it never holds up the rest.
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

/** A change that takes a right away must reach the gates before anything else. */
export function isUrgent(change: Pick<ManifestTicket, "flags" | "serial">): boolean {
  return change.flags !== 0 || change.serial > 1;
}
