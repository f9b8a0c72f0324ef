import { isPublic } from "#domain/sale/public-state";
import { eq } from "drizzle-orm";
import { PINNED_HEADER, type Pinned } from "#durable/sockets/seat-sockets";
import { identify } from "../people/identify";
import { database } from "../db/database";
import { event } from "../db/schema";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { RETRY_AFTER } from "#domain/core/rate-limit";
import { networkKey } from "../security/network";

const ROUTE = /^\/socket\/events\/([0-9A-Za-z_-]{1,64})\/(seats|day-of)$/;

/**
 * WebSocket upgrades to an event's object: /socket/events/:id/seats (all buyers) and /socket/events/:id/day-of (members of
 * its organization, and admins). The identity is authenticated here and pinned to the connection.
 */
export async function handleSockets(request: Request, env: Env): Promise<Response | null> {
  const [, eventId, what] = ROUTE.exec(new URL(request.url).pathname) ?? [];
  if (!eventId || !what) return null;
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket")
    return new Response("this address speaks WebSocket only", {
      status: 426,
      headers: { upgrade: "websocket" },
    });
  if (!isOurOrigin(request)) return new Response("forbidden", { status: 403 });
  const pinned =
    what === "seats" ? await pinBuyer(request, env, eventId) : await pinMember(request, env, eventId);
  if (pinned === "too_many_requests")
    return new Response("too many new buyers from this network", {
      status: 429,
      headers: RETRY_AFTER,
    });
  if (!pinned) return new Response("not found", { status: 404 });
  return openSocket(env, eventId, pinned);
}

/** Opens the socket for an authenticated identity. The object gets nothing of the browser's request. */
export async function openSocket(
  env: Pick<Env, "EVENT">,
  eventId: string,
  pinned: Pinned,
): Promise<Response> {
  const object = await eventObject(env, eventId);
  return object.fetch("https://event.object/", {
    headers: { upgrade: "websocket", [PINNED_HEADER]: JSON.stringify(pinned) },
  });
}

async function pinBuyer(
  request: Request,
  env: Env,
  eventId: string,
): Promise<Pinned | "too_many_requests" | null> {
  const [visitor, row] = await Promise.all([identify(request, env), findEvent(env, eventId)]);
  if (!row || !isPublic(row.state)) return null;
  // No cookie sent and none set (see mayBeNewGuest): no buyer key to hold seats for.
  if (!visitor.person && !visitor.guestKey && visitor.cookies?.length === 0) return "too_many_requests";
  return { to: "seats", buyerKey: visitor.buyerKey, network: await networkKey(env, visitor.address) };
}

async function pinMember(request: Request, env: Env, eventId: string): Promise<Pinned | null> {
  const [{ person }, row] = await Promise.all([identify(request, env), findEvent(env, eventId)]);
  if (!person || !row) return null;
  const isMember = person.memberships.some((each) => each.organizationId === row.organizationId);
  return isMember || person.isAdmin ? { to: "day-of", personId: person.id } : null;
}

async function findEvent(
  env: Env,
  eventId: string,
): Promise<{ state: string; organizationId: string } | undefined> {
  const rows = await database(env)
    .select({ state: event.state, organizationId: event.organizationId })
    .from(event)
    .where(eq(event.id, eventId))
    .limit(1);
  return rows[0];
}

/** Browsers always send Origin with an upgrade; other sites must not open sockets with our cookies. */
function isOurOrigin(request: Request): boolean {
  return request.headers.get("origin") === new URL(request.url).origin;
}
