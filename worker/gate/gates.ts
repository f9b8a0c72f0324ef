import type { EventEntry } from "#domain/sale/event-entry";
import type { EventSetup } from "#domain/sale/event-setup";
import type { Outcome } from "#domain/core/outcome";
import type { DeviceStatus } from "#durable/event-rpc";

/**
 * GateService, pairing and devices of an event. Shape only: the browser's compiler reads it too. Whoever calls has proven
 * membership: every method takes the organization and answers null (or `not_found`) for what is another's.
 */
export interface GateService {
  findGates(organizationId: string, eventId: string): Promise<GatesView | null>;
  /** A code for one phone, good for five minutes, bound to the event and the gate. */
  createPairing(
    organizationId: string,
    eventId: string,
    gateId: string,
  ): Promise<Outcome<PairingCode, "not_found" | "gate_unknown" | "not_on_sale">>;
  /** How a pairing stands, for the page that shows its QR; null when it is not this event's. */
  findPairing(organizationId: string, eventId: string, pairingId: string): Promise<PairingState | null>;
  /** The phone's next request is refused; what it had not yet sent goes to the quarantine. Safe to repeat. */
  revokeDevice(
    organizationId: string,
    eventId: string,
    deviceId: string,
  ): Promise<Outcome<true, "not_found">>;
  renameDevice(
    organizationId: string,
    eventId: string,
    deviceId: string,
    name: string,
  ): Promise<Outcome<true, "not_found" | "name_missing">>;
  /** Detail of `entry_problems`: `problems`, of domain/event-entry. Phones hear of it with their next sync. */
  saveEntry(
    organizationId: string,
    eventId: string,
    entry: EventEntry,
    seenRevision: number,
  ): Promise<
    Outcome<
      { revision: number },
      "not_found" | "closed" | "changed_since" | "entry_problems" | "setup_conflict"
    >
  >;
}

export interface GatesView {
  readonly event: {
    readonly id: string;
    readonly title: string;
    readonly timeZone: string;
    readonly startsAt: number | null;
    readonly state: string;
    readonly revision: number;
  };
  readonly lists: EventSetup["lists"];
  readonly gates: EventSetup["gates"];
  readonly ticketTypes: readonly { readonly id: string; readonly name: string }[];
  /** Those in use first, then by name. */
  readonly devices: readonly GateDevice[];
}

export interface GateDevice {
  readonly deviceId: string;
  readonly name: string;
  readonly gateId: string;
  readonly pairedAt: number;
  readonly pairedByName: string | null;
  readonly revokedAt: number | null;
  /** What it told at its last contact; null before the first, or when the event's object did not answer. */
  readonly status: DeviceStatus | null;
}

export interface PairingCode {
  readonly pairingId: string;
  /** Shown once: the page the phone opens, the code after `#`. */
  readonly url: string;
  readonly gateId: string;
  readonly expiresAt: number;
}

export interface PairingState {
  readonly state: "waiting" | "paired" | "expired";
  readonly gateId: string;
  readonly expiresAt: number;
  readonly device: { readonly deviceId: string; readonly name: string } | null;
}
