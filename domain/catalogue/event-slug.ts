/**
 * "tughlaq-9c7f3a2c": at most 60 characters of the title, then the last 8 hex digits of the id, so that equal titles get
 * different slugs. "event-…" for a title without Latin letters or digits.
 */
export function eventSlug(title: string, eventId: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${words || "event"}-${eventId.replaceAll("-", "").slice(-8)}`;
}
