import { data, redirect, redirectDocument } from "react-router";
import { TOO_MANY, TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import type { FoundBooking } from "#worker/sale/booking";
import type { RateRefusal } from "#worker/ratings/ratings";
import type { Services } from "#worker/services";
import { withResult } from "../../ui/flash";
import type { RefusedRating } from "../rating/refused-rating";
import type { BookingProblem } from "./booking-problem";

const CONFLICT = { status: 409 };

type BookingServices = Pick<Services, "booking" | "ratings">;

/** Handles every form of a booking's page, for the owner and for the link's bearer alike. */
export async function actOnBooking(
  services: BookingServices,
  found: FoundBooking,
  form: FormData,
  url: string,
) {
  switch (form.get("intent")) {
    case "rate":
      return rate(services, found, form, url);
    case "delete_rating":
      return deleteRating(services, found, url);
    case "pay":
      return pay(services, found);
    case "cancel":
      return cancel(services, found);
    case "keep":
      return keep(services, found);
    default:
      return problem("closed", { status: 400 });
  }
}

async function rate({ ratings }: BookingServices, found: FoundBooking, form: FormData, url: string) {
  const draft = {
    stars: Number(form.get("stars")),
    comment: String(form.get("comment") ?? "").slice(0, 20_000),
  };
  const rated = await ratings.rate(found, draft);
  if (rated.ok) throw redirect(`${withResult(url, "rated")}#rating`, 303);
  const rating: RefusedRating = {
    ...draft,
    reason: rated.reason,
    length: Number(rated.detail?.length ?? 0),
  };
  return data({ problem: null, rating }, ratingStatus(rated.reason));
}

async function deleteRating({ ratings }: BookingServices, found: FoundBooking, url: string) {
  const deleted = await ratings.withdraw(found);
  // Any other refusal: already deleted in another tab.
  if (!deleted.ok && deleted.reason === TOO_MANY_REQUESTS) return problem(TOO_MANY_REQUESTS, TOO_MANY);
  throw redirect(`${withResult(url, "deleted")}#rating`, 303);
}

async function pay({ booking }: BookingServices, found: FoundBooking) {
  const paid = await booking.payAgain(found);
  if (!paid.ok) return problem(paid.reason === "provider_down" ? "provider" : "closed", CONFLICT);
  return paid.value.payUrl ? redirectDocument(paid.value.payUrl) : null;
}

async function cancel({ booking }: BookingServices, found: FoundBooking) {
  const cancelled = await booking.cancel(found);
  if (cancelled.ok) return null;
  const problems = {
    ask_the_organizer: "organizer",
    already_scanned: "scanned",
    booking_closed: "closed",
    booking_unknown: "closed",
  } as const;
  return problem(problems[cancelled.reason], CONFLICT);
}

async function keep({ booking }: BookingServices, found: FoundBooking) {
  const kept = await booking.keepTickets(found);
  if (kept.ok) return null;
  return kept.reason === TOO_MANY_REQUESTS
    ? problem(TOO_MANY_REQUESTS, TOO_MANY)
    : problem("closed", CONFLICT);
}

function ratingStatus(reason: RateRefusal) {
  if (reason === TOO_MANY_REQUESTS) return TOO_MANY;
  return { status: reason === "stars_missing" || reason === "too_long" ? 400 : 409 };
}

function problem(reason: BookingProblem, init: { readonly status: number }) {
  return data({ problem: reason, rating: null }, init);
}
