import { Outlet, useParams, useRouteError } from "react-router";
import { ButtonLink } from "#app/ui/button";
import { ReadOnlyPages } from "#app/ui/change-form";
import { Notice } from "#app/ui/notice";
import { m } from "#i18n/paraglide/messages";
import { servicesContext } from "#worker/router-context";
import { requireMember } from "#app/guards";
import { ConsoleMenu } from "./console-menu";
import { ConsoleProblem } from "./console-problem";
import type { Route } from "./+types/layout";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { person, membership } = requireMember(context, request, params.organization ?? "", [
    "owner",
    "organizer",
    "staff",
  ]);
  const { auth } = context.get(servicesContext);
  const [events, unread] = await Promise.all([
    auth.listSwitcherEvents(membership.organizationId),
    auth.countUnread(),
  ]);
  return {
    personName: person.name,
    isAdmin: person.isAdmin,
    membership,
    memberships: person.memberships,
    // Staff may not see events before publication.
    events: membership.role === "staff" ? events.filter(({ state }) => state === "published") : events,
    unread,
  };
}

export default function ConsoleLayout({ loaderData }: Route.ComponentProps) {
  const { eventId } = useParams();
  return (
    <div className="lg:grid lg:min-h-viewport lg:grid-cols-[14rem_minmax(0,1fr)]">
      <ConsoleMenu {...loaderData} eventId={eventId ?? null} />
      <main id="main" className="min-w-0">
        {loaderData.membership.isReadOnly ? (
          <div className="px-console pt-6">
            <Notice
              title={m.console_read_only({ organization: loaderData.membership.organizationName })}
              action={
                eventId ? (
                  <ButtonLink variant="word" to={`/admin/events/${eventId}`}>
                    {m.console_read_only_event()}
                  </ButtonLink>
                ) : null
              }
            >
              {m.console_read_only_text()}
            </Notice>
          </div>
        ) : null}
        <ReadOnlyPages isReadOnly={loaderData.membership.isReadOnly === true}>
          <Outlet />
        </ReadOnlyPages>
      </main>
    </div>
  );
}

export function ErrorBoundary() {
  return <ConsoleProblem error={useRouteError()} />;
}
