import type { Deps } from "../make-services";
import type { Booking } from "./booking";

export function makeBooking(_deps: Deps): Booking {
  return { area: "booking" };
}
