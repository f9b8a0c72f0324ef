import { Eye } from "lucide-react";
import { data, useActionData, useNavigation, useSearchParams } from "react-router";
import { ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Icon } from "#app/ui/icon";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import { intlLocale } from "#i18n/locale";
import { newId } from "#app/device/ids";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { isId } from "#domain/core/ids";
import { dateTimeWords } from "#domain/time/when-words";
import { actOnEvent, saveForm } from "./action";
import { Checklist } from "./checklist";
import { EditorForm } from "./editor-form";
import { LeaveGuard } from "./leave-guard";
import { MoreActions } from "./more-actions";
import { PicturePart } from "./picture-part";
import { SalesRow } from "./sales-row";
import { StandingNotices } from "./standing-notices";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const { catalogue } = context.get(servicesContext);
  const [event, venues, consequences] = await Promise.all([
    catalogue.findEvent(membership.organizationId, params.eventId ?? ""),
    catalogue.listVenues(membership.organizationId),
    catalogue.readConsequences(membership.organizationId, params.eventId ?? ""),
  ]);
  if (!event || !consequences) throw notFound();
  return {
    event,
    venues,
    consequences,
    descriptionHtml: catalogue.renderDescription(event.content.description),
    copyId: newId(),
    organization: params.organization ?? "",
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization);
  if (!isId(params.eventId ?? "")) throw notFound();
  const { catalogue } = context.get(servicesContext);
  const form = await readForm(request);
  if (form.get("intent") === "describe")
    return data({ html: catalogue.renderDescription(String(form.get("text") ?? "").slice(0, 20_000)) });
  const place = {
    catalogue,
    organizationId: membership.organizationId,
    eventId: params.eventId ?? "",
    here: `/organizations/${params.organization}/events/${params.eventId}`,
  };
  return form.get("form") === "event" ? saveForm(form, place) : actOnEvent(form, place);
}

/** A look at the description changes nothing. */
export function shouldRevalidate({
  formData,
  defaultShouldRevalidate,
}: {
  formData?: FormData;
  defaultShouldRevalidate: boolean;
}) {
  return formData?.get("intent") === "describe" ? false : defaultShouldRevalidate;
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: loaderData?.event.content.title || m.editor_untitled() }];
}

export default function Page({ loaderData }: Route.ComponentProps) {
  const { event, venues, consequences, descriptionHtml, copyId, organization } = loaderData;
  const answer = useActionData<typeof action>();
  const refused = answer && "result" in answer ? answer : null;
  const [search] = useSearchParams();
  const pending = useNavigation().state !== "idle";
  const open = event.state !== "completed" && event.state !== "cancelled";
  const typeNames = event.content.ticketTypes.map(({ name }) => name);
  return (
    <ConsolePage
      title={event.content.title || m.editor_untitled()}
      second={<Second event={event} />}
      actions={
        <>
          {event.everApproved ? (
            <ButtonLink to={`/events/${event.slug}`} variant="third" size="console">
              {m.editor_public_page()}
            </ButtonLink>
          ) : null}
          <ButtonLink to="preview" variant="third" size="console">
            <Icon of={Eye} />
            {m.editor_preview()}
          </ButtonLink>
        </>
      }
    >
      <StandingNotices event={event} refused={refused} told={search} />
      {event.everApproved ? <SalesRow event={event} /> : null}
      <div className="grid gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_18rem]">
        <LeaveGuard>
          {(noteDirty) => (
            <EditorForm
              key={search.get("at") ?? "first"}
              event={event}
              venues={venues}
              organization={organization}
              descriptionHtml={descriptionHtml}
              lastResult={refused?.result}
              showProblems={search.get("told") === "not_ready"}
              open={open}
              pending={pending}
              noteDirty={noteDirty}
            />
          )}
        </LeaveGuard>
        <aside className="flex flex-col gap-9">
          {open ? <Checklist problems={event.problems} typeNames={typeNames} /> : null}
          <PicturePart event={event} open={open} refusal={search.get("picture")} />
          <MoreActions
            event={event}
            consequences={consequences}
            copyId={copyId}
            organization={organization}
            pending={pending}
          />
        </aside>
      </div>
    </ConsolePage>
  );
}

function Second({ event }: { event: Route.ComponentProps["loaderData"]["event"] }) {
  switch (event.state) {
    case "draft":
      return m.editor_second_draft();
    case "in_review":
      return m.editor_second_in_review({
        when: dateTimeWords(
          event.waitingSince ?? 0,
          { timeZone: event.content.timeZone, locale: intlLocale() },
          { clock24: true },
        ),
      });
    case "published":
      return m.editor_second_published();
    case "completed":
      return m.editor_second_closed();
    case "cancelled":
      return m.editor_second_cancelled();
  }
}
