import { useState } from "react";
import type { PlannedSeat, SeatedSection } from "#domain/seating/plan";
import { Checkbox } from "#app/ui/field";
import { m } from "#i18n/paraglide/messages";

const KINDS = ["accessible", "blocked", "gap"] as const;

const styles: Record<PlannedSeat["kind"], string> = {
  seat: "border-edge",
  accessible: "border-2 border-tier-c font-semibold",
  blocked: "border-edge bg-sunk text-ink-3 line-through",
  gap: "border-dashed border-line text-ink-3",
};

/** Seats as buttons: a press gives the seat the chosen kind, a second press resets it. */
export function SeatMarker({
  section,
  onChange,
}: {
  section: SeatedSection;
  onChange: (section: SeatedSection) => void;
}) {
  const [brush, setBrush] = useState<(typeof KINDS)[number]>("accessible");
  const mark = (rowAt: number, seatAt: number) =>
    onChange({
      ...section,
      rows: section.rows.map((row, index) =>
        index === rowAt
          ? {
              ...row,
              seats: row.seats.map((seat, place) => (place === seatAt ? toggleKind(seat, brush) : seat)),
            }
          : row,
      ),
    });
  return (
    <fieldset className="min-w-0">
      <legend className="type-button">{m.venue_brush_heading()}</legend>
      <p className="type-second mt-1 text-ink-2">{m.venue_brush_hint()}</p>
      <div className="mb-3 flex flex-wrap gap-x-6">
        {KINDS.map((kind) => (
          <Checkbox
            key={kind}
            type="radio"
            name="brush"
            checked={brush === kind}
            onChange={() => setBrush(kind)}
            label={kindLabel(kind)}
          />
        ))}
      </div>
      <div className="overflow-x-auto pb-2">
        {section.rows.map((row, rowAt) => (
          <div
            key={row.label}
            role="group"
            aria-label={m.venue_row_label({ row: row.label })}
            className="flex items-center gap-1 py-0.5"
          >
            <span className="type-axis w-7 shrink-0 text-ink-2">{row.label}</span>
            {row.seats.map((seat, seatAt) => (
              <button
                key={seatAt}
                type="button"
                onClick={() => mark(rowAt, seatAt)}
                aria-label={m.venue_seat_label({
                  row: row.label,
                  seat: seat.label,
                  kind: kindLabel(seat.kind),
                })}
                className={`type-axis tnum size-7 shrink-0 rounded-chip border ${styles[seat.kind]}`}
              >
                {seat.kind === "gap" ? "" : seat.label}
              </button>
            ))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function toggleKind(seat: PlannedSeat, brush: PlannedSeat["kind"]): PlannedSeat {
  return { ...seat, kind: seat.kind === brush ? "seat" : brush };
}

function kindLabel(kind: PlannedSeat["kind"]): string {
  return {
    seat: m.venue_kind_seat,
    accessible: m.venue_kind_accessible,
    blocked: m.venue_kind_blocked,
    gap: m.venue_kind_gap,
  }[kind]();
}
