import { and, eq, gt, inArray, lt, ne } from "drizzle-orm";
import { FIRST_MANIFEST_FORMAT, GATE_MANIFEST_FORMAT } from "#domain/gate/manifest-format";
import { namedEvent } from "#domain/gate/manifest-build";
import { PUBLIC_STATES } from "#domain/sale/public-state";
import { database } from "../db/database";
import { device, event } from "../db/schema";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { jsonResponse, refusal } from "./responses";
import { LastKnown } from "../platform/last-known";
import { isOutage } from "../platform/outage";
import { type ProvenDevice, projected } from "./device-auth";
import { systemClock } from "../platform/clock";

/** Period around the event in which other events of the organization are named. */
const NEARBY_MS = 60 * 24 * 3_600_000;
const MOST_NAMED = 100;

/**
 * `GET /gate-api/manifest?format=2`: the object's head plus device names and other events from D1. A scanner that states
 * no format gets the first one, whose members are a part of the current ones.
 */
export async function handleManifestHead(request: Request, env: Env, phone: ProvenDevice): Promise<Response> {
  const { eventId } = phone;
  const stated = new URL(request.url).searchParams.get("format");
  const format = stated === String(GATE_MANIFEST_FORMAT) ? GATE_MANIFEST_FORMAT : FIRST_MANIFEST_FORMAT;
  const [head, devices, otherEvents] = await Promise.all([
    eventObject(env, eventId).then((object) => object.readGateManifestHead(projected(phone))),
    listDeviceNames(env, eventId),
    listKnownOtherEvents(env, eventId),
  ]);
  return jsonResponse({ ...head, format, devices, otherEvents });
}

/** `GET /gate-api/manifest/:version/:shard`: immutable bytes. */
export async function handleManifestShard(
  request: Request,
  env: Env,
  { eventId }: ProvenDevice,
  version: number,
  shard: number,
): Promise<Response> {
  const etag = `"${eventId}-${version}-${shard}"`;
  if (request.headers.get("if-none-match") === etag)
    return new Response(null, { status: 304, headers: { etag } });
  const bytes = await (await eventObject(env, eventId)).readGateManifestShard(version, shard);
  if (!bytes) return refusal("manifest_gone");
  return new Response(bytes, {
    headers: {
      "content-type": "application/octet-stream",
      "cache-control": "private, max-age=31536000, immutable",
      vary: "authorization",
      etag,
    },
  });
}

export async function listDeviceNames(
  env: Env,
  eventId: string,
): Promise<{ deviceId: string; name: string; gateId: string }[]> {
  try {
    return await database(env)
      .select({ deviceId: device.id, name: device.name, gateId: device.gateId })
      .from(device)
      .where(eq(device.eventId, eventId));
  } catch (problem) {
    if (!isOutage(problem)) throw problem;
    const known = await (await eventObject(env, eventId)).listDevices();
    return known.map(({ deviceId, name, gateId }) => ({ deviceId, name, gateId }));
  }
}

type NamedEvent = ReturnType<typeof namedEvent>;

const otherEvents = new WeakMap<D1Database, LastKnown<NamedEvent[]>>();

/** During an outage the last known ones, or none: a ticket of another event is then refused without its name. */
async function listKnownOtherEvents(env: Env, eventId: string): Promise<NamedEvent[]> {
  const known = otherEvents.get(env.DB) ?? new LastKnown<NamedEvent[]>({ freshMs: 0, most: 100 });
  otherEvents.set(env.DB, known);
  try {
    return (await known.read(eventId, systemClock(), () => listOtherEvents(env, eventId)))?.value ?? [];
  } catch (problem) {
    if (isOutage(problem)) return [];
    throw problem;
  }
}

async function listOtherEvents(env: Env, eventId: string): Promise<NamedEvent[]> {
  const db = database(env);
  const [own] = await db.select().from(event).where(eq(event.id, eventId));
  if (!own || own.startsAt === null) return [];
  const rows = await db
    .select({ id: event.id, title: event.title })
    .from(event)
    .where(
      and(
        eq(event.organizationId, own.organizationId),
        ne(event.id, eventId),
        inArray(event.state, PUBLIC_STATES),
        gt(event.startsAt, own.startsAt - NEARBY_MS),
        lt(event.startsAt, own.startsAt + NEARBY_MS),
      ),
    )
    .limit(MOST_NAMED);
  return rows.map(({ id, title }) => namedEvent(id, title));
}
