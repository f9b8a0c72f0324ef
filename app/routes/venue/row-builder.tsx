import { useState } from "react";
import {
  type RowNaming,
  type SeatNumbering,
  buildRows,
  renumber,
  rowLetterIndex,
  rowLetters,
} from "#domain/seating/numbering";
import type { SeatedSection } from "#domain/seating/plan";
import { Button } from "#app/ui/button";
import { Field, Select, TextInput } from "#app/ui/field";
import { m } from "#i18n/paraglide/messages";
import { within } from "./whole-number";

/** Rows × seats, counted as this house counts them. */
export function RowBuilder({
  section,
  onChange,
}: {
  section: SeatedSection;
  onChange: (section: SeatedSection) => void;
}) {
  const [rows, setRows] = useState(section.rows.length);
  const [seats, setSeats] = useState(
    Math.max(...section.rows.map((row) => row.seats.filter(({ kind }) => kind !== "gap").length)),
  );
  const firstLabel = section.rows[0]?.label ?? "A";
  const [naming, setNaming] = useState<RowNaming>(/^\d+$/.test(firstLabel) ? "numbers" : "letters");
  const [startRow, setStartRow] = useState(firstLabel);
  const [numbering, setNumbering] = useState<SeatNumbering>("left_to_right");
  const [startSeat, setStartSeat] = useState(1);
  const [aisles, setAisles] = useState(() => listAisles(section).join(", "));
  const build = () =>
    onChange({
      ...section,
      rows: buildRows(
        {
          rows,
          seatsPerRow: seats,
          numbering,
          startSeat,
          naming,
          startRow: naming === "letters" ? rowLetterIndex(startRow) : within(startRow, 1, 999),
          aislesAfter: aisles.split(/[\s,]+/).flatMap((text) => (/^\d+$/.test(text) ? [Number(text)] : [])),
        },
        section.rows,
      ),
    });
  return (
    <fieldset className="min-w-0">
      <legend className="type-button mb-3">{m.venue_rows_heading()}</legend>
      <div className="grid grid-cols-2 gap-4 sm:max-lg:grid-cols-4">
        <Field label={m.venue_rows_count()}>
          <TextInput
            type="number"
            min={1}
            max={80}
            value={rows}
            onChange={({ target }) => setRows(within(target.value, 1, 80))}
          />
        </Field>
        <Field label={m.venue_rows_seats()}>
          <TextInput
            type="number"
            min={1}
            max={100}
            value={seats}
            onChange={({ target }) => setSeats(within(target.value, 1, 100))}
          />
        </Field>
        <Field label={m.venue_rows_naming()} className="max-sm:col-span-2 lg:col-span-2">
          <Select
            value={naming}
            onChange={({ target }) => {
              setNaming(target.value as RowNaming);
              setStartRow(target.value === "letters" ? rowLetters(0) : "1");
            }}
          >
            <option value="letters">{m.venue_rows_letters()}</option>
            <option value="numbers">{m.venue_rows_numbers()}</option>
          </Select>
        </Field>
        <Field label={m.venue_rows_start()} className="max-sm:col-span-2">
          <TextInput value={startRow} maxLength={3} onChange={({ target }) => setStartRow(target.value)} />
        </Field>
        <Field label={m.venue_rows_numbering()} className="col-span-2">
          <Select value={numbering} onChange={({ target }) => setNumbering(target.value as SeatNumbering)}>
            <option value="left_to_right">{m.venue_rows_left_to_right()}</option>
            <option value="right_to_left">{m.venue_rows_right_to_left()}</option>
            <option value="odd_even">{m.venue_rows_odd_even()}</option>
            <option value="odd">{m.venue_rows_odd()}</option>
            <option value="even">{m.venue_rows_even()}</option>
          </Select>
        </Field>
        <Field label={m.venue_rows_first_seat()}>
          <TextInput
            type="number"
            min={1}
            max={9999}
            value={startSeat}
            onChange={({ target }) => setStartSeat(within(target.value, 1, 9999))}
          />
        </Field>
        <Field label={m.venue_rows_aisles()} hint={m.venue_rows_aisles_hint()}>
          <TextInput value={aisles} maxLength={60} onChange={({ target }) => setAisles(target.value)} />
        </Field>
      </div>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button type="button" variant="second" size="console" onClick={build}>
          {m.venue_rows_build()}
        </Button>
        <Button
          type="button"
          variant="third"
          size="console"
          onClick={() => onChange(renumber(section, numbering, startSeat))}
        >
          {m.venue_rows_renumber()}
        </Button>
      </div>
    </fieldset>
  );
}

/** After which seats of the first row a gap stands. */
function listAisles(section: SeatedSection): number[] {
  const aisles: number[] = [];
  let seats = 0;
  for (const { kind } of section.rows[0]?.seats ?? []) {
    if (kind === "gap") aisles.push(seats);
    else seats++;
  }
  return aisles;
}
