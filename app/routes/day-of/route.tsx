import { redirect } from "react-router";
import { arrivalsPerMinute } from "#domain/gate/arrivals";
import type { DayOf } from "#durable/event-rpc";
import type { DayOfPage } from "#worker/catalogue/catalogue";
import { ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Money } from "#app/ui/money";
import { Notice } from "#app/ui/notice";
import { NumberRow } from "#app/ui/number-row";
import { useOnline } from "#app/ui/online";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { ArrivalsChart } from "./arrivals-chart";
import { DayAttention } from "./attention";
import { clockWords } from "./clock";
import { DeviceTable } from "./device-table";
import { IncidentList } from "./incident-list";
import { useLiveDay, useSeconds } from "./live-day";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const { catalogue } = context.get(servicesContext);
  const eventId = params.eventId ?? "";
  const page = await catalogue.findDayOf(membership.organizationId, eventId);
  if (page) return { page };
  if (!(await catalogue.findEvent(membership.organizationId, eventId))) throw notFound();
  return { page: null };
}

/** Tries again what the event's object gave up. */
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

export default function Page({ loaderData: { page } }: Route.ComponentProps) {
  if (page) return <Day key={page.event.id} page={page} />;
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

function Day({ page }: { page: DayOfPage }) {
  const { event, gates } = page;
  const { dayOf, link, receivedAt } = useLiveDay(event.id, page.dayOf);
  const seconds = useSeconds();
  // Ages count by this browser's clock from when the numbers came: its own error cancels out.
  const age = seconds === null || receivedAt === null ? 0 : Math.max(0, seconds - receivedAt);
  const now = dayOf.now + age;
  const begun = dayOf.admitted > 0 || dayOf.refused > 0;
  const takings = {
    id: "takings",
    number: <Money amountMinor={dayOf.revenueMinor} currency={dayOf.currency} />,
    words: m.day_number_takings(),
  };
  return (
    <ConsolePage
      title={m.day_title()}
      second={secondLine(page, dayOf, now)}
      actions={<LinkState link={link} age={age} />}
    >
      <DayAttention page={page} dayOf={dayOf} now={now} />
      <NumberRow
        label={m.day_numbers_label()}
        numbers={
          begun
            ? [
                { id: "in", number: dayOf.admitted, words: m.day_number_in({ sold: dayOf.sold }) },
                { id: "inside", number: dayOf.inside, words: m.day_number_inside() },
                {
                  id: "pace",
                  number: new Intl.NumberFormat(intlLocale(), { maximumFractionDigits: 1 }).format(
                    arrivalsPerMinute(dayOf.curve, now),
                  ),
                  words: m.day_number_pace(),
                },
                { id: "refused", number: dayOf.refused, words: m.day_number_refused() },
                takings,
              ]
            : [
                { id: "sold", number: dayOf.sold, words: m.sales_sold({ capacity: dayOf.capacity }) },
                { id: "held", number: dayOf.held, words: m.sales_held() },
                { id: "free", number: dayOf.available, words: m.sales_free() },
                takings,
              ]
        }
      />
      <div className="mb-9 grid gap-x-10 gap-y-9 xl:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
        <ArrivalsChart
          dayOf={dayOf}
          doorsAt={event.doorsAt}
          startsAt={event.startsAt}
          timeZone={event.timeZone}
        />
        <div className="flex flex-col gap-8">
          <IncidentList
            incidents={dayOf.incidents}
            gates={gates}
            devices={page.devices}
            timeZone={event.timeZone}
          />
          <GateTable dayOf={dayOf} />
        </div>
      </div>
      <DeviceTable page={page} dayOf={dayOf} now={now} />
    </ConsolePage>
  );
}

function LinkState({ link, age }: { link: "live" | "polling"; age: number }) {
  const online = useOnline();
  const text = !online
    ? m.day_link_offline()
    : link === "live"
      ? m.day_updated({ seconds: Math.floor(age / 1000) })
      : m.day_link_polling();
  return <p className="type-second text-ink-2">{text}</p>;
}

function secondLine({ event }: DayOfPage, dayOf: DayOf, now: number): string {
  const facts = {
    clock: clockWords(now, event.timeZone),
    sold: dayOf.sold,
    held: dayOf.held,
    free: dayOf.available,
  };
  if (event.cancelled) return m.day_second_cancelled();
  if (now < event.doorsAt)
    return m.day_second_before({ ...facts, doors: clockWords(event.doorsAt, event.timeZone) });
  if (now < event.startsAt)
    return m.day_second_soon({ ...facts, minutes: Math.ceil((event.startsAt - now) / 60_000) });
  return m.day_second(facts);
}

function GateTable({ dayOf }: { dayOf: DayOf }) {
  if (dayOf.perGate.length === 0) return null;
  return (
    <section>
      <SectionHeading size="text" rule={false}>
        {m.day_gates()}
      </SectionHeading>
      <Table
        label={m.day_gates()}
        head={
          <>
            <Th>{m.day_gates_column_gate()}</Th>
            <Th numeric>{m.day_gates_column_entries()}</Th>
            <Th numeric>{m.day_gates_column_exits()}</Th>
            <Th numeric>{m.day_gates_column_refused()}</Th>
          </>
        }
      >
        {dayOf.perGate.map((gate) => (
          <tr key={gate.gateId}>
            <Td strong>{gate.name}</Td>
            <Td numeric>{gate.entries}</Td>
            <Td numeric>{gate.exits}</Td>
            <Td numeric>{gate.refused}</Td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
