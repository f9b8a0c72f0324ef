import { Plus } from "lucide-react";
import { Form, data, redirect, useNavigation } from "react-router";
import { isId } from "#domain/core/ids";
import { AttentionStrip } from "#app/ui/attention-strip";
import { Button, ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Icon } from "#app/ui/icon";
import { Notice } from "#app/ui/notice";
import { PageLinks } from "#app/ui/page-links";
import { SearchField } from "#app/ui/search-field";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import { newId } from "#app/device/ids";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { toAttentionItem } from "./attention-item";
import { readEventListQuery } from "./event-list-query";
import { EventTable } from "./event-table";
import { EventTabs } from "./event-tabs";
import { GateList } from "./gate-list";
import type { Route } from "./+types/route";
import { ChangeForm } from "#app/ui/change-form";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization, [
    "owner",
    "organizer",
    "staff",
  ]);
  const { catalogue, auth } = context.get(servicesContext);
  const name = membership.organizationName;
  if (membership.role === "staff") {
    const events = await auth.listSwitcherEvents(membership.organizationId);
    return { name, gateEvents: events.filter(({ state }) => state === "published"), overview: null };
  }
  const query = readEventListQuery(new URL(request.url).searchParams);
  const [list, attention] = await Promise.all([
    catalogue.listEvents(membership.organizationId, query),
    catalogue.listAttention(membership.organizationId),
  ]);
  return { name, gateEvents: [], overview: { list, attention, query, newEventId: newId() } };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const form = await readForm(request);
  const eventId = String(form.get("eventId"));
  if (!isId(eventId)) return data(null, { status: 400 });
  const { catalogue } = context.get(servicesContext);
  const copyOf = form.get("copyOf");
  const created = copyOf
    ? await catalogue.duplicateEvent(membership.organizationId, String(copyOf), eventId)
    : await catalogue.createEvent(membership.organizationId, eventId);
  if (!created.ok) throw notFound();
  return redirect(`/organizations/${params.organization}/events/${created.value.eventId}`);
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${m.events_title()} · ${loaderData?.name ?? ""}` }];
}

export default function Page({ loaderData: { name, gateEvents, overview } }: Route.ComponentProps) {
  return overview ? <Events name={name} {...overview} /> : <GateList name={name} events={gateEvents} />;
}

type Overview = NonNullable<Route.ComponentProps["loaderData"]["overview"]>;

function Events({ name, list, attention, query, newEventId }: Overview & { name: string }) {
  const pending = useNavigation().state === "submitting";
  const empty = list.counts.all === 0 && query.search === "";
  const newEvent = (
    <ChangeForm>
      <input type="hidden" name="eventId" value={newEventId} />
      <Button size="console" variant="primary" pending={pending}>
        <Icon of={Plus} />
        {m.events_new_button()}
      </Button>
    </ChangeForm>
  );
  return (
    <ConsolePage title={m.events_title()} second={name} actions={empty ? null : newEvent}>
      <AttentionStrip label={m.events_attention_label()} items={attention.map(toAttentionItem)} />
      {empty ? (
        <Notice title={m.events_empty_title()} action={newEvent}>
          {m.events_empty_text()}
        </Notice>
      ) : (
        <>
          <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
            <EventTabs counts={list.counts} current={query.tab} search={query.search} />
            <Form method="get" role="search" className="flex items-center gap-2 max-sm:w-full">
              <input type="hidden" name="tab" value={query.tab} />
              <SearchField
                label={m.events_search_label()}
                value={query.search}
                className="grow"
                inputClassName="sm:w-44"
              />
              <Button size="console" variant="third">
                {m.console_search_submit()}
              </Button>
            </Form>
          </div>
          {list.items.length === 0 ? (
            <Notice
              title={m.events_none_title()}
              action={
                <ButtonLink variant="word" to="?">
                  {m.console_search_clear()}
                </ButtonLink>
              }
            >
              {m.events_none_text()}
            </Notice>
          ) : (
            <EventTable items={list.items} sort={query.sort} descending={query.descending} />
          )}
          <PageLinks page={query.page} pages={list.pages} />
        </>
      )}
    </ConsolePage>
  );
}
