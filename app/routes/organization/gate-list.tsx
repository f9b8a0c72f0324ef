import { Link } from "react-router";
import type { SwitcherEvent } from "#worker/people/organizations";
import { ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Notice } from "#app/ui/notice";
import { HiddenTh } from "#app/ui/hidden-head";
import { Table, Td, Th } from "#app/ui/table";
import { When } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";

/** The organization page of staff: published events with links to their evening and gates, without sales or buyers. */
export function GateList({ name, events }: { name: string; events: readonly SwitcherEvent[] }) {
  return (
    <ConsolePage title={m.events_title()} second={name}>
      {events.length === 0 ? (
        <Notice title={m.staff_empty_title()}>{m.staff_empty_text()}</Notice>
      ) : (
        <Table
          label={m.events_title()}
          head={
            <>
              <Th>{m.events_column_title()}</Th>
              <Th>{m.events_column_starts()}</Th>
              <HiddenTh label={m.gates_title()} className="max-sm:hidden" />
            </>
          }
        >
          {events.map(({ id, title, startsAt, timeZone }) => (
            <tr key={id}>
              <Td strong>
                <Link to={`events/${id}/day-of`} className="inline-block min-h-6 hover:underline">
                  {title}
                </Link>
              </Td>
              <Td>
                {startsAt === null ? (
                  "–"
                ) : (
                  <When at={startsAt} timeZone={timeZone} style="datetime" clock24 />
                )}
              </Td>
              <Td numeric className="max-sm:hidden">
                <ButtonLink
                  to={`events/${id}/gates`}
                  variant="word"
                  aria-label={`${m.gates_title()}, ${title}`}
                >
                  {m.gates_title()}
                </ButtonLink>
              </Td>
            </tr>
          ))}
        </Table>
      )}
    </ConsolePage>
  );
}
