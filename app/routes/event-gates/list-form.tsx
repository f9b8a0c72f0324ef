import { useState } from "react";
import { Checkbox, Field, Select, TextInput } from "#app/ui/field";
import { ChangeForm } from "#app/ui/change-form";
import { m } from "#i18n/paraglide/messages";
import { toLocalField } from "#domain/time/wall-clock";
import type { GatesView } from "#worker/gate/gates";
import { RULES, ruleDetail, ruleLabel } from "./rule-labels";
import { SaveOrCancel, TicketTypeChoice, useSavingForm } from "./saving-form";

type List = GatesView["lists"][number];

/** Name, rule, entry times, ticket types and gates of a check-in list. */
export function ListForm({
  view,
  list,
  onClose,
}: {
  view: GatesView;
  /** Null for a new list. */
  list: List | null;
  onClose: () => void;
}) {
  const { saving, problem } = useSavingForm(m.lists_saved, onClose);
  const [rule, setRule] = useState<List["rule"]>(list?.rule ?? "once");
  const cutOff = list?.dayCutOffMinutes ?? 5 * 60;
  return (
    <ChangeForm of={saving.Form} className="grid max-w-170 gap-5 py-5 md:grid-cols-2">
      <input type="hidden" name="listId" value={list?.id ?? "new"} />
      <input type="hidden" name="revision" value={view.event.revision} />
      <Field label={m.gates_name()} hint={m.lists_name_hint()} error={problem}>
        <TextInput name="name" defaultValue={list?.name ?? ""} required maxLength={40} autoComplete="off" />
      </Field>
      <Field label={m.gates_rule()} hint={ruleDetail(rule)}>
        <Select name="rule" value={rule} onChange={(change) => setRule(readRule(change.target.value))}>
          {RULES.map((each) => (
            <option key={each} value={each}>
              {ruleLabel(each)}
            </option>
          ))}
        </Select>
      </Field>
      <EntryTimes view={view} list={list} />
      {rule === "once_a_day" ? (
        <Field label={m.lists_day_starts()} hint={m.lists_day_starts_hint()}>
          <TextInput name="dayCutOff" type="time" defaultValue={clockOf(cutOff)} required />
        </Field>
      ) : null}
      <Checkbox
        name="exits"
        label={m.lists_exits()}
        hint={m.lists_exits_hint()}
        defaultChecked={list?.exits ?? true}
        className="md:col-span-2"
      />
      <TicketTypeChoice view={view} name="listTypeIds" chosen={list?.ticketTypeIds ?? []} />
      <fieldset>
        <legend className="type-second text-ink-2">{m.lists_gates_hint()}</legend>
        {view.gates.map(({ id, name, listId }) => (
          <Checkbox
            key={id}
            name="listGateIds"
            value={id}
            label={name}
            defaultChecked={listId === list?.id}
            disabled={listId === list?.id}
          />
        ))}
      </fieldset>
      <SaveOrCancel
        intent="save-list"
        label={m.lists_save()}
        pending={saving.state !== "idle"}
        onClose={onClose}
      />
    </ChangeForm>
  );
}

/** First and last entry on the event's wall clock; they need the event's own time. */
function EntryTimes({ view: { event }, list }: { view: GatesView; list: List | null }) {
  const { doorsAt, timeZone } = event;
  if (doorsAt === null) return <p className="type-second text-ink-2 md:col-span-2">{m.lists_no_time()}</p>;
  const valueOf = (minutes: number | null | undefined) =>
    minutes === null || minutes === undefined ? "" : toLocalField(doorsAt + minutes * 60_000, timeZone);
  return (
    <>
      <Field label={m.lists_opens()} hint={m.lists_opens_hint({ zone: timeZone })}>
        <TextInput
          name="opensAt"
          type="datetime-local"
          step={60}
          defaultValue={valueOf(list?.opensMinutes)}
        />
      </Field>
      <Field label={m.lists_closes()} hint={m.lists_closes_hint()}>
        <TextInput
          name="closesAt"
          type="datetime-local"
          step={60}
          defaultValue={valueOf(list?.closesMinutes)}
        />
      </Field>
    </>
  );
}

function readRule(value: string): List["rule"] {
  return RULES.find((rule) => rule === value) ?? "once";
}

function clockOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
