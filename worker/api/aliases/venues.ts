import { writeCursor } from "../cursor";
import * as venues from "../operations/venues";
import type { RawValues, Refusal } from "../operation";
import { type Alias, type AliasContext, membersOf, pageOf, withOrganization, withOwner } from "./alias";

function ofVenue(given: RawValues, context: AliasContext, body?: unknown): Promise<RawValues | Refusal> {
  const venue = given.params["venue"] ?? "";
  const has = (organizationId: string) => context.services.catalogue.findVenue(organizationId, venue);
  return withOwner(given, context, has, { body });
}

/** A venue without a plan gets one area of its capacity. */
function venueOf(body: unknown): object {
  const { organizationId: _, capacity, ...rest } = membersOf(body);
  const places = typeof capacity === "number" && Number.isInteger(capacity) && capacity > 0 ? capacity : 100;
  const area = {
    kind: "standing",
    id: "floor",
    name: "Floor",
    place: { tier: 0, side: "centre" },
    capacity: Math.min(places, 200_000),
  };
  return {
    area: "",
    timeZone: "Asia/Kolkata",
    plan: { focus: "Stage", sections: [area] },
    ...rest,
  };
}

export const VENUE_ALIASES: readonly Alias[] = [
  {
    method: "get",
    path: "/venues",
    to: venues.listVenues,
    valuesOf: (given, context) =>
      withOrganization(given, context, { query: pageOf(given.query, writeCursor) }),
  },
  { method: "get", path: "/venues/{venue}", to: venues.getVenue, valuesOf: ofVenue },
  {
    method: "post",
    path: "/venues",
    to: venues.createVenue,
    valuesOf: (given, context) => withOrganization(given, context, { body: venueOf(given.body) }),
  },
  {
    method: "put",
    path: "/venues/{venue}",
    to: venues.changeVenue,
    valuesOf: (given, context) => {
      const { capacity: _, amenities: __, ...body } = membersOf(given.body);
      return ofVenue(given, context, body);
    },
  },
  {
    method: "post",
    path: "/venues/{venue}/sections",
    to: venues.addSection,
    valuesOf: (given, context) => {
      const { rowCount, priceMultiplier, ...rest } = membersOf(given.body);
      return ofVenue(given, context, {
        ...rest,
        ...(rowCount !== undefined && { rows: rowCount }),
        ...(typeof priceMultiplier === "number" && {
          priceMultiplierPercent: Math.round(priceMultiplier * 100),
        }),
      });
    },
  },
];
