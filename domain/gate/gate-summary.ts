import { curveBetween } from "./arrivals";
import { eventDayBounds } from "./clock-bounds";
import type { GateLedger } from "./ledger";
import { ticketLabel } from "./manifest-format";
import type { IncidentKind, IncidentScan } from "./incident";

/** The newest incidents that the day-of page shows; all of them can be derived from the scans. */
const MAX_INCIDENTS = 200;

export interface GateSummary {
  /** Tickets with a first admission on any list. */
  readonly admitted: number;
  readonly inside: number;
  /** Places that tickets can take on all lists: issued tickets times lists. */
  readonly places: number;
  readonly refused: number;
  readonly perGate: {
    gateId: string;
    name: string;
    entries: number;
    exits: number;
    refused: number;
  }[];
  /** First admissions by minute on the event's own day: flat pairs of epoch minute and count. */
  readonly curve: readonly number[];
  readonly devices: {
    readonly deviceId: string;
    readonly gateId: string;
    readonly lastContactAt: number;
    readonly pendingScans: number;
    readonly scans: number;
    readonly appVersion: string;
    readonly clockOffsetMs: number | null;
    readonly manifestVersion: number | null;
  }[];
  readonly incidents: {
    readonly id: string;
    readonly kind: IncidentKind;
    readonly at: number;
    readonly ticketId: string | null;
    /** Seat or ticket type; "" for an incident without a known ticket. */
    readonly what: string;
    readonly scans: IncidentScan[];
  }[];
}

/** Returns the counts, devices and newest incidents of all gates, as the day-of page shows them. */
export function summarizeGates(
  ledger: GateLedger,
  setup: {
    readonly gates: readonly { readonly id: string; readonly name: string }[];
    readonly lists: readonly unknown[];
    readonly ticketTypes: readonly { readonly code: number; readonly name: string }[];
    readonly doorsAt: number;
    readonly endsAt: number;
  },
): GateSummary {
  const { book } = ledger;
  const admitted = new Set<string>();
  for (const { first, ticketId } of book.states()) if (first) admitted.add(ticketId);
  const perGate = setup.gates.map(({ id, name }) => ({ gateId: id, name, ...book.atGate(id) }));
  const whatOf = (ticketId: string | null) => {
    const ticket = ticketId === null ? null : ledger.findTicket(ticketId);
    return ticket ? ticketLabel(ticket, setup.ticketTypes) : "";
  };
  return {
    admitted: admitted.size,
    inside: book.inside(),
    places: [...ledger.tickets()].length * setup.lists.length,
    refused: perGate.reduce((sum, { refused }) => sum + refused, 0),
    perGate,
    curve: curveBetween(book.curve(), eventDayBounds(setup)),
    devices: Array.from(ledger.devices(), (device) => ({
      deviceId: device.deviceId,
      gateId: device.gateId,
      lastContactAt: device.lastContactAt,
      pendingScans: device.pendingScans,
      scans: book.countOf(device.deviceId),
      appVersion: device.appVersion,
      clockOffsetMs: device.clockOffsetMs,
      manifestVersion: device.manifestVersion,
    })),
    incidents: ledger
      .incidents()
      .slice(0, MAX_INCIDENTS)
      .map(({ id, kind, at, ticketId, scans }) => ({
        id,
        kind,
        at,
        ticketId,
        what: whatOf(ticketId),
        scans: [...scans],
      })),
  };
}
