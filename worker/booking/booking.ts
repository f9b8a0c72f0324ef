import type { WalletBooking } from "#domain/wallet-booking";

/** Holds, bookings, payments, tickets, day-of: the front of the events' objects. The shape only: the browser's compiler reads it too, so nothing here names a binding. */
export interface Booking {
  /** The visitor's bookings with their ticket codes, as the events' objects know them now; long past ones are left out. */
  listWalletTickets(): Promise<readonly WalletBooking[]>;
}
