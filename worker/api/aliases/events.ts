import { writeCursor } from "../cursor";
import * as events from "../operations/events";
import * as ownEvents from "../operations/own-events";
import type { RawValues, Refusal } from "../operation";
import {
  type Alias,
  type AliasContext,
  asSent,
  membersOf,
  pageOf,
  pickQuery,
  textOf,
  withOrganization,
  withOwner,
} from "./alias";

/** Statuses that only members see, by their names in other documents. */
const OWN_STATUSES: Readonly<Record<string, string>> = {
  all: "all",
  DRAFT: "draft",
  COMPLETED: "past",
  CANCELLED: "past",
};

/** "THEATER" and "Theater" are theatre; others differ by their case only. */
function categoryOf(value: string): string {
  const category = value.toLowerCase();
  return category === "theater" ? "theatre" : category;
}

/** The calendar day of a date, with or without a time. */
function dayOf(value: string): string {
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? value.slice(0, 10) : value;
}

/** The members of an event that other documents name otherwise: `eventDate`, `basePrice`. */
function contentOf(body: unknown): object {
  const { organizationId: _, eventDate, category, ...rest } = membersOf(body);
  return {
    ...rest,
    ...(category !== undefined && { category: categoryOf(textOf(category)) }),
    ...(eventDate !== undefined && { startsAt: eventDate }),
  };
}

function ofEvent(given: RawValues, context: AliasContext, body?: unknown): Promise<RawValues | Refusal> {
  const { caller, services } = context;
  const event = given.params["event"] ?? "";
  const has = (organizationId: string) => services.catalogue.findEvent(organizationId, event);
  return withOwner(given, { caller, services }, has, { body });
}

export const EVENT_ALIASES: readonly Alias[] = [
  {
    method: "get",
    path: "/events",
    to: ({ status = "" }) => (status in OWN_STATUSES ? ownEvents.listOwnEvents : events.listEvents),
    async valuesOf(given, context) {
      const { query } = given;
      const page: Record<string, string> = pageOf(query, writeCursor);
      const status = OWN_STATUSES[query["status"] ?? ""];
      if (status) return withOrganization(given, context, { query: { ...page, status } });
      const filter = pickQuery(query, {
        city: "city",
        minPrice: "minPrice",
        maxPrice: "maxPrice",
        sort: "sort",
      });
      const values: Record<string, string> = { ...page, ...filter };
      if (query["category"]) values["category"] = categoryOf(query["category"]);
      if (query["dateFrom"]) values["dateFrom"] = dayOf(query["dateFrom"]);
      if (query["dateTo"]) values["dateTo"] = dayOf(query["dateTo"]);
      return { ...given, query: values };
    },
  },
  { method: "get", path: "/events/{event}", to: events.getEvent, valuesOf: asSent },
  {
    method: "get",
    path: "/events/{event}/seats",
    to: events.listSeats,
    valuesOf: asSent,
    toAnswer: (map: {
      readonly sections: readonly { readonly seats: readonly { readonly state: string }[] }[];
    }) => ({
      ...map,
      sections: map.sections.map((section) => ({
        ...section,
        seats: section.seats.map((seat) => ({ ...seat, status: SEAT_STATUSES[seat.state] ?? seat.state })),
      })),
    }),
  },
  {
    method: "post",
    path: "/events",
    to: ownEvents.createEvent,
    valuesOf: (given, context) => withOrganization(given, context, { body: contentOf(given.body) }),
  },
  {
    method: "put",
    path: "/events/{event}",
    to: ownEvents.changeEvent,
    valuesOf: (given, context) => ofEvent(given, context, contentOf(given.body)),
  },
  { method: "delete", path: "/events/{event}", to: ownEvents.deleteEvent, valuesOf: ofEvent },
  // Publishing is by an admin's approval here: the organizer submits.
  { method: "post", path: "/events/{event}/publish", to: ownEvents.submitEvent, valuesOf: ofEvent },
  {
    method: "post",
    path: "/events/{event}/cancel",
    to: ownEvents.cancelEvent,
    valuesOf: (given, context) => {
      const { cause = "other", words, reason } = membersOf(given.body);
      return ofEvent(given, context, { cause, words: words ?? reason ?? "The event was cancelled." });
    },
  },
  { method: "get", path: "/search", to: events.search, valuesOf: asSent },
  { method: "get", path: "/recommendations", to: events.listRecommendations, valuesOf: asSent },
  {
    method: "post",
    path: "/feedback",
    to: events.sendFeedback,
    async valuesOf(given) {
      const { eventId, ...body } = membersOf(given.body);
      return { ...given, params: { event: textOf(eventId) }, body };
    },
  },
];

const SEAT_STATUSES: Readonly<Record<string, string>> = {
  free: "AVAILABLE",
  held: "HELD",
  sold: "BOOKED",
  blocked: "BLOCKED",
};
