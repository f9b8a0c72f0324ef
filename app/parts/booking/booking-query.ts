import { z } from "zod";
import type { BookingQuery } from "#worker/catalogue/event-booking-service";

const Query = z.object({
  search: z.string().max(80).catch(""),
  state: z.enum(["all", "pending", "confirmed", "cancelled", "expired", "refunded"]).catch("all"),
  sort: z.enum(["placed", "buyer", "state", "total"]).catch("placed"),
  order: z.enum(["up", "down"]).catch("down"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** Filter, order and page of the bookings table, from the URL. */
export function readBookingQuery(search: URLSearchParams): BookingQuery & { page: number } {
  const { order, ...query } = Query.parse(Object.fromEntries(search));
  return { ...query, descending: order === "down" };
}
