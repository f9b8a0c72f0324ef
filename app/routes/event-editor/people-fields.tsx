import type { FieldMetadata } from "@conform-to/react";
import { ACCESS_TAGS, AUDIENCE_TAGS } from "#domain/catalogue/event-people";
import type { EventView } from "#worker/catalogue/catalogue";
import { Checkbox } from "#app/ui/field";
import { audienceWord, needWord } from "#app/parts/event/people-words";
import { m } from "#i18n/paraglide/messages";

type Ticked = Pick<FieldMetadata<string[] | undefined>, "id" | "name" | "initialValue">;

/** Whom the event is for and what it offers them. What the room itself says need not be ticked. */
export function PeopleFields({
  forWhom,
  access,
  venue,
}: {
  forWhom: Ticked;
  access: Ticked;
  venue: EventView["venue"];
}) {
  const bays = (venue?.plan.sections ?? []).flatMap((section) =>
    section.kind === "seated"
      ? section.rows.flatMap((row) => row.seats.filter(({ kind }) => kind === "accessible"))
      : [],
  ).length;
  return (
    <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
      <Boxes
        field={forWhom}
        legend={m.editor_for_whom_label()}
        hint={m.editor_for_whom_hint()}
        options={AUDIENCE_TAGS.map((tag) => [tag, audienceWord(tag) ?? tag])}
      />
      <Boxes
        field={access}
        legend={m.editor_access_label()}
        hint={bays > 0 ? m.editor_access_room({ count: bays }) : m.editor_access_hint()}
        options={ACCESS_TAGS.map((tag) => [tag, needWord(tag) ?? tag])}
      />
    </div>
  );
}

function Boxes({
  field,
  legend,
  hint,
  options,
}: {
  field: Ticked;
  legend: string;
  hint: string;
  options: readonly (readonly [value: string, label: string])[];
}) {
  const ticked = [field.initialValue ?? []].flat();
  return (
    <fieldset aria-describedby={`${field.id}-hint`}>
      <legend className="type-button">{legend}</legend>
      <p id={`${field.id}-hint`} className="type-second mb-1 text-ink-2">
        {hint}
      </p>
      {options.map(([value, label]) => (
        <Checkbox
          key={value}
          id={`${field.id}-${value}`}
          name={field.name}
          value={value}
          defaultChecked={ticked.includes(value)}
          label={label}
        />
      ))}
    </fieldset>
  );
}
