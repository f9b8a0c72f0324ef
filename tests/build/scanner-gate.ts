import { createHash } from "node:crypto";
import { sha256 } from "#domain/core/digest";
import type { GateManifestHead, ManifestTicket } from "#domain/gate/manifest-format";
import type { Scan } from "#domain/gate/scan";
import { GateManifest } from "#domain/gate/manifest-lookup";
import { type ManifestSetup, buildManifest } from "#domain/gate/manifest-build";
import { type EventKeys, signTicketCode } from "#domain/ticket/ticket-code";
import { type SyncState, initialSyncState } from "#app/scanner/gate-cache";
import { AdmissionService } from "#app/scanner/admission-service";
import type { Pairing, ScanLog } from "#app/scanner/scan-store";

export const EVENT = "0190a0a0-0000-7000-8000-000000000001";
export const DEVICE = "phone-1";
export const NOON = Date.UTC(2026, 10, 21, 6, 30);

const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
  "sign",
  "verify",
]);
export const keys: EventKeys = { eventId: EVENT, minKeyNo: 1, keys: new Map([[1, pair.publicKey]]) };

/** The n-th ticket: ids spread over all shards. */
export function ticketId(n: number): string {
  return createHash("sha256").update(`ticket ${n}`).digest("hex").slice(0, 20);
}

export function aTicket(n: number, change: Partial<ManifestTicket> = {}): ManifestTicket {
  return {
    ticketId: ticketId(n),
    serial: 1,
    ticketTypeCode: 1,
    flags: 0,
    place: { section: "Stalls", row: "H", seat: String(n) },
    ...change,
  };
}

export function aCode(n: number, change: { serial?: number; issuedAt?: number; event?: string } = {}) {
  return signTicketCode(
    {
      keyNo: 1,
      ticketId: ticketId(n),
      ticketTypeCode: 1,
      serial: change.serial ?? 1,
      issuedAt: change.issuedAt ?? NOON - 86_400_000,
      seat: `H ${n}`,
    },
    change.event ?? EVENT,
    pair.privateKey,
  );
}

/** A manifest as the object builds it; `change` replaces members of its head. */
export async function aManifest(
  tickets: readonly ManifestTicket[],
  change: Partial<GateManifestHead> = {},
): Promise<{ head: GateManifestHead; shards: Map<number, Uint8Array<ArrayBuffer>> }> {
  const setup: ManifestSetup = {
    eventId: EVENT,
    title: "Tughlaq",
    venueName: "Malhar Hall",
    timeZone: "Asia/Kolkata",
    doorsAt: NOON - 3_600_000,
    startsAt: NOON,
    endsAt: NOON + 7_200_000,
    ticketTypes: [{ id: "stalls", code: 1, name: "Stalls centre" }],
    lists: [{ id: "main", name: "Main list", rule: "once", dayCutOffMinutes: 0 }],
    gates: [{ id: "gate-1", name: "Gate 1", listId: "main", ticketTypeIds: [] }],
  };
  const about = { version: 7, asOf: NOON - 3_600_000, keys: [] };
  const { head, shards } = await buildManifest(setup, tickets, about, sha256);
  return { head: { ...head, ...change }, shards: new Map(shards.entries()) };
}

export const PAIRING: Pairing = {
  deviceId: DEVICE,
  deviceName: "Meera's phone",
  eventId: EVENT,
  eventTitle: "Tughlaq",
  gateId: "gate-1",
  gateName: "Gate 1",
  listId: "main",
  listName: "Main list",
  pairedAt: NOON - 1000,
  privateKey: pair.privateKey,
  direction: "entry",
  revokedAt: null,
};

export async function anAdmissionService(
  log: Pick<ScanLog, "append">,
  change: {
    tickets?: readonly ManifestTicket[];
    head?: Partial<GateManifestHead>;
    pairing?: Partial<Pairing>;
    sync?: Partial<SyncState>;
    scans?: readonly Scan[];
  } = {},
): Promise<AdmissionService> {
  const { head, shards } = await aManifest(change.tickets ?? [aTicket(14), aTicket(15)], change.head);
  return new AdmissionService({
    log,
    pairing: { ...PAIRING, ...change.pairing },
    manifest: new GateManifest(head, shards),
    keys,
    sync: { ...initialSyncState(DEVICE), ...change.sync },
    scans: change.scans ?? [],
    changes: [],
  });
}
