import type { EventSetup } from "#domain/sale/event-setup";
import { type Change, applyChange, restore } from "#domain/sale/event-change";
import { type EventState, type Hold, emptyState } from "#domain/sale/event-state";
import { INBOX_RETENTION_MS, findNextEnd } from "#domain/sale/saga/booking-saga";
import { type CommitParticipant, writeRows } from "../commit";
import { systemClock } from "../clock";
import { readBookings, readHolds, readTickets } from "./sale-rows";

/**
 * The sale's tables and their contents in memory: setup, holds, bookings, tickets, inbox. A method of the object decides
 * on `state` without an await in between, passes the changes to `accept` and awaits the commit; a read that must not show
 * uncommitted changes awaits `commit.settled()` first.
 */
export class SaleStore implements CommitParticipant {
  state: EventState = emptyState();
  private readonly unsaved = {
    setup: false,
    seq: false,
    holds: new Map<string, Hold | null>(),
    bookings: new Set<string>(),
    tickets: new Set<string>(),
    messages: new Set<string>(),
  };

  /** @param onChange called for every applied change: effects, projections, broadcasts */
  constructor(private readonly onChange: (change: Change) => void) {}

  /** Applies changes in memory; the next commit writes them. */
  accept(changes: readonly Change[]): void {
    for (const change of changes) {
      const planBefore = this.state.setup?.plan;
      applyChange(this.state, change);
      switch (change.kind) {
        case "setup":
          this.unsaved.setup = true;
          if (!this.hasNewPlan(planBefore)) break;
          for (const [id, hold] of this.state.holds) this.unsaved.holds.set(id, hold);
          for (const id of this.state.bookings.keys()) this.unsaved.bookings.add(id);
          break;
        case "hold":
          this.unsaved.holds.set(change.hold.id, change.hold);
          break;
        case "hold_ended":
          this.unsaved.holds.set(change.holdId, null);
          break;
        case "booking":
          this.unsaved.bookings.add(change.booking.id);
          this.unsaved.seq = true;
          break;
        case "ticket":
          this.unsaved.tickets.add(change.ticket.ticketId);
          this.unsaved.seq = true;
          break;
        case "message":
          this.unsaved.messages.add(change.key);
          break;
        case "effect":
      }
      this.onChange(change);
    }
  }

  /** The next position, for a change of another participant that devices or projections compare. */
  takeSeq(): number {
    this.unsaved.seq = true;
    return ++this.state.seq;
  }

  /** Records a ticket's first admission (epoch ms); null removes it. */
  setCheckedIn(ticketId: string, at: number | null): void {
    const ticket = this.state.tickets.get(ticketId);
    if (ticket && ticket.checkedInAt !== at)
      this.accept([{ kind: "ticket", ticket: { ...ticket, checkedInAt: at } }]);
  }

  prepare(sql: SqlStorage): void {
    sql.exec(`
      create table if not exists sale_fact(name text primary key, value text not null) without rowid;
      create table if not exists hold(
        id text primary key, buyer text not null, held_at integer not null, expires_at integer not null,
        extended integer not null, lines text not null, network text) without rowid;
      create table if not exists booking(id text primary key, seq integer not null, body text not null);
      create table if not exists ticket(
        ticket_id text primary key, seq integer not null, booking_id text not null, line_no integer not null,
        serial integer not null, state text not null, issued_at integer not null, checked_in_at integer);
      create table if not exists inbox(key text primary key, at integer not null) without rowid;
    `);
    // Retention of the inbox: each deployment restarts the object.
    sql.exec("delete from inbox where at < ?", systemClock() - INBOX_RETENTION_MS);
    const version = sql.exec("select value from sale_fact where name = 'version'").toArray()[0]?.value;
    if (version === undefined) sql.exec("insert into sale_fact values ('version', '2')");
    if (version === "1") {
      sql.exec("alter table hold add column network text");
      sql.exec("update sale_fact set value = '2' where name = 'version'");
    }
  }

  load(sql: SqlStorage): void {
    const state = emptyState();
    const facts = new Map<string, string>();
    for (const row of sql.exec<{ name: string; value: string }>("select name, value from sale_fact"))
      facts.set(row.name, row.value);
    const setup = facts.get("setup");
    restore(state, {
      setup: setup ? (JSON.parse(setup) as EventSetup) : null,
      holds: readHolds(sql),
      bookings: readBookings(sql),
      tickets: readTickets(sql),
      seq: Number(facts.get("seq") ?? 0),
    });
    for (const row of sql.exec<{ key: string }>("select key from inbox")) state.inbox.add(row.key);
    state.nextEndAt = findNextEnd(state);
    this.state = state;
    this.clearUnsaved();
  }

  save(sql: SqlStorage): void {
    const { unsaved, state } = this;
    const facts: [string, string][] = [];
    if (unsaved.setup) facts.push(["setup", JSON.stringify(state.setup)]);
    if (unsaved.seq) facts.push(["seq", String(state.seq)]);
    writeRows(sql, { into: "sale_fact", columns: ["name", "value"] }, facts);

    const gone: string[] = [];
    const holds: SqlStorageValue[][] = [];
    for (const [id, hold] of unsaved.holds)
      if (hold)
        holds.push([
          id,
          hold.buyerKey,
          hold.heldAt,
          hold.expiresAt,
          Number(hold.extended),
          JSON.stringify(hold.lines.map((line) => [line.seatIndex, line.ticketTypeId, line.priceMinor])),
          hold.network,
        ]);
      else gone.push(id);
    for (let from = 0; from < gone.length; from += 100) {
      const part = gone.slice(from, from + 100);
      sql.exec(`delete from hold where id in (${part.map(() => "?").join(",")})`, ...part);
    }
    writeRows(
      sql,
      { into: "hold", columns: ["id", "buyer", "held_at", "expires_at", "extended", "lines", "network"] },
      holds,
    );
    writeRows(
      sql,
      { into: "booking", columns: ["id", "seq", "body"] },
      Array.from(unsaved.bookings, (id) => {
        const booking = state.bookings.get(id)!;
        return [id, booking.seq, JSON.stringify(booking)];
      }),
    );
    writeRows(
      sql,
      {
        into: "ticket",
        columns: [
          "ticket_id",
          "seq",
          "booking_id",
          "line_no",
          "serial",
          "state",
          "issued_at",
          "checked_in_at",
        ],
      },
      Array.from(unsaved.tickets, (id) => {
        const ticket = state.tickets.get(id)!;
        return [
          id,
          ticket.seq,
          ticket.bookingId,
          ticket.lineNo,
          ticket.serial,
          ticket.state,
          ticket.issuedAt,
          ticket.checkedInAt,
        ];
      }),
    );
    const now = systemClock();
    writeRows(
      sql,
      { into: "inbox", columns: ["key", "at"] },
      Array.from(unsaved.messages, (key) => [key, now]),
    );
  }

  saved(): void {
    this.clearUnsaved();
  }

  /** Whether the seat indexes may have changed. */
  private hasNewPlan(planBefore: EventSetup["plan"] | undefined): boolean {
    return planBefore !== undefined && JSON.stringify(planBefore) !== JSON.stringify(this.state.setup?.plan);
  }

  private clearUnsaved(): void {
    this.unsaved.setup = false;
    this.unsaved.seq = false;
    this.unsaved.holds.clear();
    this.unsaved.bookings.clear();
    this.unsaved.tickets.clear();
    this.unsaved.messages.clear();
  }
}
