import { beforeAll, expect, test } from "vitest";
import {
  type DocumentedOperation,
  type OpenApiDocument,
  endpointsOf,
} from "../../build/api/openapi-document";
import { generateRequest, randomOf } from "../../build/api/request-generator";
import { mismatches } from "../../build/api/schema-check";
import { ApiClient } from "../../build/workerd/api";
import { type ApiWorld, aToken, anApiWorld } from "../../build/workerd/api-world";
import { issue } from "../../build/workerd/gate";
import { env } from "../../build/workerd/visit";

/** `npm run api:fuzz` sends 5,000; FUZZ_SEED repeats a failure. */
declare const FUZZ_REQUESTS: number;
declare const FUZZ_SEED: number;

const never = { limit: async () => ({ success: true }) };
const unlimited = {
  ...env,
  API_LIMIT: never,
  BOOKING_LIMIT: never,
  NETWORK_LIMIT: never,
  LOGIN_LIMIT: never,
  ADDRESS_LIMIT: never,
  SEARCH_LIMIT: never,
  MARK_LIMIT: never,
  GATE_LIMIT: never,
};

let world: ApiWorld;
let document: OpenApiDocument;
/** Credentials by what a guard asks of them. */
let callers: Record<string, readonly (string | null)[]>;
let known: Record<string, readonly string[]>;

beforeAll(async () => {
  world = await anApiWorld({ priceMinor: 50_000, standing: 20 });
  const foreign = await anApiWorld();
  const { eventId } = world.show;
  const { bookingId } = await issue(eventId, [0, 1]);
  document = (await new ApiClient().get<OpenApiDocument>("/api/v1/openapi.json")).body;
  const { people } = world;
  const key = (await world.key()).key;
  callers = {
    public: [null, key, people.attendee.token],
    person: [people.attendee.token],
    member: [key, people.owner.token, people.organizer.token],
    admin: [people.admin.token],
    any: [null, (await world.key([])).key, people.staff.token, people.stranger.token],
  };
  known = {
    organization: [world.slug, world.organizationId, foreign.slug],
    event: [eventId, eventId, foreign.show.eventId],
    eventId: [eventId],
    venue: [world.venueId, foreign.venueId],
    venueId: [world.venueId],
    booking: [`${eventId}.${bookingId}`, bookingId],
    seatId: ["stalls:A:5", "stalls:B:2", "stalls:Z:9"],
    ticketTypeId: [`standing-${eventId}`],
    timeZone: ["Asia/Kolkata", "Europe/Berlin"],
    currency: ["INR"],
    gateId: ["north"],
    cursor: ["bzo0OA"],
  };
}, 60_000);

test(
  "generated requests get documented answers that match their schemas, and never a 5xx",
  { timeout: 900_000 },
  async () => {
    const random = randomOf(FUZZ_SEED);
    const endpoints = endpointsOf(document);
    const problems: string[] = [];
    const statuses = new Map<number, number>();
    for (let count = 0; count < FUZZ_REQUESTS && problems.length < 20; count++) {
      const endpoint = endpoints[count % endpoints.length]!;
      const sent = generateRequest({ document, random, known }, endpoint);
      const client = new ApiClient(await callerOf(endpoint.operation, random), "192.0.2.77", unlimited);
      const response = await client.fetch(sent.path, {
        method: sent.method,
        headers: sent.headers,
        ...(sent.body !== undefined && { body: sent.body }),
      });
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      const found = await problemsOf(endpoint.operation, response);
      problems.push(
        ...found.map(
          (each) =>
            `#${count} ${sent.method} ${sent.path.slice(0, 200)} ${sent.body?.slice(0, 300)}: ${each}`,
        ),
      );
    }
    expect(problems).toEqual([]);
    // The generator reaches the work behind the checks as well.
    expect(statuses.get(200)).toBeGreaterThan(FUZZ_REQUESTS / 20);
    expect(statuses.get(400)).toBeGreaterThan(FUZZ_REQUESTS / 20);
    console.info("fuzz", JSON.stringify(Object.fromEntries([...statuses].toSorted(([a], [b]) => a - b))));
  },
);

/** Mostly a caller that passes the guard. */
async function callerOf(operation: DocumentedOperation, random: () => number): Promise<string | null> {
  // Ends its session.
  if (operation.operationId === "logout") return aToken(world.people.stranger.id);
  const fitting = callers[random() < 0.85 ? operation["x-guard"] : "any"] ?? [];
  return fitting[Math.floor(random() * fitting.length)] ?? null;
}

async function problemsOf(
  { responses }: { responses: OpenApiDocument["paths"][string][string]["responses"] },
  response: Response,
): Promise<string[]> {
  const { status } = response;
  const body = await response.text();
  if (status >= 500) return [`${status} ${body.slice(0, 300)}`];
  // A path whose parameter is empty or has a slash is another path.
  const documented = responses[String(status)];
  if (!documented)
    return status === 404 || status === 405 ? [] : [`${status} is not documented: ${body.slice(0, 200)}`];
  const [type, content] = Object.entries(documented.content ?? {})[0] ?? [];
  if (!type || !content) return body === "" ? [] : [`${status} has a body`];
  const sent = response.headers.get("content-type");
  if (!sent?.startsWith(type)) return [`${status} is ${sent}, not ${type}`];
  return mismatches(document, content.schema, JSON.parse(body)).slice(0, 3);
}
