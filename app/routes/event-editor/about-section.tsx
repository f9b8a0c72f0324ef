import { CATEGORIES } from "#domain/catalogue/category";
import type { ReadinessProblem } from "#domain/catalogue/event-draft";
import type { EventView } from "#worker/catalogue/event-service";
import { categoryLabel } from "#app/parts/event/category-labels";
import { Field, Select, TextInput } from "#app/ui/field";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { DescriptionField } from "./description-field";
import { type EventFields, plain } from "./field-metadata";
import { PeopleFields } from "./people-fields";

/** Title, description, category and audience. */
export function AboutSection({
  fields,
  missing,
  descriptionHtml,
  venue,
}: {
  fields: EventFields;
  missing: (field: ReadinessProblem["field"]) => string | undefined;
  descriptionHtml: string;
  venue: EventView["venue"];
}) {
  return (
    <section className="flex flex-col gap-4">
      <SectionHeading size="text">{m.editor_section_what()}</SectionHeading>
      <Field
        label={m.editor_title_label()}
        field={plain(fields.title)}
        error={fields.title.errors?.[0] ?? missing("title")}
      >
        <TextInput maxLength={120} className="type-button" />
      </Field>
      <DescriptionField
        field={plain(fields.description)}
        error={fields.description.errors?.[0] ?? missing("description")}
        firstHtml={descriptionHtml}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={m.editor_category_label()} field={plain(fields.category)}>
          <Select>
            {CATEGORIES.map((category) => (
              <option key={category} value={category}>
                {categoryLabel(category)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={m.editor_language_label()}
          hint={m.editor_language_hint()}
          field={plain(fields.language)}
        >
          <TextInput maxLength={40} />
        </Field>
      </div>
      <Field
        label={m.editor_performer_label()}
        hint={m.editor_performer_hint()}
        field={plain(fields.performer)}
      >
        <TextInput maxLength={120} />
      </Field>
      <PeopleFields forWhom={fields.forWhom} access={fields.access} venue={venue} />
      <Field label={m.editor_tags_label()} hint={m.editor_tags_hint()} field={plain(fields.tags)}>
        <TextInput maxLength={400} />
      </Field>
    </section>
  );
}
