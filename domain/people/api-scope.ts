/** Rights of an API key, `<noun>:read` or `<noun>:write`. Writing a noun does not include reading it. */
export const API_SCOPES = [
  "organization:read",
  "organization:write",
  "venues:read",
  "venues:write",
  "events:read",
  "events:write",
  "bookings:read",
  "bookings:write",
  "check-in:read",
  "check-in:write",
  "ratings:read",
  "ratings:write",
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** Returns the known scopes of a stored list; unknown ones give no right. */
export function readApiScopes(stored: unknown): ApiScope[] {
  return Array.isArray(stored) ? API_SCOPES.filter((scope) => stored.includes(scope)) : [];
}
