import { data, redirectDocument } from "react-router";
import type { Booking, FoundBooking } from "#worker/booking/booking";
import type { BookingProblem } from "./booking-page";

/** What a booking's page may ask, whichever way its right was proven. */
export async function actOnBooking(booking: Booking, found: FoundBooking, form: FormData) {
  if (form.get("intent") === "pay") {
    const paid = await booking.payAgain(found);
    if (!paid.ok) return problem(paid.reason === "provider_down" ? "provider" : "closed", 409);
    return paid.value.payUrl ? redirectDocument(paid.value.payUrl) : null;
  }
  if (form.get("intent") === "cancel") {
    const cancelled = await booking.cancel(found);
    if (cancelled.ok) return null;
    const problems = {
      ask_the_organizer: "organizer",
      already_scanned: "scanned",
      booking_closed: "closed",
      booking_unknown: "closed",
    } as const;
    return problem(problems[cancelled.reason], 409);
  }
  return problem("closed", 400);
}

function problem(reason: BookingProblem, status: number) {
  return data({ problem: reason }, { status });
}
