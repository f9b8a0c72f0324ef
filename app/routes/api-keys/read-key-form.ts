import { type ApiScope, readApiScopes } from "#domain/people/api-scope";

const DAY_MS = 86_400_000;

/** Lives of a key that the form offers, in days; null: no end. */
export const KEY_LIVES = [30, 90, 365, null] as const;

/** The fields of the form for a new key. An unknown life is 90 days. */
export function readKeyForm(
  form: FormData,
  now: number,
): { readonly name: string; readonly scopes: ApiScope[]; readonly expiresAt: number | null } {
  const name = form.get("name");
  const life = form.get("days");
  const days = life === "none" ? null : (KEY_LIVES.find((each) => String(each) === life) ?? 90);
  return {
    name: typeof name === "string" ? name.trim().slice(0, 60) : "",
    scopes: readApiScopes(form.getAll("scope")),
    expiresAt: days === null ? null : now + days * DAY_MS,
  };
}
