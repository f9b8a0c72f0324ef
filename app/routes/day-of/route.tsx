import { redirect } from "react-router";
import { ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Notice } from "#app/ui/notice";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { DayOfView } from "./day-of-view";
import { withoutMoney } from "./without-money";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization, [
    "owner",
    "organizer",
    "staff",
  ]);
  const { catalogue } = context.get(servicesContext);
  const { organizationId, role } = membership;
  const eventId = params.eventId ?? "";
  const asked = new URL(request.url).searchParams.get("q");
  const query = asked?.trim() ?? "";
  const isBlank = asked !== null && query === "";
  const [page, found] = await Promise.all([
    catalogue.findDayOf(organizationId, eventId),
    query === "" ? [] : catalogue.lookUpTickets(organizationId, eventId, query),
  ]);
  if (page) {
    const isStaff = role === "staff";
    return { page: isStaff ? withoutMoney(page) : page, isStaff, query, isBlank, found: found ?? [] };
  }
  // Staff may not see events before publication.
  if (role === "staff" || !(await catalogue.findEvent(organizationId, eventId))) throw notFound();
  return { page: null, isStaff: false, query, isBlank, found: [] };
}

/** Retries effects whose attempts were exhausted. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const keys = (await readForm(request)).getAll("key").map(String);
  const { catalogue } = context.get(servicesContext);
  const retried = await catalogue.retryEffects(membership.organizationId, params.eventId ?? "", keys);
  if (retried === null) throw notFound();
  return redirect(`/organizations/${params.organization}/events/${params.eventId}/day-of`);
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${m.day_title()} · ${loaderData?.page?.event.title ?? ""}` }];
}

export default function Page({ loaderData: { page, isStaff, query, isBlank, found } }: Route.ComponentProps) {
  if (page)
    return <DayOfView key={page.event.id} page={page} isStaff={isStaff} lookUp={{ query, isBlank, found }} />;
  return (
    <ConsolePage title={m.day_title()}>
      <Notice
        title={m.day_unpublished_title()}
        action={
          <ButtonLink to=".." relative="path" variant="word">
            {m.day_unpublished_action()}
          </ButtonLink>
        }
      >
        {m.day_unpublished_text()}
      </Notice>
    </ConsolePage>
  );
}
