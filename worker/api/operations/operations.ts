import type { Operation } from "../operation";
import * as access from "./access";
import * as administration from "./administration";
import * as apiKeys from "./api-keys";
import * as bookings from "./bookings";
import * as checkIn from "./check-in";
import * as devices from "./devices";
import * as eventBookings from "./event-bookings";
import * as events from "./events";
import * as holds from "./holds";
import * as organizations from "./organizations";
import * as ownEvents from "./own-events";
import * as profile from "./profile";
import * as ratings from "./ratings";
import * as refunds from "./refunds";
import * as ticketTypes from "./ticket-types";
import * as venues from "./venues";

const GROUPS: readonly object[] = [
  access,
  profile,
  events,
  holds,
  bookings,
  refunds,
  organizations,
  apiKeys,
  venues,
  ownEvents,
  ticketTypes,
  eventBookings,
  checkIn,
  devices,
  ratings,
  administration,
];

/** Every operation of /api/v1. */
export const OPERATIONS: readonly Operation[] = GROUPS.flatMap((group) => Object.values(group)).filter(
  (each): each is Operation => typeof each === "object" && each !== null && "prepare" in each,
);
