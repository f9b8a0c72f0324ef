import { base64url } from "jose";
import { and, count, desc, eq, isNull } from "drizzle-orm";
import { accept, refuse } from "#domain/core/outcome";
import { API_KEY_PREFIX, API_KEY_VISIBLE, MOST_API_KEYS } from "#domain/people/api-key";
import { readApiScopes } from "#domain/people/api-scope";
import { apiKey, user } from "#worker/db/schema";
import { database } from "../db/database";
import type { Deps } from "../platform/deps";
import { hexHashOf } from "../platform/digest";
import { newId } from "../platform/ids";
import type { ApiKeyView, ApiKeys } from "./api-keys";
import { organizationAudit } from "./organization-audit";
import { signedInPerson } from "./signed-in";

export function makeApiKeys(deps: Deps): ApiKeys {
  const { env, now, visitor } = deps;
  const db = database(env);
  const audit = organizationAudit(deps);

  async function readKeys(organizationId: string): Promise<ApiKeyView[]> {
    const rows = await db
      .select({ key: apiKey, createdByName: user.name })
      .from(apiKey)
      .leftJoin(user, eq(user.id, apiKey.createdBy))
      .where(eq(apiKey.organizationId, organizationId))
      .orderBy(desc(apiKey.createdAt), desc(apiKey.id));
    return rows.map(({ key, createdByName }) => ({
      id: key.id,
      name: key.name,
      prefix: key.prefix,
      scopes: readApiScopes(key.scopes),
      createdAt: key.createdAt,
      createdByName,
      expiresAt: key.expiresAt,
      lastUsedAt: key.lastUsedAt,
      revokedAt: key.revokedAt,
    }));
  }

  return {
    listApiKeys: readKeys,

    async createApiKey(organizationId, { name, scopes, expiresAt }) {
      const [active] = await db
        .select({ many: count() })
        .from(apiKey)
        .where(and(eq(apiKey.organizationId, organizationId), isNull(apiKey.revokedAt)));
      if ((active?.many ?? 0) >= MOST_API_KEYS) return refuse("too_many_keys", { most: MOST_API_KEYS });
      const creator = signedInPerson(visitor);
      const key = API_KEY_PREFIX + base64url.encode(crypto.getRandomValues(new Uint8Array(32)));
      const view = {
        id: newId(now()),
        name,
        prefix: key.slice(0, API_KEY_VISIBLE),
        scopes,
        createdAt: now(),
        expiresAt,
        lastUsedAt: null,
        revokedAt: null,
      };
      await db.insert(apiKey).values({
        ...view,
        scopes: [...scopes],
        organizationId,
        hash: await hexHashOf(key),
        createdBy: creator.id,
      });
      await audit(organizationId, "api_key.created", `api_key:${view.id}`, { name, scopes, expiresAt });
      return accept({ key, view: { ...view, createdByName: creator.name } });
    },

    async revokeApiKey(organizationId, keyId) {
      const own = and(eq(apiKey.id, keyId), eq(apiKey.organizationId, organizationId));
      const [found] = await db.select({ name: apiKey.name }).from(apiKey).where(own);
      if (!found) return refuse("not_found");
      const revoked = await db
        .update(apiKey)
        .set({ revokedAt: now() })
        .where(and(own, isNull(apiKey.revokedAt)))
        .returning({ id: apiKey.id });
      if (revoked.length > 0)
        await audit(organizationId, "api_key.revoked", `api_key:${keyId}`, { name: found.name });
      return accept(true);
    },
  };
}
