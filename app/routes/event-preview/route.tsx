import { ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { EventBody } from "#app/parts/event/event-body";
import { toEventFacts } from "#app/parts/event/make-event-facts";
import { Notice } from "#app/ui/notice";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const { catalogue } = context.get(servicesContext);
  const eventId = params.eventId ?? "";
  const preview = await catalogue.previewEvent(membership.organizationId, eventId);
  if (preview) return { event: toEventFacts(preview, Date.now()) };
  if (!(await catalogue.findEvent(membership.organizationId, eventId))) throw notFound();
  return { event: null };
}

export function meta() {
  return [{ title: m.preview_title() }];
}

/** The public page with the latest saved content; `inert`, so nothing can be bought. */
export default function Page({ loaderData: { event } }: Route.ComponentProps) {
  const back = (
    <ButtonLink to=".." relative="path" variant="third" size="console">
      {m.preview_back()}
    </ButtonLink>
  );
  if (!event)
    return (
      <ConsolePage title={m.preview_title()} actions={back}>
        <Notice title={m.preview_incomplete_title()}>{m.preview_incomplete_text()}</Notice>
      </ConsolePage>
    );
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-console py-3">
        <p className="type-second text-ink-2">{m.preview_note()}</p>
        {back}
      </div>
      <div inert className="@container">
        <EventBody event={event} share={null} />
      </div>
    </>
  );
}
