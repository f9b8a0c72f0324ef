import { useState } from "react";
import { type FetcherWithComponents } from "react-router";
import { Button } from "#app/ui/button";
import { HiddenTh } from "#app/ui/hidden-head";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { m } from "#i18n/paraglide/messages";
import type { GatesView } from "#worker/gate/gates";
import { GateForm } from "./gate-form";
import { ChangeForm } from "#app/ui/change-form";

/** Gates with list and ticket types; a gate can be edited and can pair a phone as scanner. */
export function GateTable({
  view,
  mayChange,
  published,
  pairing,
}: {
  view: GatesView;
  mayChange: boolean;
  published: boolean;
  pairing: FetcherWithComponents<unknown>;
}) {
  const [editing, setEditing] = useState<string | null>(null);
  const close = () => setEditing(null);
  const edited = view.gates.find(({ id }) => id === editing);
  const open = mayChange && view.event.state !== "completed" && view.event.state !== "cancelled";
  return (
    <section>
      <SectionHeading
        rule={false}
        aside={
          open && editing !== "new" ? (
            <Button type="button" variant="word" onClick={() => setEditing("new")}>
              {m.gates_add()}
            </Button>
          ) : null
        }
      >
        {m.gates_section()}
      </SectionHeading>
      {editing === "new" ? <GateForm view={view} gate={null} onClose={close} /> : null}
      {edited ? <GateForm key={edited.id} view={view} gate={edited} onClose={close} /> : null}
      {edited && view.gates.length > 1 && countPhones(view, edited.id) === 0 ? (
        <ChangeForm className="pb-5" onSubmit={close}>
          <input type="hidden" name="gateId" value={edited.id} />
          <input type="hidden" name="revision" value={view.event.revision} />
          <Button variant="word" name="intent" value="remove">
            {m.gates_remove()}
          </Button>
        </ChangeForm>
      ) : null}
      <Table
        lines
        label={m.gates_section()}
        className="mt-2"
        head={
          <>
            <Th>{m.gates_name()}</Th>
            <Th>{m.gates_list()}</Th>
            <Th>{m.gates_types()}</Th>
            <Th numeric>{m.gates_phones()}</Th>
            <HiddenTh label={m.gates_actions()} />
          </>
        }
      >
        {view.gates.map((gate) => (
          <GateRow
            key={gate.id}
            view={view}
            gate={gate}
            canEdit={open}
            editing={editing === gate.id}
            onEdit={() => setEditing(editing === gate.id ? null : gate.id)}
            canPair={published}
            pairing={pairing}
          />
        ))}
      </Table>
    </section>
  );
}

function GateRow({
  view,
  gate,
  canEdit,
  editing,
  onEdit,
  canPair,
  pairing,
}: {
  view: GatesView;
  gate: GatesView["gates"][number];
  canEdit: boolean;
  editing: boolean;
  onEdit: () => void;
  canPair: boolean;
  pairing: FetcherWithComponents<unknown>;
}) {
  const list = view.lists.find(({ id }) => id === gate.listId);
  const types = view.ticketTypes.filter(({ id }) => gate.ticketTypeIds.includes(id));
  return (
    <tr>
      <Td strong line="lead">
        {gate.name}
      </Td>
      <Td>{list?.name ?? ""}</Td>
      <Td>{types.length === 0 ? m.gates_types_all() : types.map(({ name }) => name).join(", ")}</Td>
      <Td numeric word={m.gates_phones()}>
        {countPhones(view, gate.id)}
      </Td>
      <Td className="max-md:basis-full">
        <div className="flex items-center gap-4 max-md:mt-2 md:justify-end">
          {canEdit ? (
            <Button
              type="button"
              variant="word"
              aria-expanded={editing}
              aria-label={`${m.gates_edit()}: ${gate.name}`}
              onClick={onEdit}
            >
              {m.gates_edit()}
            </Button>
          ) : null}
          <ChangeForm of={pairing.Form}>
            <input type="hidden" name="gateId" value={gate.id} />
            <Button
              size="console"
              variant="second"
              name="intent"
              value="pair"
              disabled={!canPair}
              pending={pairing.state !== "idle"}
              aria-label={`${m.gates_add_scanner()}: ${gate.name}`}
              className="whitespace-nowrap"
            >
              {m.gates_add_scanner()}
            </Button>
          </ChangeForm>
        </div>
      </Td>
    </tr>
  );
}

/** Paired phones of a gate that are not revoked. */
function countPhones(view: GatesView, gateId: string): number {
  return view.devices.filter((device) => device.gateId === gateId && device.revokedAt === null).length;
}
