import { eq } from "drizzle-orm";
import { toWallClock } from "#domain/time/wall-clock";
import { API_SCOPES, type ApiScope } from "#domain/people/api-scope";
import { database } from "#worker/db/database";
import { apiKey, event, session, user } from "#worker/db/schema";
import { addMember, createOrganization } from "#worker/people/accounts";
import { hexHashOf } from "#worker/platform/digest";
import { issueTokens } from "#worker/people/api-tokens";
import { cookieName, writeSigned } from "#worker/platform/cookies";
import { ApiClient } from "./api";
import { aShow } from "./show";
import type { SetupOptions } from "./setup";
import { env } from "./visit";

let worlds = 0;

/** An organization with a show, a person of each role, keys, and another organization. */
export async function anApiWorld(options: SetupOptions = {}) {
  const name = `api-${worlds++}-${crypto.randomUUID().slice(0, 8)}`;
  const person = async (role: string, isAdmin = false) => {
    const email = `${name}-${role}@example.com`;
    const id = crypto.randomUUID();
    const now = new Date();
    await database(env)
      .insert(user)
      .values({
        id,
        name: role,
        email,
        emailVerified: true,
        role: isAdmin ? "admin" : "user",
        createdAt: now,
        updatedAt: now,
      });
    return { id, email, token: await aToken(id) };
  };
  const [owner, organizer, staff, attendee, stranger, admin] = await Promise.all([
    person("owner"),
    person("organizer"),
    person("staff"),
    person("attendee"),
    person("stranger"),
    person("admin", true),
  ]);
  const organizationId = await createOrganization(env, { name, slug: name, ownerId: owner.id });
  const otherId = await createOrganization(env, {
    name: `${name} other`,
    slug: `${name}-other`,
    ownerId: stranger.id,
  });
  await addMember(env, { organizationId, userId: organizer.id, role: "organizer" });
  await addMember(env, { organizationId, userId: staff.id, role: "staff" });
  const show = await aShow(options, organizationId);
  const { startsAt, timeZone, ticketTypes } = show.setup;
  const prices = ticketTypes.map(({ priceMinor }) => priceMinor);
  await database(env)
    .update(event)
    .set({
      localDate: toWallClock(startsAt, timeZone).date,
      minPriceMinor: Math.min(...prices),
      maxPriceMinor: Math.max(...prices),
    })
    .where(eq(event.id, show.eventId));
  return {
    slug: name,
    organizationId,
    otherId,
    show,
    people: { owner, organizer, staff, attendee, stranger, admin },
    venueId: `v-${show.eventId}`,
    key: (scopes: readonly ApiScope[] = API_SCOPES) => aKey(organizationId, scopes),
    otherKey: () => aKey(otherId, API_SCOPES),
  };
}

/** The access token of a new session, without the cost of a password. */
export async function aToken(userId: string): Promise<string> {
  const now = new Date();
  const token = crypto.randomUUID();
  await database(env)
    .insert(session)
    .values({
      id: crypto.randomUUID(),
      token,
      userId,
      expiresAt: new Date(now.getTime() + 86_400_000),
      createdAt: now,
      updatedAt: now,
    });
  const cookie = `${cookieName("session", true)}=${encodeURIComponent(await writeSigned(token, env.AUTH_SECRET))}`;
  const tokens = await issueTokens(env, { cookies: [`${cookie}; Path=/`] }, now.getTime());
  if (!tokens) throw new Error("no session");
  return tokens.accessToken;
}

export type ApiWorld = Awaited<ReturnType<typeof anApiWorld>>;

/** A stored key, with its text. */
export async function aKey(
  organizationId: string,
  scopes: readonly ApiScope[] = API_SCOPES,
  life: { readonly expiresAt?: number; readonly revokedAt?: number } = {},
) {
  const random = crypto.getRandomValues(new Uint8Array(22));
  const key = `sdk_${Array.from(random, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, 43)}`;
  const id = crypto.randomUUID();
  await database(env)
    .insert(apiKey)
    .values({
      id,
      organizationId,
      name: "test",
      prefix: key.slice(0, 12),
      hash: await hexHashOf(key),
      scopes: [...scopes],
      createdBy: "test",
      createdAt: Date.now(),
      ...life,
    });
  return { id, key, client: new ApiClient(key) };
}

export async function lastUseOf(keyId: string): Promise<number | null> {
  const [row] = await database(env).select().from(apiKey).where(eq(apiKey.id, keyId));
  return row?.lastUsedAt ?? null;
}
