import { CancelPage } from "#app/parts/refund/cancel-page";
import { cancelTickets, loadCancellation } from "#app/parts/refund/cancel-tickets";
import { servicesContext } from "#worker/router-context";
import { anyone, notFound } from "#app/guards";
import { readForm } from "#app/read-form";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

/** The cancellation for guests, by the mailed link to their booking. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  anyone(context);
  const { booking } = context.get(servicesContext);
  const opened = await booking.openLink(params.token);
  if (opened?.kind !== "booking") throw notFound();
  return {
    ...loadCancellation(booking, opened.found, new URL(request.url).searchParams),
    bookingPath: `/bookings/link/${params.token}`,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  anyone(context);
  const { booking } = context.get(servicesContext);
  const opened = await booking.openLink(params.token);
  if (opened?.kind !== "booking") throw notFound();
  return cancelTickets(booking, opened.found, await readForm(request), `/bookings/link/${params.token}`);
}

/** Also after a refusal: the page then shows the current amount. */
export const shouldRevalidate = () => true;

/** The URL is a bearer token: no referrer is sent to other origins. */
export const meta: Route.MetaFunction = () => [
  { title: `${m.refund_cancel_title()} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "same-origin" },
];

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <CancelPage {...loaderData} refused={actionData} />;
}
