import type { FieldMetadata } from "@conform-to/react";
import { Link } from "react-router";
import type { ReadinessProblem } from "#domain/catalogue/event-draft";
import { EVENT_MODES } from "#domain/catalogue/event-people";
import type { VenueSummary } from "#worker/catalogue/venue-service";
import { Field, Select, TextInput } from "#app/ui/field";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { type EventFields, plain } from "./field-metadata";

const UNLESS_SCRIPTS = "[@media(scripting:enabled)]:hidden";

/** Place (a venue, or the link of an online event) and times. */
export function ScheduleSection({
  fields,
  missing,
  venues,
  organization,
  timeZone,
  mode,
}: {
  fields: EventFields;
  missing: (field: ReadinessProblem["field"]) => string | undefined;
  venues: readonly VenueSummary[];
  organization: string;
  timeZone: string;
  /** As chosen in the form. */
  mode: string;
}) {
  return (
    <section className="flex flex-col gap-4">
      <SectionHeading size="text">{m.editor_section_when()}</SectionHeading>
      <Field label={m.editor_mode_label()} hint={m.editor_mode_hint()} field={plain(fields.mode)}>
        <Select>
          {EVENT_MODES.map((each) => (
            <option key={each} value={each}>
              {each === "online" ? m.search_online() : m.editor_mode_venue()}
            </option>
          ))}
        </Select>
      </Field>
      {/* Hidden only where scripts run: without them a change of the choice could not show the fields again. */}
      <div className={`flex flex-col gap-4 ${mode === "online" ? UNLESS_SCRIPTS : ""}`}>
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
        {venues.length === 0 ? (
          <p className="type-second text-ink-2">
            {m.editor_venue_empty()}{" "}
            <Link to={`/organizations/${organization}/venues`} className="word">
              {m.editor_venue_add()}
            </Link>
          </p>
        ) : null}
      </div>
      <Field
        label={m.editor_online_url_label()}
        hint={m.editor_online_url_hint()}
        field={plain(fields.onlineUrl)}
        error={fields.onlineUrl.errors?.[0] ?? missing("onlineUrl")}
        className={mode === "online" ? "" : UNLESS_SCRIPTS}
      >
        <TextInput type="url" inputMode="url" maxLength={500} placeholder="https://" />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2 2xl:grid-cols-3">
        <TimeField label={m.editor_doors_label()} field={fields.doorsAt} error={missing("doorsAt")} />
        <TimeField label={m.editor_starts_label()} field={fields.startsAt} error={missing("startsAt")} />
        <TimeField label={m.editor_ends_label()} field={fields.endsAt} error={missing("endsAt")} />
      </div>
      <p className="type-second text-ink-2">
        {mode === "online"
          ? m.editor_zone_hint_online({ zone: timeZone })
          : m.editor_zone_hint({ zone: timeZone })}
      </p>
    </section>
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
