import { env } from "cloudflare:test";
import type { Scan } from "#domain/gate/scan";
import type { SyncRequest, SyncResponse } from "#domain/gate/sync";
import { type EventObject, eventObject } from "#worker/platform/event-object";
import { type SetupOptions, aSetup } from "./setup";
import { aPlaceRequest } from "../place-request";

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
  const placed = await event.placeBooking(buyerKey, aPlaceRequest(bookingId, holdId));
  if (!placed.ok) throw new Error(placed.reason);
  return { bookingId, tickets: await event.listTickets(bookingId) };
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
