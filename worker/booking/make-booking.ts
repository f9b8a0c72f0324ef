import type { Deps } from "../make-services";
import type { Booking } from "./booking";
import { listWalletTickets } from "./wallet-tickets";

export function makeBooking(deps: Deps): Booking {
  return { listWalletTickets: () => listWalletTickets(deps) };
}
