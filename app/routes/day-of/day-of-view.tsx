import type { LookedUpTicket } from "#domain/gate/ticket-lookup";
import type { DayOf } from "#durable/event-rpc";
import type { DayOfPage } from "#worker/catalogue/event-day-service";
import { ConsolePage } from "#app/ui/console-page";
import { useOnline } from "#app/ui/online";
import { m } from "#i18n/paraglide/messages";
import { ArrivalsChart } from "./arrivals-chart";
import { DayAttention } from "./attention";
import { eventTime } from "./event-time";
import { DayNumbers } from "./day-numbers";
import { DeviceStatusTable } from "./device-status-table";
import { GateCounts } from "./gate-counts";
import { IncidentList } from "./incident-list";
import { useLiveDay, useSeconds } from "./live-day";
import { TicketLookUp } from "./ticket-look-up";

/** Live numbers of one event on its day. */
export function DayOfView({
  page,
  isStaff,
  lookUp,
}: {
  page: DayOfPage;
  isStaff: boolean;
  lookUp: { readonly query: string; readonly isBlank: boolean; readonly found: readonly LookedUpTicket[] };
}) {
  const { event, gates } = page;
  const { dayOf, link, receivedAt } = useLiveDay(event.id, page.dayOf, !isStaff);
  const seconds = useSeconds();
  // Ages are measured on this browser's clock since the numbers arrived, so its offset cancels out.
  const age = seconds === null || receivedAt === null ? 0 : Math.max(0, seconds - receivedAt);
  const now = dayOf.now + age;
  return (
    <ConsolePage
      title={m.day_title()}
      second={secondLine(page, dayOf, now)}
      actions={<LinkState link={link} age={age} />}
    >
      <DayAttention page={page} dayOf={dayOf} now={now} />
      <DayNumbers page={page} dayOf={dayOf} now={now} isStaff={isStaff} />
      <TicketLookUp page={page} {...lookUp} />
      <div className="mb-9 grid gap-x-10 gap-y-9 xl:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
        <ArrivalsChart
          dayOf={dayOf}
          doorsAt={event.doorsAt}
          startsAt={event.startsAt}
          endsAt={event.endsAt}
          timeZone={event.timeZone}
        />
        <div className="flex flex-col gap-8">
          <IncidentList
            incidents={dayOf.incidents}
            gates={gates}
            devices={page.devices}
            timeZone={event.timeZone}
          />
          <GateCounts dayOf={dayOf} />
        </div>
      </div>
      <DeviceStatusTable page={page} dayOf={dayOf} now={now} />
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
    clock: eventTime(now, event.timeZone),
    sold: dayOf.sold,
    held: dayOf.held,
    free: dayOf.available,
  };
  if (event.cancelled) return m.day_second_cancelled();
  if (now < event.doorsAt)
    return m.day_second_before({ ...facts, doors: eventTime(event.doorsAt, event.timeZone) });
  if (now < event.startsAt)
    return m.day_second_soon({ ...facts, minutes: Math.ceil((event.startsAt - now) / 60_000) });
  return m.day_second(facts);
}
