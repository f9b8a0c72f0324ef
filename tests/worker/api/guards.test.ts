import { beforeAll, describe, expect, test } from "vitest";
import { API_SCOPES } from "#domain/people/api-scope";
import type { Operation } from "#worker/api/operation";
import { OPERATIONS } from "#worker/api/operations/operations";
import { ApiClient } from "../../build/workerd/api";
import { type ApiWorld, aKey, anApiWorld, lastUseOf } from "../../build/workerd/api-world";
import { issue } from "../../build/workerd/gate";
import { env } from "../../build/workerd/visit";

/**
 * The guard of every operation: "public", "person", "admin", or the least role and the scope of API keys ("-": no key).
 * An operation without a row fails.
 */
const rows: Readonly<Record<string, string>> = {
  register: "public",
  confirmAddress: "public",
  login: "public",
  refresh: "public",
  logout: "person",
  requestPassword: "public",
  resetPassword: "public",
  getProfile: "person",
  changeProfile: "person",
  changePassword: "person",
  listSessions: "person",
  endSession: "person",
  listNotifications: "person",
  markNotificationsRead: "person",
  listOwnTickets: "person",
  listEvents: "public",
  search: "public",
  listCities: "public",
  getEvent: "public",
  listSeats: "public",
  listSimilarEvents: "public",
  listRecommendations: "person",
  sendFeedback: "person",
  listSaved: "person",
  createHold: "person",
  holdBestSeats: "person",
  getHold: "person",
  extendHold: "person",
  releaseSeats: "person",
  releaseHold: "person",
  createBooking: "person",
  bookBest: "person",
  listBookings: "person",
  getBooking: "person",
  openPayment: "person",
  listPayments: "person",
  confirmBooking: "person",
  cancelBooking: "person",
  listTickets: "person",
  quoteRefund: "person",
  refundTickets: "person",
  listOrganizations: "person",
  createOrganization: "person",
  getOrganization: "organizer organization:read",
  changeOrganization: "owner organization:write",
  listMembers: "organizer organization:read",
  inviteMember: "organizer -",
  cancelInvitation: "organizer -",
  changeMember: "organizer -",
  removeMember: "organizer -",
  listApiKeys: "owner -",
  createApiKey: "owner -",
  revokeApiKey: "owner -",
  listVenues: "organizer venues:read",
  getVenue: "organizer venues:read",
  createVenue: "organizer venues:write",
  changeVenue: "organizer venues:write",
  addSection: "organizer venues:write",
  listVenueSeats: "organizer venues:read",
  archiveVenue: "organizer venues:write",
  listOwnEvents: "organizer events:read",
  getOwnEvent: "organizer events:read",
  createEvent: "organizer events:write",
  changeEvent: "organizer events:write",
  deleteEvent: "organizer events:write",
  duplicateEvent: "organizer events:write",
  submitEvent: "organizer events:write",
  withdrawEvent: "organizer events:write",
  dropChange: "organizer events:write",
  readCancellation: "organizer events:read",
  cancelEvent: "organizer events:write",
  listTicketTypes: "organizer events:read",
  addTicketType: "organizer events:write",
  changeTicketType: "organizer events:write",
  removeTicketType: "organizer events:write",
  listEventBookings: "organizer bookings:read",
  getEventBooking: "organizer bookings:read",
  cancelEventBooking: "organizer bookings:write",
  listAttendees: "organizer bookings:read",
  validateTicket: "staff check-in:read",
  recordScan: "staff check-in:write",
  findTickets: "organizer check-in:read",
  readStatistics: "organizer check-in:read",
  listDevices: "staff check-in:read",
  createPairing: "staff check-in:write",
  renameDevice: "staff check-in:write",
  revokeDevice: "staff check-in:write",
  readEntry: "staff check-in:read",
  saveEntry: "organizer check-in:write",
  listRatings: "public",
  getOwnRating: "person",
  rateEvent: "person",
  withdrawRating: "person",
  listOrganizationRatings: "organizer ratings:read",
  answerRating: "organizer ratings:write",
  withdrawAnswer: "organizer ratings:write",
  listReviews: "admin",
  getReview: "admin",
  approveEvent: "admin",
  rejectEvent: "admin",
  pauseSale: "admin",
  resumeSale: "admin",
  listAudit: "admin",
};

const CALLERS = [
  "without a signed-in person",
  "a text that is no credential",
  "an expired key",
  "a revoked key",
  "another organization's key",
  "a key without the scope",
  "a key with the scope",
  "an attendee",
  "another organization's owner",
  "staff",
  "an organizer",
  "an owner",
  "an admin of the site",
] as const;
type Caller = (typeof CALLERS)[number];

/** What the guard answers; "passes" for a caller that reaches the check of the values. */
function wanted(guard: string, caller: Caller): string {
  const [kind = "", scope] = guard.split(" ");
  if (caller === "a text that is no credential") return "401 key_unknown";
  if (caller === "an expired key") return "401 key_expired";
  if (caller === "a revoked key") return "401 key_revoked";
  if (kind === "public") return "passes";
  if (caller === "without a signed-in person") return "401 credentials_missing";
  const isKey = caller.includes("key");
  if (kind === "person") return isKey ? "403 person_required" : "passes";
  if (kind === "admin") {
    if (isKey) return "403 person_required";
    return caller === "an admin of the site" ? "passes" : "404 not_found";
  }
  if (caller === "another organization's key") return "404 not_found";
  if (caller === "a key without the scope")
    return scope === "-" ? "403 person_required" : "403 scope_missing";
  if (caller === "a key with the scope") return scope === "-" ? "403 person_required" : "passes";
  const role = { staff: 0, "an organizer": 1, "an owner": 2 }[caller as string];
  if (role === undefined) return "404 not_found";
  return role >= { staff: 0, organizer: 1, owner: 2 }[kind]! ? "passes" : "403 role_missing";
}

let world: ApiWorld;
let bookingId: string;
let tokens: Record<Caller, string | null>;

beforeAll(async () => {
  world = await anApiWorld();
  ({ bookingId } = await issue(world.show.eventId, [0]));
  const { people, organizationId } = world;
  tokens = {
    "without a signed-in person": null,
    "a text that is no credential": "no-credential",
    "an expired key": (await aKey(organizationId, API_SCOPES, { expiresAt: Date.now() - 1 })).key,
    "a revoked key": (await aKey(organizationId, API_SCOPES, { revokedAt: Date.now() })).key,
    "another organization's key": (await world.otherKey()).key,
    "a key without the scope": (await world.key([])).key,
    "a key with the scope": (await world.key()).key,
    "an attendee": people.attendee.token,
    "another organization's owner": people.stranger.token,
    staff: people.staff.token,
    "an organizer": people.organizer.token,
    "an owner": people.owner.token,
    "an admin of the site": people.admin.token,
  };
}, 60_000);

describe("every operation has a guard", () => {
  test("the table has exactly the operations of the API", () => {
    expect(Object.keys(rows).toSorted()).toEqual(OPERATIONS.map(({ id }) => id).toSorted());
    expect(new Set(OPERATIONS.map(({ method, path }) => `${method} ${path}`)).size).toBe(OPERATIONS.length);
  });

  // The body of another type is refused after the guard and before anything is written.
  test.each(OPERATIONS.map((each) => [each.id, each] as const))("%s", async (id, each) => {
    const unlimited = { ...env, API_LIMIT: { limit: async () => ({ success: true }) } };
    const path = pathOf(each);
    const found = await Promise.all(
      CALLERS.map(async (caller) => {
        const client = new ApiClient(tokens[caller], "192.0.2.7", unlimited);
        const isRead = each.method === "get";
        const response = await client.fetch(path, {
          method: each.method.toUpperCase(),
          ...(!isRead && { body: "text", headers: { "content-type": "text/plain" } }),
        });
        return [caller, await verdictOf(response, isRead ? path : null)];
      }),
    );
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(CALLERS.map((caller) => [caller, wanted(rows[id] ?? "", caller)])),
    );
  });
});

test("the use of a key is recorded", async () => {
  const { id, client } = await world.key(["events:read"]);
  expect(await lastUseOf(id)).toBeNull();
  const listed = await client.get(`/api/v1/organizations/${world.slug}/events`);
  expect(listed.status).toBe(200);
  expect(await lastUseOf(id)).toBeGreaterThan(0);
});

function pathOf({ path }: Operation): string {
  const ids: Readonly<Record<string, string>> = {
    organization: world.slug,
    event: world.show.eventId,
    venue: world.venueId,
    hold: crypto.randomUUID(),
    booking: bookingId,
  };
  const query = path.endsWith("/search") ? "?q=jazz" : path.endsWith("/tickets") ? "?search=H14" : "";
  return `/api/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "unknown")}${query}`;
}

const GUARD_STATUSES = [401, 403];

/** @param readPath null for a request that would change something */
async function verdictOf(response: Response, readPath: string | null): Promise<string> {
  const text = await response.text();
  const { reason = "" } = (text ? JSON.parse(text) : {}) as { reason?: string };
  if (readPath === null) return response.status === 415 ? "passes" : `${response.status} ${reason}`;
  if (GUARD_STATUSES.includes(response.status)) return `${response.status} ${reason}`;
  // A read passes even if it finds no booking with an invented id; what belongs to an organization exists here.
  return response.status === 404 && /\/(organizations|admin)\//.test(readPath) ? "404 not_found" : "passes";
}
