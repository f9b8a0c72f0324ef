import { Eye } from "lucide-react";
import { data, useActionData, useNavigation, useSearchParams } from "react-router";
import { ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { readResult } from "#app/ui/flash";
import { Icon } from "#app/ui/icon";
import { servicesContext } from "#worker/router-context";
import { notFound, requireFreshSignIn, requireMember } from "#app/guards";
import { intlLocale } from "#i18n/locale";
import { newId } from "#app/device/ids";
import { m } from "#i18n/paraglide/messages";
import { SalesNumbers } from "#app/parts/event/sales-numbers";
import { readForm } from "#app/read-form";
import type { EventView } from "#worker/catalogue/event-service";
import { isId } from "#domain/core/ids";
import { dateTimeWords } from "#domain/time/when-words";
import { handleIntent, handleSave } from "./action";
import { Checklist } from "./checklist";
import { EditorForm } from "./editor-form";
import { EditorNotices } from "./editor-notices";
import { LeaveGuard } from "./leave-guard";
import { MoreActions } from "./more-actions";
import { PictureSection } from "./picture-section";
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
  const event = {
    catalogue,
    organizationId: membership.organizationId,
    eventId: params.eventId ?? "",
    path: `/organizations/${params.organization}/events/${params.eventId}`,
  };
  if (form.get("intent") === "cancel") {
    const entered = { cause: String(form.get("cause") ?? ""), reason: String(form.get("reason") ?? "") };
    requireFreshSignIn(context, request, new URLSearchParams(entered));
  }
  return form.get("form") === "event" ? handleSave(form, event) : handleIntent(form, event);
}

/** A preview of the description changes no data. */
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
  const result = useActionData<typeof action>();
  const refused = result && "result" in result ? result : null;
  const [search] = useSearchParams();
  const pending = useNavigation().state !== "idle";
  const open = event.state !== "completed" && event.state !== "cancelled";
  const typeNames = event.content.ticketTypes.map(({ name }) => name);
  return (
    <ConsolePage
      title={event.content.title || m.editor_untitled()}
      second={stateText(event)}
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
      <EditorNotices event={event} refused={refused} search={search} />
      {event.everApproved ? <SalesNumbers sales={{ ...event, currency: event.live.currency }} /> : null}
      <div className="grid gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_18rem]">
        <LeaveGuard>
          {(onDirtyChange) => (
            <EditorForm
              key={search.get("at") ?? "first"}
              event={event}
              venues={venues}
              organization={organization}
              descriptionHtml={descriptionHtml}
              lastResult={refused?.result}
              showProblems={readResult(search, ["not_ready"]) !== null}
              open={open}
              pending={pending}
              onDirtyChange={onDirtyChange}
            />
          )}
        </LeaveGuard>
        <aside className="flex flex-col gap-9">
          {open ? (
            <Checklist problems={event.problems} typeNames={typeNames} isSent={event.state !== "draft"} />
          ) : null}
          <PictureSection event={event} open={open} uploadError={search.get("picture")} />
          <MoreActions
            event={event}
            consequences={consequences}
            copyId={copyId}
            organization={organization}
            pending={pending}
            entered={{ cause: search.get("cause") ?? "", reason: search.get("reason") ?? "" }}
          />
        </aside>
      </div>
    </ConsolePage>
  );
}

function stateText(event: EventView): string {
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
      return event.salePause ? m.editor_second_paused() : m.editor_second_published();
    case "completed":
      return m.editor_second_closed();
    case "cancelled":
      return m.editor_second_cancelled();
  }
}
