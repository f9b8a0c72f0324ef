/** Holds, bookings, payments, tickets, day-of: the front of the events' objects. The shape only: the browser's compiler reads it too, so nothing here names a binding. */
export interface Booking {
  readonly area: "booking";
}
