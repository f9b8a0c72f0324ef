import { data, redirect } from "react-router";
import { TOO_MANY, TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import type { FoundBooking } from "#worker/sale/booking";
import type { Services } from "#worker/services";
import { withResult } from "../../ui/flash";

/** Numbers of the chosen tickets, from a form or an address. */
export function readLineNos(from: FormData | URLSearchParams): number[] {
  return [...new Set(from.getAll("ticket").map(Number))].filter((each) => Number.isInteger(each) && each > 0);
}

/** The chosen tickets with what cancelling them refunds; a single ticket is chosen from the start. */
export function loadCancellation(
  booking: Pick<Services["booking"], "quoteCancellation" | "makeId">,
  found: FoundBooking,
  search: URLSearchParams,
) {
  const open = found.returns.filter(({ quote }) => quote.ok).map(({ lineNo }) => lineNo);
  const asked = readLineNos(search);
  const chosen = asked.length > 0 ? asked : open.length === 1 ? open : [];
  return {
    found,
    chosen,
    quote: chosen.length > 0 ? booking.quoteCancellation(found, chosen) : null,
    idempotencyKey: booking.makeId(),
  };
}

/** Cancels the chosen tickets for the shown amount, and returns to the booking's page. */
export async function cancelTickets(
  booking: Pick<Services["booking"], "cancelTickets">,
  found: FoundBooking,
  form: FormData,
  bookingPath: string,
) {
  const cancelled = await booking.cancelTickets(found, {
    lineNos: readLineNos(form),
    expectedMinor: Number(form.get("expected") ?? Number.NaN),
    idempotencyKey: String(form.get("key") ?? "").slice(0, 64),
  });
  if (cancelled.ok) throw redirect(withResult(bookingPath, "tickets_cancelled"), 303);
  const { reason, detail } = cancelled;
  return data(
    { reason, detail },
    reason === TOO_MANY_REQUESTS ? TOO_MANY : { status: reason === "nothing_chosen" ? 400 : 409 },
  );
}
