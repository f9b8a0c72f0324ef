import { actOnBooking } from "#app/parts/booking/booking-action";
import { BookingPage } from "#app/parts/booking/booking-page";
import { readResult } from "#app/ui/flash";
import { servicesContext } from "#worker/router-context";
import { anyone, notFound } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { RATING_RESULTS } from "#app/parts/rating/rating-form";
import { readForm } from "#app/read-form";
import type { Route } from "./+types/route";

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { buyerKey } = anyone(context);
  const { searchParams } = new URL(request.url);
  const { booking, ratings } = context.get(servicesContext);
  const found = await booking.findBooking(params.bookingId, searchParams.get("event"));
  if (!found) throw notFound();
  return {
    found,
    own: await ratings.findOwn(found),
    result: readResult(searchParams, RATING_RESULTS),
    said: readResult(searchParams, ["tickets_cancelled"]),
    owner: buyerKey,
    now: Date.now(),
    problem: searchParams.get("problem") === "provider" ? ("provider" as const) : null,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  anyone(context);
  const services = context.get(servicesContext);
  const found = await services.booking.findBooking(
    params.bookingId,
    new URL(request.url).searchParams.get("event"),
  );
  if (!found) throw notFound();
  return actOnBooking(services, found, await readForm(request), request.url);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.found.event.title ?? m.booking_page_title()} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
];

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  const { found, own, result, said, owner, now, problem } = loaderData;
  return (
    <BookingPage
      found={found}
      owner={owner}
      now={now}
      problem={actionData?.problem ?? problem}
      said={said}
      cancelPath={`/bookings/${found.booking.id}/cancel?event=${found.booking.eventId}`}
      rating={{ own, result, refused: actionData?.rating ?? null }}
    />
  );
}
