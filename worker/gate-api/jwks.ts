import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { eq } from "drizzle-orm";
import { database } from "../db/database";
import { event } from "../db/schema";

const ADDRESS = /^\/\.well-known\/events\/([0-9a-f-]{36})\/jwks\.json$/;

/**
 * Public keys of an event: /.well-known/events/:id/jwks.json. An event that was never published has none, and its
 * object is not woken to say so. Null: not for us.
 */
export async function handleJwks(request: Request, env: Env): Promise<Response | null> {
  const eventId = ADDRESS.exec(new URL(request.url).pathname)?.[1];
  if (!eventId) return null;
  if (request.method !== "GET" && request.method !== "HEAD")
    return Response.json({ reason: "method_unknown" }, { status: 405, headers: { allow: "GET" } });
  const [row] = await database(env)
    .select({ publishedAt: event.publishedAt })
    .from(event)
    .where(eq(event.id, eventId));
  if (!row || row.publishedAt === null)
    return Response.json({ reason: "not_found", next: "Check the event's address." }, { status: 404 });
  const keys = await (await eventObject(env, eventId)).readKeys();
  return Response.json(
    { keys: keys.map(({ jwk }) => jwk) },
    { headers: { "cache-control": "public, max-age=300", "access-control-allow-origin": "*" } },
  );
}
