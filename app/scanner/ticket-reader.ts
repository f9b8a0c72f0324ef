import { type Verdict, decideAdmission, refuseCode } from "#domain/gate/verdict";
import type { CheckInBook } from "#domain/gate/check-in-book";
import type { GateManifest } from "#domain/gate/manifest-lookup";
import {
  type ManifestGate,
  type ManifestList,
  type ManifestTicket,
  placeLabel,
} from "#domain/gate/manifest-format";
import type { Scan } from "#domain/gate/scan";
import { parseShortCode } from "#domain/ticket/short-code";
import { type EventKeys, verifyTicketCode } from "#domain/ticket/ticket-code";
import { type Shown, unknownTicket } from "./committed-verdict";
import type { ScanRequest } from "./scan-screen";

/** A gate of the manifest with its check-in list, and the scans known there. */
export interface GatePlace {
  readonly manifest: GateManifest;
  readonly book: CheckInBook;
  /** Of the manifest, read into CryptoKeys. */
  readonly keys: EventKeys;
  readonly gate: ManifestGate;
  readonly list: ManifestList;
}

/** The device at the moment of the decision. */
export interface ReadingDevice {
  readonly deviceId: string;
  readonly direction: "entry" | "exit";
  /** The corrected time, epoch ms. */
  readonly at: number;
  readonly listAsOf: number;
}

/** Finds the ticket of a request and decides its verdict; nothing is recorded. Needs no network. */
export class TicketReader {
  readonly #place: GatePlace;

  constructor(place: GatePlace) {
    this.#place = place;
  }

  /** @param device called when the code is verified, because a sync or a change of direction can come before */
  async read(
    request: Extract<ScanRequest, { kind: "read" | "typed" | "found" }>,
    device: () => ReadingDevice,
  ): Promise<Shown> {
    const { manifest, keys } = this.#place;
    if (request.kind === "found")
      return this.#fromList(manifest.findTicket(request.ticketId), "search", device);
    const input = request.kind === "read" ? request.input : "typed";
    const prefix = input === "camera" ? null : parseShortCode(request.text);
    if (prefix !== null) return this.#fromList(manifest.findByShortCode(prefix)[0] ?? null, input, device);

    const read = await verifyTicketCode(request.text.trim(), keys);
    if (!read.ok) {
      const tag = read.detail?.eventTag;
      return unknownTicket(refuseCode(read.reason, typeof tag === "number" ? tag : undefined), input);
    }
    const code = read.value;
    const ticket = manifest.findTicket(code.ticketId);
    return {
      verdict: this.#verdict({ by: "code", code }, ticket, code.ticketId, device),
      ticketId: code.ticketId,
      serial: code.serial,
      keyNo: code.keyNo,
      place: ticket ? placeLabel(ticket.place) : code.seat,
      ticketType: manifest.typeName(code.ticketTypeCode),
      again: this.#wasAdmitted(code.ticketId),
      input,
    };
  }

  #fromList(ticket: ManifestTicket | null, input: Scan["input"], device: () => ReadingDevice): Shown {
    if (!ticket) return unknownTicket(refuseCode("invalid_code"), input);
    return {
      verdict: this.#verdict({ by: "list", ticket }, ticket, ticket.ticketId, device),
      ticketId: ticket.ticketId,
      serial: ticket.serial,
      keyNo: null,
      place: placeLabel(ticket.place),
      ticketType: this.#place.manifest.typeName(ticket.ticketTypeCode),
      again: this.#wasAdmitted(ticket.ticketId),
      input,
    };
  }

  #verdict(
    shown: Parameters<typeof decideAdmission>[0]["shown"],
    ticket: ManifestTicket | null,
    ticketId: string,
    device: () => ReadingDevice,
  ): Verdict {
    const { deviceId, direction, at, listAsOf } = device();
    const { manifest, book, gate, list } = this.#place;
    return decideAdmission({
      shown,
      ticket,
      direction,
      at,
      place: book.placeOfNext(deviceId, at),
      gate,
      list,
      state: book.stateOf(list.id, ticketId),
      head: manifest.head,
      listAsOf,
    });
  }

  #wasAdmitted(ticketId: string): boolean {
    const { book, list } = this.#place;
    return (book.stateOf(list.id, ticketId)?.admissions ?? 0) > 0;
  }
}
