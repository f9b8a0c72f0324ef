/** "Ranga Company" → "ranga-company". Never empty: a name in another script becomes "house". */
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
