import { z } from "@hono/zod-openapi";
import { isTimeZone } from "#domain/time/wall-clock";
import { ROW_NAMINGS, SEAT_NUMBERINGS, buildRows } from "#domain/seating/numbering";
import { SeatingPlan, listSeats as seatsOf } from "#domain/seating/plan";
import type { VenueDetails, VenueDraft } from "../../catalogue/venue-service";
import { ListQuery, listOf, sliceList } from "../cursor";
import { deciders, operation, refused, refusedBy } from "../operation";
import { SeatId } from "../schemas/seats";
import { Id, Time, organizationPath, time, words } from "../schemas/values";

const venuePath = organizationPath.extend({ venue: Id });

/** Made here, because a schema of domain/ has no name in the document. */
const Plan = z.object(SeatingPlan.shape).openapi("SeatingPlan");
const TimeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, "is not an IANA time zone")
  .openapi({ example: "Asia/Kolkata" });

const VenueBody = z
  .object({
    name: words(120).trim().min(1),
    address: words(300).trim(),
    area: words(80).trim(),
    city: words(80).trim().min(1),
    timeZone: TimeZone,
    plan: Plan,
  })
  .openapi("VenueDraft");

const Venue = VenueBody.extend({
  id: z.string(),
  capacity: z.number().int().openapi({ description: "Seats and places that can be sold." }),
  updatedAt: Time,
  usedBy: z.array(z.object({ id: z.string(), title: z.string(), startsAt: Time, sold: z.number().int() })),
}).openapi("Venue");

function toVenue(venue: VenueDetails): z.input<typeof Venue> {
  const { id, name, address, area, city, timeZone, plan, usedBy, updatedAt } = venue;
  const standing = plan.sections.reduce(
    (sum, section) => sum + (section.kind === "standing" ? section.capacity : 0),
    0,
  );
  return {
    id,
    name,
    address,
    area,
    city,
    timeZone,
    plan,
    capacity: standing + seatsOf(plan).filter(({ blocked }) => !blocked).length,
    updatedAt: time(updatedAt),
    usedBy: usedBy.map((each) => ({ ...each, startsAt: time(each.startsAt) })),
  };
}

function draftOf({ name, address, area, city, timeZone, plan, updatedAt }: VenueDetails): VenueDraft {
  return { name, address, area, city, timeZone, plan, seenAt: updatedAt };
}

const VENUE_REFUSALS = [
  "changed_since",
  "plan_problems",
  "seats_sold",
  "price_moved",
  "time_zone_in_use",
] as const;

export const listVenues = operation({
  id: "listVenues",
  method: "get",
  path: "/organizations/{organization}/venues",
  tag: "Venues",
  summary: "List an organization's venues",
  guard: deciders("venues:read"),
  params: organizationPath,
  query: ListQuery,
  answer: listOf(
    z
      .object({
        id: z.string(),
        name: z.string(),
        area: z.string(),
        city: z.string(),
        timeZone: z.string(),
        seats: z.number().int(),
        standing: z.number().int(),
        upcomingEvents: z.number().int(),
      })
      .openapi("VenueSummary"),
  ),
  async handle({ services, organizationId, query }) {
    const { rows, next, total } = sliceList(query, await services.catalogue.listVenues(organizationId));
    return { body: { items: rows.map((row) => ({ ...row })), next, total } };
  },
});

export const getVenue = operation({
  id: "getVenue",
  method: "get",
  path: "/organizations/{organization}/venues/{venue}",
  tag: "Venues",
  summary: "Read a venue with its seating plan",
  guard: deciders("venues:read"),
  params: venuePath,
  answer: Venue,
  async handle({ services, organizationId, params }) {
    const venue = await services.catalogue.findVenue(organizationId, params.venue);
    return venue ? { body: toVenue(venue), etag: `${venue.updatedAt}` } : refused("not_found");
  },
});

export const createVenue = operation({
  id: "createVenue",
  method: "post",
  path: "/organizations/{organization}/venues",
  tag: "Venues",
  summary: "Create a venue",
  guard: deciders("venues:write"),
  params: organizationPath,
  body: VenueBody,
  answer: Venue,
  status: 201,
  refusals: VENUE_REFUSALS,
  async handle({ services, organizationId, body, makeId }) {
    const id = await makeId();
    const saved = await services.catalogue.saveVenue(organizationId, id, { ...body, seenAt: null });
    if (!saved.ok) return refusedBy(saved);
    const venue = await services.catalogue.findVenue(organizationId, id);
    return venue ? { body: toVenue(venue), etag: `${venue.updatedAt}` } : refused("not_found");
  },
});

export const changeVenue = operation({
  id: "changeVenue",
  method: "patch",
  path: "/organizations/{organization}/venues/{venue}",
  tag: "Venues",
  summary: "Change a venue",
  description: "Members that are absent stay. A place that is held or sold is not taken.",
  guard: deciders("venues:write"),
  params: venuePath,
  body: VenueBody.partial(),
  answer: Venue,
  conditional: true,
  refusals: VENUE_REFUSALS,
  async handle({ services, organizationId, params, body, ifMatch }) {
    const before = await services.catalogue.findVenue(organizationId, params.venue);
    if (!before) return refused("not_found");
    if (ifMatch !== null && ifMatch !== `${before.updatedAt}`) return refused("changed_since");
    const draft = { ...draftOf(before), ...body };
    const saved = await services.catalogue.saveVenue(organizationId, params.venue, draft);
    if (!saved.ok) return refusedBy(saved);
    const venue = await services.catalogue.findVenue(organizationId, params.venue);
    return venue ? { body: toVenue(venue), etag: `${venue.updatedAt}` } : refused("not_found");
  },
});

export const addSection = operation({
  id: "addSection",
  method: "post",
  path: "/organizations/{organization}/venues/{venue}/sections",
  tag: "Venues",
  summary: "Add a section to a venue's plan",
  description: "Numbered rows, or with `capacity` an area without seats.",
  guard: deciders("venues:write"),
  params: venuePath,
  body: z.object({
    name: words(60).trim().min(1),
    rows: z.number().int().min(1).max(80).optional(),
    seatsPerRow: z.number().int().min(1).max(120).optional(),
    priceMultiplierPercent: z.number().int().min(1).max(1000).default(100),
    capacity: z.number().int().min(1).max(200_000).optional(),
    rowNaming: z.enum(ROW_NAMINGS).default("letters"),
    seatNumbering: z.enum(SEAT_NUMBERINGS).default("left_to_right"),
    side: z.enum(["left", "centre", "right"]).default("centre"),
  }),
  answer: Venue,
  status: 201,
  refusals: [...VENUE_REFUSALS, "invalid_request"],
  async handle({ services, organizationId, params, body, makeId }) {
    const before = await services.catalogue.findVenue(organizationId, params.venue);
    if (!before) return refused("not_found");
    const { name, capacity, rows, seatsPerRow } = body;
    const id = `s-${(await makeId()).replaceAll("-", "").slice(-12)}`;
    const tier = Math.min(20, before.plan.sections.length);
    const place = { tier, side: body.side };
    if (before.plan.sections.length >= 60 || (capacity === undefined && (!rows || !seatsPerRow)))
      return refused("invalid_request");
    const section =
      capacity === undefined
        ? {
            kind: "seated" as const,
            id,
            name,
            place,
            multiplierPercent: body.priceMultiplierPercent,
            rows: buildRows({
              rows: rows ?? 1,
              seatsPerRow: seatsPerRow ?? 1,
              numbering: body.seatNumbering,
              startSeat: 1,
              naming: body.rowNaming,
              startRow: body.rowNaming === "letters" ? 0 : 1,
              aislesAfter: [],
            }),
          }
        : { kind: "standing" as const, id, name, place, capacity };
    const plan = { ...before.plan, sections: [...before.plan.sections, section] };
    const draft = { ...draftOf(before), plan };
    const saved = await services.catalogue.saveVenue(organizationId, params.venue, draft);
    if (!saved.ok) return refusedBy(saved);
    const venue = await services.catalogue.findVenue(organizationId, params.venue);
    return venue ? { body: toVenue(venue), etag: `${venue.updatedAt}` } : refused("not_found");
  },
});

export const listVenueSeats = operation({
  id: "listVenueSeats",
  method: "get",
  path: "/organizations/{organization}/venues/{venue}/seats",
  tag: "Venues",
  summary: "List the seats of a venue's plan",
  guard: deciders("venues:read"),
  params: venuePath,
  query: ListQuery,
  answer: listOf(
    z.object({
      id: SeatId,
      section: z.string(),
      row: z.string(),
      seat: z.string(),
      accessible: z.boolean(),
      blocked: z.boolean(),
    }),
  ),
  async handle({ services, organizationId, params, query }) {
    const venue = await services.catalogue.findVenue(organizationId, params.venue);
    if (!venue) return refused("not_found");
    const { rows, next, total } = sliceList(query, seatsOf(venue.plan));
    const items = rows.map(({ sectionName: section, ...seat }) => ({ ...seat, section }));
    return { body: { items, next, total } };
  },
});

export const archiveVenue = operation({
  id: "archiveVenue",
  method: "delete",
  path: "/organizations/{organization}/venues/{venue}",
  tag: "Venues",
  summary: "Archive a venue",
  guard: deciders("venues:write"),
  params: venuePath,
  answer: null,
  refusals: ["in_use"],
  async handle({ services, organizationId, params }) {
    const archived = await services.catalogue.archiveVenue(organizationId, params.venue);
    return archived.ok ? { body: undefined } : refusedBy(archived);
  },
});
