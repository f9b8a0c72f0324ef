import { data, redirect, redirectDocument } from "react-router";
import type { FoundBooking } from "#worker/sale/booking";
import type { RateRefusal } from "#worker/ratings/ratings";
import type { Services } from "#worker/services";
import type { BookingProblem } from "./booking-page";

/** A rating that was not taken, with what was written. */
export interface RefusedRating {
  readonly reason: RateRefusal;
  /** Of "too_long". */
  readonly length: number;
  readonly stars: number;
  readonly comment: string;
}

/** What a booking's page may ask, whichever way its right was proven. */
export async function actOnBooking(
  { booking, ratings }: Pick<Services, "booking" | "ratings">,
  found: FoundBooking,
  form: FormData,
  url: string,
) {
  if (form.get("intent") === "rate") {
    const draft = {
      stars: Number(form.get("stars")),
      comment: String(form.get("comment") ?? "").slice(0, 20_000),
    };
    const rated = await ratings.rate(found, draft);
    if (rated.ok) throw redirect(saidAt(url, "rated"), 303);
    const status = rated.reason === "too_many_requests" ? 429 : isOfForm(rated.reason) ? 400 : 409;
    const rating: RefusedRating = {
      ...draft,
      reason: rated.reason,
      length: Number(rated.detail?.length ?? 0),
    };
    return data({ problem: null, rating }, { status });
  }
  if (form.get("intent") === "delete_rating") {
    const taken = await ratings.takeBack(found);
    // What is not there any more was taken back in another tab.
    if (!taken.ok && taken.reason === "too_many_requests") return problem("slow", 429);
    throw redirect(saidAt(url, "deleted"), 303);
  }
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

function isOfForm(reason: RateRefusal): boolean {
  return reason === "stars_missing" || reason === "too_long";
}

/** The same page, saying what was done. */
function saidAt(url: string, said: "rated" | "deleted"): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set("said", said);
  searchParams.delete("index");
  return `${pathname.replace(/\.data$/, "")}?${searchParams}#rating`;
}

function problem(reason: BookingProblem, status: number) {
  return data({ problem: reason, rating: null }, { status });
}
