import { z } from "@hono/zod-openapi";
import { API_SCOPES } from "#domain/people/api-scope";
import type { ApiKeyView } from "../../people/api-keys";
import { operation, owners, refusedBy } from "../operation";
import { Id, SentTime, Time, organizationPath, time, timeOrNull, words } from "../schemas/values";

const ApiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().openapi({ description: "The visible beginning of the key." }),
    scopes: z.array(z.enum(API_SCOPES)),
    createdAt: Time,
    createdBy: z.string().nullable(),
    expiresAt: Time.nullable(),
    lastUsedAt: Time.nullable(),
    revokedAt: Time.nullable(),
  })
  .openapi("ApiKey");

function toApiKey(view: ApiKeyView): z.input<typeof ApiKey> {
  return {
    id: view.id,
    name: view.name,
    prefix: view.prefix,
    scopes: [...view.scopes],
    createdAt: time(view.createdAt),
    createdBy: view.createdByName,
    expiresAt: timeOrNull(view.expiresAt),
    lastUsedAt: timeOrNull(view.lastUsedAt),
    revokedAt: timeOrNull(view.revokedAt),
  };
}

export const listApiKeys = operation({
  id: "listApiKeys",
  method: "get",
  path: "/organizations/{organization}/api-keys",
  tag: "Organizations",
  summary: "List API keys",
  guard: owners(null),
  params: organizationPath,
  answer: z.object({ items: z.array(ApiKey) }),
  async handle({ services, organizationId }) {
    return { body: { items: (await services.auth.listApiKeys(organizationId)).map(toApiKey) } };
  },
});

export const createApiKey = operation({
  id: "createApiKey",
  method: "post",
  path: "/organizations/{organization}/api-keys",
  tag: "Organizations",
  summary: "Make an API key",
  description: "The key is in this answer only.",
  guard: owners(null),
  params: organizationPath,
  body: z.object({
    name: words(60).trim().min(1),
    scopes: z.array(z.enum(API_SCOPES)).min(1),
    expiresAt: SentTime.nullable().default(null),
  }),
  answer: ApiKey.extend({ key: z.string() }).openapi("NewApiKey"),
  status: 201,
  refusals: ["too_many_keys"],
  secret: true,
  async handle({ services, organizationId, body }) {
    const created = await services.auth.createApiKey(organizationId, body);
    if (!created.ok) return refusedBy(created);
    return { body: { ...toApiKey(created.value.view), key: created.value.key } };
  },
});

export const revokeApiKey = operation({
  id: "revokeApiKey",
  method: "delete",
  path: "/organizations/{organization}/api-keys/{key}",
  tag: "Organizations",
  summary: "Revoke an API key",
  guard: owners(null),
  params: organizationPath.extend({ key: Id }),
  answer: null,
  async handle({ services, organizationId, params }) {
    const revoked = await services.auth.revokeApiKey(organizationId, params.key);
    return revoked.ok ? { body: undefined } : refusedBy(revoked);
  },
});
