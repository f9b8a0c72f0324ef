import { useState } from "react";
import { type RowNaming, type SeatNumbering, renumber, rowLetters } from "#domain/seating/numbering";
import type { SeatedSection } from "#domain/seating/plan";
import { Button } from "#app/ui/button";
import { Field, Select, TextInput } from "#app/ui/field";
import { m } from "#i18n/paraglide/messages";
import { type RowSettings, readRowSettings, rebuildSection } from "./row-settings";
import { WholeField } from "./whole-field";

/** Builds the rows of a section from count, naming and numbering. */
export function RowBuilder({
  section,
  onChange,
}: {
  section: SeatedSection;
  onChange: (section: SeatedSection) => void;
}) {
  const [settings, setSettings] = useState(() => readRowSettings(section));
  const update = (change: Partial<RowSettings>) => setSettings((current) => ({ ...current, ...change }));
  return (
    <fieldset className="min-w-0">
      <legend className="type-button mb-3">{m.venue_rows_heading()}</legend>
      <div className="grid grid-cols-2 gap-4 sm:max-lg:grid-cols-4">
        <RowFields settings={settings} update={update} />
        <SeatFields settings={settings} update={update} />
      </div>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button
          type="button"
          variant="second"
          size="console"
          onClick={() => onChange(rebuildSection(section, settings))}
        >
          {m.venue_rows_build()}
        </Button>
        <Button
          type="button"
          variant="third"
          size="console"
          onClick={() => onChange(renumber(section, settings.numbering, settings.startSeat))}
        >
          {m.venue_rows_renumber()}
        </Button>
      </div>
    </fieldset>
  );
}

interface FieldsProps {
  readonly settings: RowSettings;
  readonly update: (change: Partial<RowSettings>) => void;
}

function RowFields({ settings, update }: FieldsProps) {
  return (
    <>
      <WholeField
        label={m.venue_rows_count()}
        value={settings.rows}
        least={1}
        most={80}
        onChange={(rows) => update({ rows })}
      />
      <WholeField
        label={m.venue_rows_seats()}
        value={settings.seats}
        least={1}
        most={100}
        onChange={(seats) => update({ seats })}
      />
      <Field label={m.venue_rows_naming()} className="max-sm:col-span-2 lg:col-span-2">
        <Select
          value={settings.naming}
          onChange={({ target }) =>
            update({
              naming: target.value as RowNaming,
              startRow: target.value === "letters" ? rowLetters(0) : "1",
            })
          }
        >
          <option value="letters">{m.venue_rows_letters()}</option>
          <option value="numbers">{m.venue_rows_numbers()}</option>
        </Select>
      </Field>
      <Field label={m.venue_rows_start()} className="max-sm:col-span-2">
        <TextInput
          value={settings.startRow}
          maxLength={3}
          onChange={({ target }) => update({ startRow: target.value })}
        />
      </Field>
    </>
  );
}

function SeatFields({ settings, update }: FieldsProps) {
  return (
    <>
      <Field label={m.venue_rows_numbering()} className="col-span-2">
        <Select
          value={settings.numbering}
          onChange={({ target }) => update({ numbering: target.value as SeatNumbering })}
        >
          <option value="left_to_right">{m.venue_rows_left_to_right()}</option>
          <option value="right_to_left">{m.venue_rows_right_to_left()}</option>
          <option value="odd_even">{m.venue_rows_odd_even()}</option>
          <option value="odd">{m.venue_rows_odd()}</option>
          <option value="even">{m.venue_rows_even()}</option>
        </Select>
      </Field>
      <WholeField
        label={m.venue_rows_first_seat()}
        value={settings.startSeat}
        least={1}
        most={9999}
        onChange={(startSeat) => update({ startSeat })}
      />
      <Field label={m.venue_rows_aisles()} hint={m.venue_rows_aisles_hint()}>
        <TextInput
          value={settings.aisles}
          maxLength={60}
          onChange={({ target }) => update({ aisles: target.value })}
        />
      </Field>
    </>
  );
}
