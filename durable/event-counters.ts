import type { Change } from "#domain/sale/event-change";

/** Counts of the sale since the object was loaded: in memory, for monitoring only. */
export class EventCounters {
  private holds = 0;
  private expiredHolds = 0;
  private orders = 0;

  record(change: Change): void {
    if (change.kind === "hold") this.holds++;
    else if (change.kind === "hold_ended" && change.why === "expired") this.expiredHolds++;
    // The confirmation is mailed once per booking, whatever happens to the booking later.
    else if (
      change.kind === "effect" &&
      change.effect.kind === "mail" &&
      change.effect.mail.template === "booking_confirmed"
    )
      this.orders++;
  }

  view() {
    const { holds, expiredHolds, orders } = this;
    return { holds, expiredHolds, orders };
  }
}
