/** Slugs that are pages of the console under `/organizations/`. */
const RESERVED = new Set(["new"]);

/** "Ranga Company" → "ranga-company": at most 48 of `a-z0-9-`; "house" for a name without Latin letters or digits. */
export function organizationSlug(name: string): string {
  const latin = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 48)
    .replace(/-+$/, "");
  return latin || "house";
}

/** True for a slug that an organization can only get with a suffix. */
export function isReservedSlug(slug: string): boolean {
  return RESERVED.has(slug);
}
