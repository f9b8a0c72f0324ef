import type { ApiScope } from "#domain/people/api-scope";
import type { Outcome } from "#domain/core/outcome";

/** API keys of an organization. A route guard checks the right to its settings first; every change is in the audit log. */
export interface ApiKeys {
  /** Newest first, revoked and expired ones included. */
  listApiKeys(organizationId: string): Promise<readonly ApiKeyView[]>;
  /** The key itself is returned once and is not stored. */
  createApiKey(
    organizationId: string,
    request: {
      readonly name: string;
      readonly scopes: readonly ApiScope[];
      readonly expiresAt: number | null;
    },
  ): Promise<Outcome<{ readonly key: string; readonly view: ApiKeyView }, "too_many_keys">>;
  /** Ends the key at once; idempotent. */
  revokeApiKey(organizationId: string, keyId: string): Promise<Outcome<true, "not_found">>;
}

export interface ApiKeyView {
  readonly id: string;
  readonly name: string;
  /** The visible beginning of the key. */
  readonly prefix: string;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: number;
  /** Null for a person who is gone. */
  readonly createdByName: string | null;
  readonly expiresAt: number | null;
  /** At most five minutes late; null: never. */
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}
