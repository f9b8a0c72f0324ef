import { env } from "cloudflare:test";
import type { Scan } from "#domain/gate/scan";
import { SYNC_VERSION, type SyncRequest, type SyncResponse } from "#domain/gate/sync";
import { type EventObject, eventObject } from "#worker/platform/event-object";
import { type SetupOptions, aSetup } from "./setup";

/** An event whose tickets cost nothing, so that booking is issuing. */
export async function anOpenEvent(eventId: string, more: SetupOptions = {}) {
  const event = await eventObject(env, eventId);
  const setup = aSetup(eventId, { priceMinor: 0, seatsPerBuyer: 20, ...more });
  const configured = await event.configure(setup);
  if (!configured.ok) throw new Error(configured.reason);
  return { event, setup };
}

/** Tickets for these seats. */
export async function issue(eventId: string, seats: number[], buyerKey = "guest:a") {
  const event = await eventObject(env, eventId);
  const holdId = crypto.randomUUID();
  const held = await event.hold(buyerKey, { holdId, seats, pools: [] });
  if (!held.ok) throw new Error(held.reason);
  const bookingId = crypto.randomUUID();
  const placed = await event.placeBooking(buyerKey, {
    bookingId,
    holdId,
    buyerName: "Asha",
    buyerEmail: "asha@example.com",
    locale: "en",
    attendeeNames: [],
  });
  if (!placed.ok) throw new Error(placed.reason);
  return { bookingId, tickets: await event.listTickets(bookingId) };
}

export function aScan(
  deviceId: string,
  seq: number,
  ticketId: string | null,
  more: Partial<Scan> = {},
): Scan {
  return {
    scanId: `${deviceId}:1:${seq}`,
    deviceId,
    epoch: 1,
    seq,
    listId: "main",
    gateId: "north",
    ticketId,
    serial: ticketId === null ? null : 1,
    keyNo: ticketId === null ? null : 1,
    kind: "entry",
    decision: "admit",
    reason: null,
    deviceAt: Date.now(),
    offsetMs: 0,
    offsetAgeMs: 0,
    manifestVersion: 1,
    operator: null,
    undoOf: null,
    input: "camera",
    ...more,
  };
}

export function aSync(scans: readonly unknown[], more: Partial<SyncRequest> = {}): SyncRequest {
  return {
    v: SYNC_VERSION,
    epoch: 1,
    headSeq: scans.length,
    pending: scans.length,
    cursor: 0,
    manifestVersion: null,
    appVersion: "test",
    clock: { offsetMs: 0, ageMs: 0 },
    scans: [...scans],
    ...more,
  };
}

/** The two sides of a sync as domain/sync has them. */
export async function sync(
  event: EventObject,
  device: Parameters<EventObject["syncScans"]>[0],
  { scans, ...request }: SyncRequest,
): Promise<SyncResponse> {
  const {
    scansJson,
    quarantineFull: _full,
    ...response
  } = await event.syncScans(device, {
    ...request,
    scansJson: JSON.stringify(scans),
  });
  return { ...response, scans: JSON.parse(scansJson) as Scan[] };
}
