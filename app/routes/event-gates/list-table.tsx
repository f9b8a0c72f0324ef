import { useState } from "react";
import { Button } from "#app/ui/button";
import { HiddenTh } from "#app/ui/hidden-head";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { When } from "#app/ui/when";
import { m } from "#i18n/paraglide/messages";
import type { GatesView } from "#worker/gate/gates";
import { ListForm } from "./list-form";
import { ruleLabel } from "./rule-labels";
import { ChangeForm } from "#app/ui/change-form";

type List = GatesView["lists"][number];

/** Check-in lists: which ticket types enter, when, how often and at which gates. */
export function ListTable({ view, canEdit }: { view: GatesView; canEdit: boolean }) {
  const [editing, setEditing] = useState<string | null>(null);
  const close = () => setEditing(null);
  const edited = view.lists.find(({ id }) => id === editing);
  const isUsed = view.gates.some(({ listId }) => listId === editing);
  return (
    <section className="mb-10">
      <SectionHeading
        rule={false}
        aside={
          canEdit && editing !== "new" ? (
            <Button type="button" variant="word" onClick={() => setEditing("new")}>
              {m.lists_add()}
            </Button>
          ) : null
        }
      >
        {m.lists_section()}
      </SectionHeading>
      <p className="measure text-ink-2">{m.lists_text()}</p>
      {editing === "new" ? <ListForm view={view} list={null} onClose={close} /> : null}
      {edited ? <ListForm key={edited.id} view={view} list={edited} onClose={close} /> : null}
      {edited && !isUsed && view.lists.length > 1 ? (
        <ChangeForm className="pb-5" onSubmit={close}>
          <input type="hidden" name="listId" value={edited.id} />
          <input type="hidden" name="revision" value={view.event.revision} />
          <Button variant="word" name="intent" value="remove-list">
            {m.lists_remove()}
          </Button>
        </ChangeForm>
      ) : null}
      <Table
        lines
        label={m.lists_section()}
        className="mt-2"
        head={
          <>
            <Th>{m.gates_name()}</Th>
            <Th>{m.gates_types()}</Th>
            <Th>{m.lists_times()}</Th>
            <Th>{m.lists_rule()}</Th>
            <Th>{m.gates_section()}</Th>
            <HiddenTh label={m.gates_actions()} />
          </>
        }
      >
        {view.lists.map((list) => (
          <tr key={list.id}>
            <Td strong line="lead">
              {list.name}
            </Td>
            <Td>{typeNames(view, list)}</Td>
            <Td>
              <EntryWindow list={list} event={view.event} />
            </Td>
            <Td>
              {ruleLabel(list.rule)}
              {list.exits === false ? `, ${m.lists_without_exits()}` : ""}
            </Td>
            <Td>{gateNames(view, list) || m.lists_no_gate()}</Td>
            <Td line="end" className="text-right">
              {canEdit ? (
                <Button
                  type="button"
                  variant="word"
                  aria-expanded={editing === list.id}
                  aria-label={`${m.gates_edit()}: ${list.name}`}
                  onClick={() => setEditing(editing === list.id ? null : list.id)}
                >
                  {m.gates_edit()}
                </Button>
              ) : null}
            </Td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function typeNames({ ticketTypes }: GatesView, { ticketTypeIds = [] }: List): string {
  const chosen = ticketTypes.filter(({ id }) => ticketTypeIds.includes(id));
  return chosen.length === 0 ? m.gates_types_all() : chosen.map(({ name }) => name).join(", ");
}

function gateNames({ gates }: GatesView, list: List): string {
  return gates.flatMap(({ name, listId }) => (listId === list.id ? [name] : [])).join(", ");
}

function EntryWindow({ list, event }: { list: List; event: GatesView["event"] }) {
  const at = (minutes: number | null | undefined) =>
    minutes === null || minutes === undefined || event.doorsAt === null
      ? null
      : event.doorsAt + minutes * 60_000;
  const opens = at(list.opensMinutes);
  const closes = at(list.closesMinutes);
  if (opens === null && closes === null) return m.lists_times_any();
  return (
    <>
      {opens === null ? null : (
        <>
          {m.lists_times_from()} <When at={opens} timeZone={event.timeZone} style="datetime" clock24 />
        </>
      )}
      {opens !== null && closes !== null ? " " : null}
      {closes === null ? null : (
        <>
          {m.lists_times_until()} <When at={closes} timeZone={event.timeZone} style="datetime" clock24 />
        </>
      )}
    </>
  );
}
