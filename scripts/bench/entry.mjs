// Wraps the built Worker for the bench. Raw workerd has no D1, so the load generator supplies visitors and events.
// Everything else is the build's own: the object, the webhook handler with its signature check, the sync limits.
import built, { EventAgent } from "./built/index.js";

export { EventAgent };

/** Bindings that raw workerd lacks and the configuration check requires; the measured requests use none of them. */
const absent = Object.fromEntries(
  [
    "DB",
    "IMAGES",
    "EFFECT_QUEUE",
    "SANDBOX_QUEUE",
    "MAIL",
    "LOGIN_LIMIT",
    "ADDRESS_LIMIT",
    "BOOKING_LIMIT",
    "NETWORK_LIMIT",
    "GATE_LIMIT",
    "SEARCH_LIMIT",
    "SEARCH_AI_LIMIT",
    "MARK_LIMIT",
    "API_LIMIT",
  ].map((name) => [name, {}]),
);
let complete;

const json = (value, status = 200) => Response.json(value, { status });
const object = (env, eventId) => env.EVENT.get(env.EVENT.idFromName(eventId));

async function listTickets(event, bookingIds) {
  const found = [];
  for (const id of bookingIds)
    for (const ticket of await event.listTickets(id)) found.push([id, ticket.lineNo, ticket.ticketId]);
  return found;
}

export default {
  async fetch(request, env, ctx) {
    const url = new URL(request.url);
    const [, place, eventId, what] = url.pathname.split("/");
    if (place !== "bench") return built.fetch(request, (complete ??= { ...absent, ...env }), ctx);
    const event = object(env, eventId);
    switch (what) {
      case "setup":
        return json(await event.configure(await request.json()));
      case "seats":
        return event.fetch("https://event.object/", {
          headers: {
            upgrade: "websocket",
            "x-stagedoor-pinned": JSON.stringify({ to: "seats", buyerKey: url.searchParams.get("buyer") }),
          },
        });
      case "hold": {
        const { buyer, hold } = await request.json();
        return json(await event.hold(buyer, hold));
      }
      case "booking":
        return json(await event.readBooking(url.searchParams.get("id"), null));
      // A checkout's two steps at the object: the booking with its payment; and what the provider answered, for which
      // the buyer does not wait.
      case "order": {
        const { buyer, place, paymentId } = await request.json();
        const placed = await event.placeBooking(buyer, place, { id: paymentId, provider: "sandbox" });
        if (!placed.ok) return json(placed, 409);
        ctx.waitUntil(
          event.recordIntent({
            bookingId: place.bookingId,
            paymentId,
            provider: "sandbox",
            intentId: `intent-${paymentId}`,
            payUrl: `/pay/sandbox/intent-${paymentId}`,
          }),
        );
        return json({ ok: true, amountMinor: placed.value.totals.totalMinor });
      }
      case "tickets":
        return json(await listTickets(event, await request.json()));
      case "sync": {
        const { device, request: asked } = await request.json();
        if (asked.scans.length > 200) return json({ reason: "malformed" }, 400);
        const { scans, ...envelope } = asked;
        const { scansJson, ...answer } = await event.syncScans(device, {
          ...envelope,
          scansJson: JSON.stringify(scans),
        });
        return new Response(`${JSON.stringify(answer).slice(0, -1)},"scans":${scansJson}}`);
      }
      case "stats":
        return json(await event.readDayOf());
    }
    return json({ reason: "not_found" }, 404);
  },
};
