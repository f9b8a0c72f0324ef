import { Plus, Search } from "lucide-react";
import { Form, Link, data, redirect, useNavigation } from "react-router";
import { isId } from "#domain/core/ids";
import type { EventAttention, EventTab } from "#worker/catalogue/catalogue";
import { type AttentionItem, AttentionStrip } from "#app/ui/attention-strip";
import { Button, ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Icon } from "#app/ui/icon";
import { Notice } from "#app/ui/notice";
import { PageLinks } from "#app/ui/page-links";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import { intlLocale } from "#i18n/locale";
import { newId } from "#app/device/ids";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { dateTimeWords } from "#domain/time/when-words";
import { EventTable } from "./event-table";
import { GateList } from "./gate-list";
import { readEventQuery } from "./event-query";
import type { Route } from "./+types/route";

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
    return { name, shows: events.filter(({ state }) => state === "published"), desk: null };
  }
  const query = readEventQuery(new URL(request.url).searchParams);
  const [list, attention] = await Promise.all([
    catalogue.listEvents(membership.organizationId, query),
    catalogue.listAttention(membership.organizationId),
  ]);
  return { name, shows: [], desk: { list, attention, query, newEventId: newId() } };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const form = await readForm(request);
  const eventId = String(form.get("eventId"));
  if (!isId(eventId)) return data(null, { status: 400 });
  const { catalogue } = context.get(servicesContext);
  const copied = form.get("copyOf");
  const made = copied
    ? await catalogue.duplicateEvent(membership.organizationId, String(copied), eventId)
    : await catalogue.createEvent(membership.organizationId, eventId);
  if (!made.ok) throw notFound();
  return redirect(`/organizations/${params.organization}/events/${made.value.eventId}`);
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${m.events_title()} · ${loaderData?.name ?? ""}` }];
}

export default function Page({ loaderData: { name, shows, desk } }: Route.ComponentProps) {
  return desk ? <Events name={name} {...desk} /> : <GateList name={name} shows={shows} />;
}

type Desk = NonNullable<Route.ComponentProps["loaderData"]["desk"]>;

function Events({ name, list, attention, query, newEventId }: Desk & { name: string }) {
  const pending = useNavigation().state === "submitting";
  const never = list.counts.all === 0 && query.search === "";
  const newEvent = (
    <Form method="post">
      <input type="hidden" name="eventId" value={newEventId} />
      <Button size="console" variant="primary" pending={pending}>
        <Icon of={Plus} />
        {m.events_new_button()}
      </Button>
    </Form>
  );
  return (
    <ConsolePage title={m.events_title()} second={name} actions={never ? null : newEvent}>
      <AttentionStrip label={m.events_attention_label()} items={attention.map(attentionItem)} />
      {never ? (
        <Notice title={m.events_empty_title()} action={newEvent}>
          {m.events_empty_text()}
        </Notice>
      ) : (
        <>
          <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
            <Tabs counts={list.counts} current={query.tab} search={query.search} />
            <Form method="get" role="search" className="flex items-center gap-2 max-sm:w-full">
              <input type="hidden" name="tab" value={query.tab} />
              <label className="flex h-9 grow items-center gap-2.5 rounded-control border border-edge px-3">
                <Icon of={Search} size={18} className="text-ink-2" />
                <span className="sr-only">{m.events_search_label()}</span>
                <input
                  key={query.search}
                  type="search"
                  name="search"
                  defaultValue={query.search}
                  placeholder={m.events_search_label()}
                  maxLength={80}
                  className="type-second w-full min-w-0 bg-transparent outline-none sm:w-44"
                />
              </label>
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

function Tabs({
  counts,
  current,
  search,
}: {
  counts: Readonly<Record<EventTab, number>>;
  current: EventTab;
  search: string;
}) {
  const words: Record<EventTab, () => string> = {
    all: m.events_tab_all,
    draft: m.events_tab_draft,
    in_review: m.events_tab_in_review,
    published: m.events_tab_published,
    past: m.events_tab_past,
  };
  return (
    <nav aria-label={m.events_tab_label()} className="flex flex-wrap gap-x-5">
      {(Object.keys(words) as EventTab[]).map((tab) => (
        <Link
          key={tab}
          to={`?${new URLSearchParams({ tab, ...(search ? { search } : {}) })}`}
          aria-current={tab === current ? "page" : undefined}
          className="type-body inline-flex min-h-9 items-center gap-1.5 border-b-2 border-transparent text-ink-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
        >
          {words[tab]()} <span className="tnum type-second">{counts[tab]}</span>
        </Link>
      ))}
    </nav>
  );
}

function attentionItem({ eventId, title, kind, facts }: EventAttention): AttentionItem {
  const when =
    facts.startsAt === undefined
      ? ""
      : dateTimeWords(facts.startsAt, { timeZone: facts.timeZone, locale: intlLocale() }, { clock24: true });
  const name = title || m.events_untitled();
  const reason = facts.reason ?? "";
  const open = (
    <Link to={`events/${eventId}`} className="word">
      {m.events_attention_open()}
    </Link>
  );
  switch (kind) {
    case "returned":
      return {
        id: eventId,
        tone: "warn",
        what: m.events_attention_returned({ title: name }),
        safe: m.events_attention_returned_safe({ reason }),
        action: open,
      };
    case "change_returned":
      return {
        id: eventId,
        tone: "warn",
        what: m.events_attention_change_returned({ title: name }),
        safe: m.events_attention_change_returned_safe({ reason }),
        action: open,
      };
    case "starts_soon_unsent":
      return {
        id: eventId,
        tone: "warn",
        what: m.events_attention_soon({ title: name }),
        safe: m.events_attention_soon_safe({ when }),
        action: open,
      };
    case "tonight":
      return {
        id: eventId,
        tone: "plain",
        what: m.events_attention_tonight({ title: name }),
        safe: m.events_attention_tonight_safe({ when }),
        action: (
          <Link to={`events/${eventId}/day-of`} className="word">
            {m.events_attention_day_of()}
          </Link>
        ),
      };
  }
}
