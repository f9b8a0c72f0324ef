import type { FieldMetadata } from "@conform-to/react";
import { ACCESS_TAGS, AUDIENCE_TAGS } from "#domain/catalogue/event-people";
import type { EventView } from "#worker/catalogue/event-service";
import { Checkbox } from "#app/ui/field";
import { audienceLabel, needLabel } from "#app/parts/event/audience-labels";
import { m } from "#i18n/paraglide/messages";

type TagsField = Pick<FieldMetadata<string[] | undefined>, "id" | "name" | "initialValue">;

/** Audience and accessibility tags. The hint counts the wheelchair places that the seating plan already has. */
export function PeopleFields({
  forWhom,
  access,
  venue,
}: {
  forWhom: TagsField;
  access: TagsField;
  venue: EventView["venue"];
}) {
  const wheelchairPlaces = (venue?.plan.sections ?? []).flatMap((section) =>
    section.kind === "seated"
      ? section.rows.flatMap((row) => row.seats.filter(({ kind }) => kind === "accessible"))
      : [],
  ).length;
  return (
    <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
      <TagCheckboxes
        field={forWhom}
        legend={m.editor_for_whom_label()}
        hint={m.editor_for_whom_hint()}
        options={AUDIENCE_TAGS.map((tag) => [tag, audienceLabel(tag) ?? tag])}
      />
      <TagCheckboxes
        field={access}
        legend={m.editor_access_label()}
        hint={
          wheelchairPlaces > 0 ? m.editor_access_room({ count: wheelchairPlaces }) : m.editor_access_hint()
        }
        options={ACCESS_TAGS.map((tag) => [tag, needLabel(tag) ?? tag])}
      />
    </div>
  );
}

function TagCheckboxes({
  field,
  legend,
  hint,
  options,
}: {
  field: TagsField;
  legend: string;
  hint: string;
  options: readonly (readonly [value: string, label: string])[];
}) {
  const selected = [field.initialValue ?? []].flat();
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
          defaultChecked={selected.includes(value)}
          label={label}
        />
      ))}
    </fieldset>
  );
}
