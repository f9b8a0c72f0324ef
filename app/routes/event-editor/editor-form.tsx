import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { Form, Link } from "react-router";
import { CATEGORIES } from "#domain/catalogue/category";
import { CURRENCIES, type ReadinessProblem } from "#domain/catalogue/event-draft";
import { EVENT_MODES } from "#domain/catalogue/event-people";
import type { EventView, VenueSummary } from "#worker/catalogue/catalogue";
import { Button } from "#app/ui/button";
import { categoryWord } from "#app/parts/event/category-words";
import { Field, Select, TextInput } from "#app/ui/field";
import { Icon } from "#app/ui/icon";
import { modeWord } from "#app/parts/event/people-words";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { DescriptionField } from "./description-field";
import { plain } from "./field-metadata";
import { EventForm, formOf, listSharedPools } from "./event-form";
import { PeopleFields } from "./people-fields";
import { problemWord } from "./problem-word";
import { TicketTypeFields } from "./ticket-type-fields";

/** Everything an organizer writes about an event, in one form that works without scripts. */
export function EditorForm({
  event,
  venues,
  organization,
  descriptionHtml,
  lastResult,
  showProblems,
  open,
  pending,
  noteDirty,
}: {
  event: EventView;
  venues: readonly VenueSummary[];
  organization: string;
  descriptionHtml: string;
  lastResult: SubmissionResult<string[]> | undefined;
  showProblems: boolean;
  open: boolean;
  pending: boolean;
  noteDirty: (dirty: boolean) => void;
}) {
  const [form, fields] = useForm<EventForm>({
    id: "event",
    lastResult,
    defaultValue: formOf(event.content, event.revision),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EventForm }),
  });
  const venueId = open ? fields.venueId.value : event.content.venueId;
  const venue = venues.find(({ id }) => id === venueId);
  const typeNames = event.content.ticketTypes.map(({ name }) => name);
  const missing = (field: ReadinessProblem["field"]) => {
    const found = showProblems && event.problems.find((each) => each.field === field);
    return found ? problemWord(found, typeNames) : undefined;
  };
  const types = fields.ticketTypes.getFieldList();
  // Not conform's own "dirty": it counts hidden fields and a lone ticked box as changes that nobody made.
  const [typed, setTyped] = useState(false);
  const dirty = typed || types.length !== event.content.ticketTypes.length;
  useEffect(() => noteDirty(dirty && !pending), [dirty, pending, noteDirty]);
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      onInput={() => setTyped(true)}
      noValidate
      aria-label={event.content.title || m.editor_untitled()}
    >
      {/* Enter in a field saves: the first submit button is the one it presses. */}
      <button type="submit" name="then" value="save" hidden tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="form" value="event" />
      <input type="hidden" name="revision" value={event.revision} />
      <fieldset disabled={!open} className="flex min-w-0 flex-col gap-10">
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
                    {categoryWord(category)}
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
          <PeopleFields forWhom={fields.forWhom} access={fields.access} venue={event.venue} />
          <Field label={m.editor_tags_label()} hint={m.editor_tags_hint()} field={plain(fields.tags)}>
            <TextInput maxLength={400} />
          </Field>
        </section>

        <section className="flex flex-col gap-4">
          <SectionHeading size="text">{m.editor_section_when()}</SectionHeading>
          <Field
            label={m.editor_venue_label()}
            field={plain(fields.venueId)}
            error={fields.venueId.errors?.[0] ?? missing("venueId")}
          >
            <Select>
              <option value="">{m.editor_venue_none()}</option>
              {venues.map(({ id, name, area, city }) => (
                <option key={id} value={id}>
                  {`${name}, ${area}, ${city}`}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={m.editor_mode_label()} hint={m.editor_mode_hint()} field={plain(fields.mode)}>
            <Select>
              {EVENT_MODES.map((mode) => (
                <option key={mode} value={mode}>
                  {modeWord(mode)}
                </option>
              ))}
            </Select>
          </Field>
          {venues.length === 0 ? (
            <p className="type-second text-ink-2">
              {m.editor_venue_empty()}{" "}
              <Link to={`/organizations/${organization}/venues`} className="word">
                {m.editor_venue_add()}
              </Link>
            </p>
          ) : null}
          <div className="grid gap-4 sm:grid-cols-2 2xl:grid-cols-3">
            <TimeField label={m.editor_doors_label()} field={fields.doorsAt} error={missing("doorsAt")} />
            <TimeField label={m.editor_starts_label()} field={fields.startsAt} error={missing("startsAt")} />
            <TimeField label={m.editor_ends_label()} field={fields.endsAt} error={missing("endsAt")} />
          </div>
          <p className="type-second text-ink-2">
            {m.editor_zone_hint({ zone: venue?.timeZone ?? event.content.timeZone })}
          </p>
        </section>

        <section id="tickets" className="flex flex-col gap-4">
          <SectionHeading size="text">{m.editor_section_tickets()}</SectionHeading>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={m.editor_currency_label()} field={plain(fields.currency)}>
              <Select>
                {CURRENCIES.map((currency) => (
                  <option key={currency}>{currency}</option>
                ))}
              </Select>
            </Field>
            <Field
              label={m.editor_limit_label()}
              hint={m.editor_limit_hint()}
              field={plain(fields.seatsPerBuyer)}
            >
              <TextInput type="number" inputMode="numeric" min={1} max={50} />
            </Field>
          </div>
          {missing("ticketTypes") && types.length === 0 ? (
            <p className="type-second font-medium text-stop">{missing("ticketTypes")}</p>
          ) : null}
          {types.map((type, index) => (
            <TicketTypeFields
              key={type.key}
              field={type}
              open={open}
              index={index}
              sections={venue?.sections ?? []}
              sharedPools={listSharedPools(event.content)}
              remove={form.remove.getButtonProps({ name: fields.ticketTypes.name, index })}
              problems={
                showProblems
                  ? event.problems
                      .filter((each) => each.ticketType === index)
                      .map((each) => problemWord(each, typeNames))
                  : []
              }
            />
          ))}
          {open ? (
            <div>
              <Button
                {...form.insert.getButtonProps({
                  name: fields.ticketTypes.name,
                  defaultValue: { place: "seats", price: "" },
                })}
                type="submit"
                variant="third"
                size="console"
              >
                <Icon of={Plus} />
                {m.editor_type_add()}
              </Button>
            </div>
          ) : null}
        </section>

        {open ? (
          <div className="bottom-0 z-10 sm:sticky -mx-1 flex flex-wrap gap-3 border-t border-line bg-paper px-1 py-3">
            {event.state === "draft" ? (
              <Button name="then" value="submit" size="console" variant="primary" pending={pending}>
                {m.editor_submit()}
              </Button>
            ) : null}
            <Button
              name="then"
              value="save"
              size="console"
              variant={event.state === "draft" ? "third" : "primary"}
              pending={pending}
            >
              {event.state === "draft" ? m.editor_save() : m.editor_save_changes()}
            </Button>
          </div>
        ) : null}
      </fieldset>
    </Form>
  );
}

function TimeField({
  label,
  field,
  error,
}: {
  label: string;
  field: FieldMetadata<string | undefined>;
  error: string | undefined;
}) {
  return (
    <Field label={label} field={plain(field)} error={field.errors?.[0] ?? error}>
      <TextInput type="datetime-local" step={60} />
    </Field>
  );
}
