/** Words of the site's paths. Every other segment is an id, so that the number of labels has a bound. */
const WORDS = new Set(
  `events seats checkout ratings kept share.svg calendar.ics bookings find link sign-in sign-up sign-out confirm-address
  forgot-password reset-password profile saved mark notifications invitations wallet scan pair shell preferences
  wallet-tickets kept-events organizations new people settings venues image preview day-of bookings.csv gates webhooks
  admin lexicon audit socket gate-api images .well-known pay sandbox razorpay stripe dev api v1 health ready metrics
  organizers cities sitemap.xml robots.txt events.atom events.ics embed widget.js oembed graphql`.split(
    /\s+/,
  ),
);
const MOST_SEGMENTS = 5;

/** The route of a path as a metric's label: `/events/:id/seats`; `other` for an address that the site does not have. */
export function routeLabel(pathname: string): string {
  const segments = pathname
    .replace(/\.data$/, "")
    .split("/")
    .filter(Boolean);
  const [first] = segments;
  if (first === undefined || first === "_root") return "/";
  if (!WORDS.has(first) || segments.length > MOST_SEGMENTS) return "other";
  return segments.map((segment) => `/${WORDS.has(segment) ? segment : ":id"}`).join("");
}
