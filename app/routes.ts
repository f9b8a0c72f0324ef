import { type RouteConfig, index, layout, prefix, route } from "@react-router/dev/routes";

/** Node.js: this module configures the build and is not bundled. */
declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

/** All URLs. One folder per page, named by its noun; parts that several pages use are in app/parts. */
export default [
  layout("routes/site/layout.tsx", [
    index("routes/home/route.tsx"),
    route("events", "routes/event-list/route.tsx"),
    route("events/:slug", "routes/event/route.tsx"),
    route("events/:slug/ratings", "routes/event-ratings/route.tsx"),
    route("events/:slug/kept", "routes/offline-event/route.tsx"),
    route("events/:slug/checkout", "routes/checkout/route.tsx"),
    route("organizers/:slug", "routes/organizer/route.tsx"),
    route("venues/:venueId", "routes/place/route.tsx"),
    route("bookings", "routes/bookings/route.tsx"),
    route("bookings/find", "routes/booking-find/route.tsx"),
    route("bookings/link/:token", "routes/booking-link/route.tsx"),
    route("bookings/link/:token/cancel", "routes/booking-link-cancel/route.tsx"),
    route("bookings/:bookingId", "routes/booking/route.tsx"),
    route("bookings/:bookingId/cancel", "routes/booking-cancel/route.tsx"),
    route("sign-in", "routes/sign-in/route.tsx"),
    route("sign-up", "routes/sign-up/route.tsx"),
    route("sign-in/again", "routes/sign-in-again/route.tsx"),
    route("sign-out", "routes/sign-out/route.tsx"),
    route("confirm-address", "routes/confirm-address/route.tsx"),
    route("forgot-password", "routes/forgot-password/route.tsx"),
    route("reset-password", "routes/reset-password/route.tsx"),
    route("profile", "routes/profile/route.tsx"),
    route("saved", "routes/saved/route.tsx"),
    route("mark", "routes/mark/route.tsx"),
    route("notifications", "routes/notifications/route.tsx"),
    route("invitations/:invitationId", "routes/invitation/route.tsx"),
    route("wallet", "routes/wallet/route.tsx"),
    route("*", "routes/not-found/route.tsx"),
  ]),
  // Full-screen pages with their own bars, without the site's header.
  route("events/:slug/seats", "routes/seat-map/route.tsx"),
  route("wallet/:bookingId", "routes/ticket/route.tsx"),
  route("scan", "routes/scan/route.tsx"),
  route("scan/pair", "routes/scan-pair/route.tsx"),
  route("shell", "routes/shell/route.tsx"),

  // `npm run dev` only: scripts/build.mjs sets STAGEDOOR_DEMO, and no built bundle has the page or its manifest entry.
  ...(process.env["STAGEDOOR_DEMO"] === undefined ? [route("dev/ui", "routes/dev-ui/route.tsx")] : []),

  // Resources without a page.
  route("events/:slug/share.svg", "routes/share-card/route.ts"),
  route("events/:slug/calendar.ics", "routes/calendar/route.ts"),
  route("preferences", "routes/preferences/route.ts"),
  route("wallet-tickets", "routes/wallet-tickets/route.ts"),
  route("kept-events", "routes/offline-catalogue/route.ts"),

  route("organizations/new", "routes/organization-new/route.tsx"),
  ...prefix("organizations/:organization", [
    layout("routes/console/layout.tsx", [
      index("routes/organization/route.tsx"),
      route("ratings", "routes/organization-ratings/route.tsx"),
      route("people", "routes/organization-people/route.tsx"),
      route("settings", "routes/organization-settings/route.tsx"),
      route("api-keys", "routes/api-keys/route.tsx"),
      route("webhooks", "routes/webhooks/route.tsx"),
      route("webhooks/:endpointId", "routes/webhook/route.tsx"),
      route("venues", "routes/venues/route.tsx"),
      route("venues/:venueId", "routes/venue/route.tsx"),
      route("events/:eventId", "routes/event-editor/route.tsx"),
      route("events/:eventId/image", "routes/event-image/route.ts"),
      route("events/:eventId/preview", "routes/event-preview/route.tsx"),
      route("events/:eventId/day-of", "routes/day-of/route.tsx"),
      route("events/:eventId/bookings", "routes/event-bookings/route.tsx"),
      route("events/:eventId/bookings.csv", "routes/event-bookings-export/route.ts"),
      route("events/:eventId/bookings/:bookingId/refund", "routes/booking-refund/route.tsx"),
      route("events/:eventId/refunds", "routes/event-refunds/route.tsx"),
      route("events/:eventId/refunds.csv", "routes/event-refunds-export/route.ts"),
      route("events/:eventId/gates", "routes/event-gates/route.tsx"),
    ]),
  ]),

  ...prefix("admin", [
    layout("routes/admin/layout.tsx", [
      index("routes/admin-queue/route.tsx"),
      route("events/:eventId", "routes/admin-event/route.tsx"),
      route("bookings", "routes/admin-bookings/route.tsx"),
      route("bookings/:eventId/:bookingId", "routes/admin-booking/route.tsx"),
      route("ratings", "routes/admin-ratings/route.tsx"),
      route("people", "routes/admin-people/route.tsx"),
      route("lexicon", "routes/admin-lexicon/route.tsx"),
      route("audit", "routes/admin-audit/route.tsx"),
    ]),
  ]),
] satisfies RouteConfig;
