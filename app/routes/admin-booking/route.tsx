import { newId } from "#app/device/ids";
import { notFound, requireAdmin, requireFreshSignIn } from "#app/guards";
import { draftSearch, prepareRefund, readRefundDraft, submitRefund } from "#app/parts/refund/refund-action";
import { RefundPage } from "#app/parts/refund/refund-page";
import { readForm } from "#app/read-form";
import { servicesContext } from "#worker/router-context";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

/** A refund of any organization's booking by an admin. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  requireAdmin(context, request);
  requireFreshSignIn(context, request);
  const found = await context
    .get(servicesContext)
    .catalogue.findRefundable("admin", params.eventId, params.bookingId);
  if (!found) throw notFound();
  const draft = readRefundDraft(new URL(request.url).searchParams);
  return {
    found,
    prepared: prepareRefund(found, draft, "admin", Date.now()),
    idempotencyKey: newId(),
    backTo: listPath(found.booking.reference),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  requireAdmin(context, request);
  const form = await readForm(request);
  requireFreshSignIn(context, request, draftSearch(readRefundDraft(form)));
  const { catalogue } = context.get(servicesContext);
  const found = await catalogue.findRefundable("admin", params.eventId, params.bookingId);
  if (!found) throw notFound();
  return submitRefund(catalogue, "admin", found, form, listPath(found.booking.reference));
}

function listPath(reference: string): string {
  return `/admin/bookings?q=${encodeURIComponent(reference)}`;
}

/** Also after a refusal: the page then shows the current amount. */
export const shouldRevalidate = () => true;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: m.refund_desk_title({ reference: loaderData?.found.booking.reference ?? "" }) },
];

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <RefundPage {...loaderData} refused={actionData} />;
}
