import { CheckInBook } from "#domain/gate/check-in-book";
import type { ListRule } from "#domain/gate/list-rule";
import type { TicketState } from "#domain/gate/ticket-state";
import { TICKET_FLAGS } from "#domain/gate/manifest-format";
import type { Scan } from "#domain/gate/scan";
import type { TicketCodeFacts } from "#domain/ticket/ticket-code";
import { type EventObject, type Device, LIST_AS_OF, rulesOf } from "./check-in-parties";
import type { Tally } from "./check-in-tally";

/** Checks the invariants after all devices have synced: no lost scan, no divergence, every incident reported. */
export function judge(
  object: EventObject,
  devices: readonly Device[],
  list: ListRule,
  broken: (what: string) => never,
  tally: Tally,
  below: (n: number) => number,
): void {
  const made = devices.flatMap(({ own }) => own.map(({ scan }) => scan));
  tally.scans += made.length;
  const kept = new Map(object.saved.scans.map(({ scan }) => [scan.scanId, scan]));
  for (const scan of made)
    if (JSON.stringify(kept.get(scan.scanId)) !== JSON.stringify(scan))
      broken(`lost or altered: ${scan.scanId}`);
  if (kept.size !== made.length || object.saved.scans.length !== made.length)
    broken(`the object keeps ${object.saved.scans.length} scans of ${made.length} made`);
  if (object.saved.quarantine.length > 0) broken("a good record was quarantined");
  for (const device of devices) {
    if (device.unsent().length > 0) broken(`${device.id} still has scans to send`);
    if (object.ledger.book.gaps(device.id, device.epoch).length > 0) broken(`${device.id} has gaps`);
  }

  const truth = picture(object.ledger.book);
  for (const device of devices)
    if (picture(device.book) !== truth) broken(`${device.id} diverged from the object`);
  const shuffled = [...made].sort(() => below(3) - 1);
  const fresh = new CheckInBook({
    ...rulesOf(object.setup),
    findTicket: (ticketId) => {
      const ticket = object.saved.tickets.get(ticketId);
      return ticket ? { serial: ticket.serial, revoked: (ticket.flags & 1) !== 0 } : null;
    },
  });
  for (const scan of shuffled) fresh.add(scan);
  if (picture(fresh) !== truth) broken("the same scans in another order amount to something else");

  count(object, made, list, broken, tally);
}

/** Counts admissions without the reducer and compares them with the reported incidents. */
function count(
  object: EventObject,
  made: readonly Scan[],
  list: ListRule,
  broken: (what: string) => never,
  tally: Tally,
): void {
  const undone = new Set(made.map((scan) => scan.undoOf));
  const admissions = new Map<string, Scan[]>();
  for (const scan of made)
    if (
      scan.decision === "admit" &&
      (scan.kind === "entry" || scan.kind === "override") &&
      !undone.has(scan.scanId)
    )
      admissions.set(scan.ticketId!, [...(admissions.get(scan.ticketId!) ?? []), scan]);

  let inside = 0;
  for (const state of object.ledger.book.states()) {
    const standing = admissions.get(state.ticketId) ?? [];
    if (state.admissions !== standing.length)
      broken(`${state.ticketId}: ${state.admissions} admissions counted`);
    if ((state.first !== null) !== standing.length > 0) broken(`${state.ticketId}: first admission`);
    if (state.inside) inside++;
    const reported = (kind: string) =>
      state.incidents.find((incident) => incident.kind === kind)?.scans.length ?? 0;
    if (list.rule === "once") {
      const duplicates = Math.max(0, standing.length - 1);
      if (
        state.duplicates !== duplicates ||
        reported("duplicate_admission") !== (duplicates && duplicates + 1)
      )
        broken(`${state.ticketId}: ${duplicates} duplicates, ${state.duplicates} reported`);
    }
    tally.duplicates += state.duplicates;
    const ticket = object.saved.tickets.get(state.ticketId);
    const revoked = ticket && (ticket.flags & TICKET_FLAGS.revoked) !== 0;
    const want = {
      unknown_admitted: ticket ? 0 : standing.length,
      revoked_admitted: revoked ? standing.length : 0,
      superseded_admitted:
        ticket && !revoked ? standing.filter(({ serial }) => serial! < ticket.serial).length : 0,
    };
    for (const [kind, scans] of Object.entries(want))
      if (reported(kind) !== scans) broken(`${state.ticketId}: ${kind} ${reported(kind)}, wanted ${scans}`);
    tally.revokedAdmitted += want.revoked_admitted;
    tally.supersededAdmitted += want.superseded_admitted;
    admissions.delete(state.ticketId);
  }
  if (admissions.size > 0) broken("an admitted ticket has no state");
  if (object.ledger.book.inside() !== inside) broken("the inside count is not the sum of tickets inside");
  const entries = made.filter(
    (scan) =>
      scan.decision === "admit" &&
      (scan.kind === "entry" || scan.kind === "override") &&
      !undone.has(scan.scanId),
  ).length;
  if (object.ledger.book.atGate("g1").entries !== entries) broken("the gate's entries do not add up");
}

function picture(book: CheckInBook): string {
  const states: TicketState[] = book.states().sort((a, b) => (a.ticketId < b.ticketId ? -1 : 1));
  return JSON.stringify([states, book.incidents(), book.inside(), book.atGate("g1"), book.curve()]);
}

/**
 * After all devices have the newest manifest: a code of a withdrawn key is refused everywhere as such, and no other code
 * is refused for its key; the newest code of each ticket is one of those.
 */
export function judgeKeys(
  object: EventObject,
  devices: readonly Device[],
  codes: readonly TicketCodeFacts[],
  broken: (what: string) => never,
): void {
  const withdrawn = new Set(
    object.keys.flatMap(({ keyNo, withdrawnAt }) => (withdrawnAt === null ? [] : [keyNo])),
  );
  const newest = new Map(codes.map((code) => [code.ticketId, code]));
  for (const { ticketId, keyNo, serial } of newest.values()) {
    if (withdrawn.has(keyNo)) broken(`${ticketId} has no code of a valid key`);
    if (serial !== object.ledger.findTicket(ticketId)?.serial)
      broken(`${ticketId} has no code of its serial`);
  }
  for (const device of devices)
    for (const code of codes) {
      const { reason } = device.decide(code, "entry", LIST_AS_OF);
      const forKey = reason === "key_withdrawn" || reason === "unknown_key";
      if (withdrawn.has(code.keyNo) ? reason !== "key_withdrawn" : forKey)
        broken(`${device.id} answers ${String(reason)} for a code of key ${code.keyNo}`);
    }
}
