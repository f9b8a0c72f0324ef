import { shelve, ticketStatusOf } from "#domain/ticket/wallet-booking";
import { watchWallet } from "./wallet-store.client";

/** Calls back with the number of valid upcoming tickets, now and after each change. @returns unsubscribe */
export function watchUpcoming(onChange: (count: number) => void): () => void {
  return watchWallet(({ bookings }) => {
    const now = Date.now();
    const { next, later } = shelve(bookings, now);
    const ahead = next ? [next, ...later] : [];
    const standings = ahead.flatMap((booking) =>
      booking.tickets.map((ticket) => ticketStatusOf(ticket, booking, now)),
    );
    onChange(standings.filter((standing) => standing === "valid").length);
  });
}
