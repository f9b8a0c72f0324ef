import { redirect } from "react-router";
import { isId } from "#domain/core/ids";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import type { Route } from "./+types/route";

export function loader({ context, request, params }: Route.LoaderArgs) {
  requireMember(context, request, params.organization);
  if (!isId(params.eventId ?? "")) throw notFound();
  return redirect(`/organizations/${params.organization}/events/${params.eventId}`);
}

/** Stores the picture and redirects to the editor, with the reason if it was refused. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization);
  if (!isId(params.eventId ?? "")) throw notFound();
  const { catalogue } = context.get(servicesContext);
  const taken = await catalogue.uploadImage(membership.organizationId, params.eventId ?? "", request);
  if (!taken.ok && taken.reason === "not_found") throw notFound();
  const editor = `/organizations/${params.organization}/events/${params.eventId}`;
  return redirect(taken.ok ? editor : `${editor}?picture=${taken.reason}`);
}
