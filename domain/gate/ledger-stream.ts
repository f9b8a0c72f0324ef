import type { TicketChange } from "./manifest-format";
import type { Scan } from "./scan";
import { type SyncRequest, isUrgent } from "./sync";

/** Entries in one page. */
const PAGE = 500;
const MOST_URGENT = 2_000;

interface StreamEntry {
  readonly position: number;
  readonly scan?: Scan;
  readonly ticketId?: string;
}

export interface StreamPage {
  readonly scans: Scan[];
  /** Revocations and re-issues first. */
  readonly tickets: TicketChange[];
  readonly cursor: number;
  readonly more: boolean;
}

/** The scans and ticket changes of an event in the order of their positions. */
export class LedgerStream {
  readonly #entries: StreamEntry[] = [];
  /** The last change of each ticket. */
  readonly #tickets = new Map<string, TicketChange>();
  readonly #urgent: { position: number; ticketId: string }[] = [];

  addScan(position: number, scan: Scan): void {
    this.#entries.push({ position, scan });
  }

  addTicket(change: TicketChange): void {
    this.#tickets.set(change.ticketId, change);
    const entry = { position: change.position, ticketId: change.ticketId };
    this.#entries.push(entry);
    if (isUrgent(change)) this.#urgent.push(entry);
  }

  findTicket(ticketId: string): TicketChange | null {
    return this.#tickets.get(ticketId) ?? null;
  }

  tickets(): Iterable<TicketChange> {
    return this.#tickets.values();
  }

  scans(): { readonly position: number; readonly scan: Scan }[] {
    return this.#entries.flatMap(({ position, scan }) => (scan ? [{ position, scan }] : []));
  }

  /**
   * Returns the entries after the device's cursor: no scans of its own epoch, no ticket change that its manifest has or
   * that a later one replaced. Up to 2,000 urgent changes come with the first page, and again in their turn.
   * @param upTo the last position to return; a cursor above it starts over
   */
  readAfter(
    deviceId: string,
    request: Pick<SyncRequest, "cursor" | "epoch" | "manifestVersion">,
    upTo: number,
  ): StreamPage {
    const end = firstAfter(this.#entries, upTo);
    const from = request.cursor > upTo ? 0 : request.cursor;
    const listed = request.manifestVersion ?? 0;
    const scans: Scan[] = [];
    const urgent = new Map<string, TicketChange>();
    const others: TicketChange[] = [];
    let cursor = from;
    let taken = 0;
    let i = firstAfter(this.#entries, from);
    for (; i < end && taken < PAGE; i++) {
      const { position, scan, ticketId } = this.#entries[i]!;
      cursor = position;
      if (scan) {
        if (scan.deviceId === deviceId && scan.epoch === request.epoch) continue;
        scans.push(scan);
        taken++;
      } else if (ticketId !== undefined && position > listed) {
        const change = this.#tickets.get(ticketId)!;
        if (change.position !== position) continue;
        if (isUrgent(change)) urgent.set(ticketId, change);
        else others.push(change);
        taken++;
      }
    }
    for (let k = firstAfter(this.#urgent, Math.max(from, listed)); k < this.#urgent.length; k++) {
      if (urgent.size >= MOST_URGENT) break;
      const { ticketId } = this.#urgent[k]!;
      urgent.set(ticketId, this.#tickets.get(ticketId)!);
    }
    const more = i < end;
    return { scans, tickets: [...urgent.values(), ...others], cursor: more ? cursor : upTo, more };
  }
}

function firstAfter(entries: readonly { readonly position: number }[], position: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.position <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
