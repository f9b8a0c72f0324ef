import type { SetupRefusal } from "#domain/sale/setup-change";
import type { EventEntry } from "#domain/sale/event-entry";
import type { EventSetup } from "#domain/sale/event-setup";
import type { Outcome } from "#domain/core/outcome";
import type { Verdict } from "#domain/gate/verdict";
import type { DeviceStatus, SigningKeyView } from "#durable/event-rpc";

/**
 * Gates, pairing and devices of an event. Types only: app code imports them too. The caller has checked membership; every
 * method takes the organization and returns null (or `not_found`) for an event of another one.
 */
export interface GateService {
  findGates(organizationId: string, eventId: string): Promise<GatesView | null>;
  /** A code for one phone, good for five minutes, bound to the event and the gate. */
  createPairing(
    organizationId: string,
    eventId: string,
    gateId: string,
  ): Promise<Outcome<PairingCode, "not_found" | "gate_unknown" | "not_on_sale">>;
  /** State of a pairing, for the page that shows its QR; null when it belongs to another event. */
  findPairing(organizationId: string, eventId: string, pairingId: string): Promise<PairingState | null>;
  /** The device's next request is refused, and its unsent scans are quarantined. Idempotent. */
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
  /**
   * Gives a member of the organization the right to admit refused tickets with this phone; null withdraws it. The phone
   * receives it with its next sync. Idempotent.
   */
  setOverridePerson(
    organizationId: string,
    eventId: string,
    deviceId: string,
    personId: string | null,
  ): Promise<Outcome<true, "not_found" | "person_unknown">>;
  /**
   * Verifies a ticket's code and gives the verdict of a gate, over all scans that arrived. With `record`, an admission
   * counts. The verdict of a code that is not one of the event's is returned, not recorded.
   */
  checkTicket(
    organizationId: string,
    eventId: string,
    request: TicketCheckOrder,
  ): Promise<Outcome<CheckedTicket, "not_found" | "not_on_sale" | "gate_unknown">>;
  /** Signing keys, newest first; empty for an event that was never published. */
  listKeys(organizationId: string, eventId: string): Promise<readonly SigningKeyView[]>;
  /** Makes a new signing key, if `after` is still the newest. */
  rotateKey(
    organizationId: string,
    eventId: string,
    after: number,
  ): Promise<Outcome<{ keyNo: number }, "not_found" | "key_unknown" | "keys_exhausted">>;
  /** Ends the validity of a compromised key; its tickets get new codes. */
  withdrawKey(
    organizationId: string,
    eventId: string,
    keyNo: number,
    reason: string,
  ): Promise<Outcome<{ reissued: number }, "not_found" | "key_unknown" | "keys_exhausted">>;
  /** Detail of `entry_problems`: `problems` of domain/sale/event-entry. Devices receive the change with their next sync. */
  saveEntry(
    organizationId: string,
    eventId: string,
    entry: EventEntry,
    seenRevision: number,
  ): Promise<
    Outcome<{ revision: number }, "not_found" | "closed" | "changed_since" | "entry_problems" | SetupRefusal>
  >;
}

export interface GatesView {
  readonly event: {
    readonly id: string;
    readonly title: string;
    readonly timeZone: string;
    readonly startsAt: number | null;
    /** Epoch ms; null while the event has no time. */
    readonly doorsAt: number | null;
    readonly state: string;
    readonly isOnline: boolean;
    readonly revision: number;
  };
  readonly lists: EventSetup["lists"];
  readonly gates: EventSetup["gates"];
  readonly ticketTypes: readonly { readonly id: string; readonly name: string }[];
  /** Active ones first, then by name. */
  readonly devices: readonly GateDevice[];
  /** Members who can be given the right to override. */
  readonly leads: readonly { readonly personId: string; readonly name: string }[];
}

export interface GateDevice {
  readonly deviceId: string;
  readonly name: string;
  readonly gateId: string;
  readonly pairedAt: number;
  readonly pairedByName: string | null;
  readonly revokedAt: number | null;
  /** The person with the right to admit refused tickets with it; null: no person. */
  readonly overridePerson: { readonly personId: string; readonly name: string } | null;
  /** Status at its last sync; null before the first, or when the event's object is unavailable. */
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

export interface TicketCheckOrder {
  /** The text of the QR. */
  readonly code: string;
  /** Null: the event's first gate. */
  readonly gateId: string | null;
  readonly direction: "entry" | "exit";
  readonly record: boolean;
}

export interface CheckedTicket {
  readonly verdict: Verdict;
  readonly gateId: string;
  /** Empty if the code did not verify. */
  readonly place: string;
  readonly ticketTypeName: string;
  readonly recorded: boolean;
  /** The persons of a listed ticket. */
  readonly holder: {
    readonly attendee: string | null;
    readonly buyer: string;
    readonly shortCode: string;
  } | null;
}
