import { type Change, restore } from "#domain/sale/event-change";
import type { EventSetup } from "#domain/sale/event-setup";
import { type Booking, type EventState, type Hold, type Ticket, emptyState } from "#domain/sale/event-state";
import { type Delivery, firstDelivery } from "#durable/outbox-policy";

/** The stored rows of an event, which survive a restart. */
export class SagaRows {
  setup: string;
  readonly holds = new Map<string, string>();
  readonly bookings = new Map<string, string>();
  readonly tickets = new Map<string, string>();
  readonly inbox = new Set<string>();
  readonly outbox = new Map<string, { readonly effect: string; readonly delivery: Delivery }>();
  seq = 0;

  constructor(setup: EventSetup) {
    this.setup = JSON.stringify(setup);
  }

  /** Writes a change that `state` has already applied. */
  save(change: Change, state: EventState, now: number): void {
    switch (change.kind) {
      case "setup":
        this.setup = JSON.stringify(change.setup);
        return;
      case "hold":
        this.holds.set(change.hold.id, JSON.stringify(change.hold));
        return;
      case "hold_ended":
        this.holds.delete(change.holdId);
        return;
      case "booking":
        this.bookings.set(change.booking.id, JSON.stringify(state.bookings.get(change.booking.id)));
        return;
      case "ticket":
        this.tickets.set(change.ticket.ticketId, JSON.stringify(state.tickets.get(change.ticket.ticketId)));
        return;
      case "message":
        this.inbox.add(change.key);
        return;
      case "effect":
        if (!this.outbox.has(change.effect.key))
          this.outbox.set(change.effect.key, {
            effect: JSON.stringify(change.effect),
            delivery: firstDelivery(now),
          });
    }
  }

  load(): EventState {
    const state = emptyState();
    const read = <T>(rows: Map<string, string>): T[] =>
      Array.from(rows.values(), (text) => JSON.parse(text) as T);
    restore(state, {
      setup: JSON.parse(this.setup) as EventSetup,
      holds: read<Hold>(this.holds),
      bookings: read<Booking>(this.bookings),
      tickets: read<Ticket>(this.tickets),
      seq: this.seq,
    });
    for (const key of this.inbox) state.inbox.add(key);
    return state;
  }
}
