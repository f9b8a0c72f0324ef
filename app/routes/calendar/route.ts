import { placeLabel } from "#app/parts/event/place-label";
import ical, { ICalEventStatus } from "ical-generator";
import { publicUrlContext, servicesContext } from "#worker/router-context";
import { anyone, notFound } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

/** The event as iCalendar (RFC 5545), in UTC, so that it is correct in every time zone. */
export async function loader({ context, params }: Route.LoaderArgs) {
  anyone(context);
  const event = await context.get(servicesContext).discovery.findEvent(params.slug);
  if (!event) throw notFound();
  const url = `${context.get(publicUrlContext)}/events/${event.slug}`;
  const calendar = ical({ prodId: { company: "Stagedoor", product: "events" } });
  calendar.createEvent({
    id: `${event.id}@stagedoor`,
    start: new Date(event.startsAt),
    end: new Date(event.endsAt),
    summary: event.title,
    location: placeLabel(event.venue?.name, event.venue?.address, event.venue?.city),
    description: m.calendar_description({ organizer: event.organization.name, url }),
    url,
    status: event.state === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return new Response(calendar.toString(), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${event.slug.replaceAll(/[^\w-]/g, "")}.ics"`,
      "cache-control": "public, max-age=300",
    },
  });
}
