import { newId } from "#app/device/ids";
import { notFound, requireFreshSignIn, requireMember } from "#app/guards";
import { draftSearch, prepareRefund, readRefundDraft, submitRefund } from "#app/parts/refund/refund-action";
import { RefundPage } from "#app/parts/refund/refund-page";
import { readForm } from "#app/read-form";
import { servicesContext } from "#worker/router-context";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  requireFreshSignIn(context, request);
  const { organizationId } = membership;
  const found = await context
    .get(servicesContext)
    .catalogue.findRefundable({ organizationId }, params.eventId, params.bookingId);
  if (!found) throw notFound();
  const draft = readRefundDraft(new URL(request.url).searchParams);
  return {
    found,
    prepared: prepareRefund(found, draft, "organizer", Date.now()),
    idempotencyKey: newId(),
    backTo: bookingsPath(params),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const form = await readForm(request);
  requireFreshSignIn(context, request, draftSearch(readRefundDraft(form)));
  const { catalogue } = context.get(servicesContext);
  const scope = { organizationId: membership.organizationId };
  const found = await catalogue.findRefundable(scope, params.eventId, params.bookingId);
  if (!found) throw notFound();
  return submitRefund(catalogue, scope, found, form, bookingsPath(params));
}

function bookingsPath(params: { organization: string; eventId: string; bookingId: string }): string {
  const { organization, eventId, bookingId } = params;
  return `/organizations/${organization}/events/${eventId}/bookings?booking=${encodeURIComponent(bookingId)}`;
}

/** Also after a refusal: the page then shows the current amount. */
export const shouldRevalidate = () => true;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: m.refund_desk_title({ reference: loaderData?.found.booking.reference ?? "" }) },
];

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <RefundPage {...loaderData} refused={actionData} />;
}
