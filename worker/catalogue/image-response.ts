import { eq } from "drizzle-orm";
import { maySeeUnpublishedPicture } from "#domain/catalogue/picture-access";
import { identify } from "../people/identify";
import { database } from "../db/database";
import { event, image } from "../db/schema";
import type { Env } from "../platform/env";

const KEY = /^\/images\/([0-9a-f]{40})$/;

/** Headers that keep an uploaded file from running as a page or script. */
const SAFE_HEADERS = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "content-disposition": "inline",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** GET /images/:key from R2. Pictures of events without approval are visible to the event's organizers and admins only. */
export async function handleImages(request: Request, env: Env): Promise<Response | null> {
  const key = KEY.exec(new URL(request.url).pathname)?.[1];
  if (!key || (request.method !== "GET" && request.method !== "HEAD")) return missing();
  const [found] = await database(env)
    .select({
      type: image.type,
      currentKey: event.imageKey,
      publishedAt: event.publishedAt,
      organizationId: event.organizationId,
    })
    .from(image)
    .innerJoin(event, eq(event.id, image.eventId))
    .where(eq(image.key, key));
  if (!found) return missing();
  const isPublic = found.publishedAt !== null && found.currentKey === key;
  if (!isPublic) {
    const { person } = await identify(request, env);
    if (!maySeeUnpublishedPicture(person, found.organizationId)) return missing();
  }
  const etag = `"${key}"`;
  const headers = {
    ...SAFE_HEADERS,
    etag,
    "content-type": found.type,
    "cache-control": isPublic ? "public, max-age=31536000, immutable" : "private, no-store",
  };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const stored = await env.IMAGES.get(key);
  if (!stored) return missing();
  return new Response(request.method === "HEAD" ? null : stored.body, { headers });
}

function missing(): Response {
  return new Response("No such picture.", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...SAFE_HEADERS },
  });
}
