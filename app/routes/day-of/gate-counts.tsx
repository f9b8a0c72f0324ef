import type { DayOf } from "#durable/event-rpc";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { m } from "#i18n/paraglide/messages";

/** Entries, exits and refusals by gate. */
export function GateCounts({ dayOf }: { dayOf: DayOf }) {
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
