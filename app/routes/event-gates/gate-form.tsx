import { Field, Select, TextInput } from "#app/ui/field";
import { ChangeForm } from "#app/ui/change-form";
import { m } from "#i18n/paraglide/messages";
import type { GatesView } from "#worker/gate/gates";
import { SaveOrCancel, TicketTypeChoice, useSavingForm } from "./saving-form";

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
  const { saving, problem } = useSavingForm(m.gates_saved, onClose);
  return (
    <ChangeForm of={saving.Form} className="grid max-w-170 gap-5 py-5 md:grid-cols-2">
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
      <TicketTypeChoice
        view={view}
        name="ticketTypeIds"
        chosen={gate?.ticketTypeIds ?? []}
        className="md:col-span-2"
      />
      <SaveOrCancel
        intent="save"
        label={m.gates_save()}
        pending={saving.state !== "idle"}
        onClose={onClose}
      />
    </ChangeForm>
  );
}
