import { useEffect } from "react";
import { useFetcher } from "react-router";
import { Button } from "#app/ui/button";
import { Checkbox, Field, Select, TextInput } from "#app/ui/field";
import { useAnnounce } from "#app/ui/live-region";
import { m } from "#i18n/paraglide/messages";
import type { GatesView } from "#worker/gate/gates";
import type { GatesResult } from "./gates-result";

/** Name, list and ticket types of a gate. */
export function GateForm({
  view,
  gate,
  onClose,
}: {
  view: GatesView;
  /** Null for a new gate. */
  gate: GatesView["gates"][number] | null;
  onClose: () => void;
}) {
  const saving = useFetcher<GatesResult>();
  const announce = useAnnounce();
  const result = saving.data;
  const problem = result && "problem" in result ? result.problem : undefined;
  const saved = result && "done" in result;
  useEffect(() => {
    if (!saved) return;
    announce(m.gates_saved());
    onClose();
  }, [saved, announce, onClose]);
  return (
    <saving.Form method="post" className="grid max-w-170 gap-5 py-5 md:grid-cols-2">
      <input type="hidden" name="gateId" value={gate?.id ?? "new"} />
      <input type="hidden" name="revision" value={view.event.revision} />
      <Field label={m.gates_name()} error={problem}>
        <TextInput name="name" defaultValue={gate?.name ?? ""} required maxLength={40} autoComplete="off" />
      </Field>
      <Field label={m.gates_list()} hint={m.gates_list_hint()}>
        <Select name="listId" defaultValue={gate?.listId ?? view.lists[0]?.id}>
          {view.lists.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset className="md:col-span-2">
        <legend className="type-second text-ink-2">
          {m.gates_types()}. {m.gates_types_hint()}
        </legend>
        {view.ticketTypes.map(({ id, name }) => (
          <Checkbox
            key={id}
            name="ticketTypeIds"
            value={id}
            label={name}
            defaultChecked={gate?.ticketTypeIds.includes(id) ?? false}
          />
        ))}
      </fieldset>
      <div className="flex gap-3 md:col-span-2">
        <Button size="console" name="intent" value="save" pending={saving.state !== "idle"}>
          {m.gates_save()}
        </Button>
        <Button type="button" size="console" variant="third" onClick={onClose}>
          {m.gates_cancel()}
        </Button>
      </div>
    </saving.Form>
  );
}
