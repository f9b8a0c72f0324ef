import { waitUntil } from "cloudflare:workers";
import { type SocketName, mayUseSocket } from "#domain/people/socket-access";
import { PINNED_HEADER, type Pinned } from "#durable/sockets/pinned-connection";
import { identify } from "../people/identify";
import { recordSocket } from "../people/open-sockets";
import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { TOO_MANY_REQUESTS } from "#domain/core/rate-limit";
import { networkKey } from "../security/network";
import { tooManyRequests } from "../security/rate-limited-response";
import { findKnownSocketEvent } from "./socket-rights";

const ROUTE = /^\/socket\/events\/([0-9A-Za-z_-]{1,64})\/(seats|day-of)$/;

/**
 * WebSocket upgrades to an event's object: /socket/events/:id/seats (all buyers) and /socket/events/:id/day-of (owners and
 * organizers of its organization, and admins). The identity is authenticated here and pinned to the connection.
 */
export async function handleSockets(request: Request, env: Env, now: () => number): Promise<Response | null> {
  const [, eventId, what] = ROUTE.exec(new URL(request.url).pathname) ?? [];
  if (!eventId || !what) return null;
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket")
    return new Response("this address speaks WebSocket only", {
      status: 426,
      headers: { upgrade: "websocket" },
    });
  if (!isOurOrigin(request)) return new Response("forbidden", { status: 403 });
  const pinned = await pin(request, env, eventId, { to: what as SocketName, now: now() });
  if (pinned === TOO_MANY_REQUESTS) return tooManyRequests(request);
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

/** The identity of the upgrade request, when it may use the socket. */
async function pin(
  request: Request,
  env: Env,
  eventId: string,
  { to, now }: { readonly to: SocketName; readonly now: number },
): Promise<Pinned | "too_many_requests" | null> {
  const [visitor, event] = await Promise.all([
    identify(request, env),
    findKnownSocketEvent(env, eventId, now),
  ]);
  const { person, sessionId = null } = visitor;
  if (!event || !mayUseSocket(to, event, person)) return null;
  // No cookie sent and none set (see mayBeNewGuest): no buyer key to hold seats for.
  if (!person && !visitor.guestKey && visitor.cookies?.length === 0) return "too_many_requests";
  const network = await networkKey(env, visitor.address);
  if (person && !visitor.rightsUnknown) waitUntil(recordSocket(env, person.id, eventId, now));
  if (to === "seats") return { to, buyerKey: visitor.buyerKey, sessionId, network };
  return sessionId ? { to, sessionId, network } : null;
}

/** Browsers always send Origin with an upgrade; other sites must not open sockets with our cookies. */
function isOurOrigin(request: Request): boolean {
  return request.headers.get("origin") === new URL(request.url).origin;
}
