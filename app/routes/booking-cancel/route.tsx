import { CancelPage } from "#app/parts/refund/cancel-page";
import { cancelTickets, loadCancellation } from "#app/parts/refund/cancel-tickets";
import { servicesContext } from "#worker/router-context";
import { anyone, notFound } from "#app/guards";
import { readForm } from "#app/read-form";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

export async function loader({ context, params, request }: Route.LoaderArgs) {
  anyone(context);
  const { booking } = context.get(servicesContext);
  const { searchParams } = new URL(request.url);
  const found = await booking.findBooking(params.bookingId, searchParams.get("event"));
  if (!found) throw notFound();
  return { ...loadCancellation(booking, found, searchParams), bookingPath: bookingPath(found) };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  anyone(context);
  const { booking } = context.get(servicesContext);
  const found = await booking.findBooking(params.bookingId, new URL(request.url).searchParams.get("event"));
  if (!found) throw notFound();
  return cancelTickets(booking, found, await readForm(request), bookingPath(found));
}

function bookingPath({ booking: { id, eventId } }: { booking: { id: string; eventId: string } }): string {
  return `/bookings/${id}?event=${eventId}`;
}

/** Also after a refusal: the page then shows the current amount. */
export const shouldRevalidate = () => true;

export const meta: Route.MetaFunction = () => [
  { title: `${m.refund_cancel_title()} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
];

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <CancelPage {...loaderData} refused={actionData} />;
}
