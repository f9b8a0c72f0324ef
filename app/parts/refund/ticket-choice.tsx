import type { BookingView } from "#domain/sale/booking";
import { placeName } from "#domain/seating/seat-label";
import type { ReactNode } from "react";

/** A booking's tickets to choose from, each with its amount or the reason why it cannot be chosen. */
export function TicketChoice({
  label,
  lines,
  chosen,
  sideOf,
}: {
  label: string;
  lines: BookingView["lines"];
  chosen: readonly number[];
  /** The right column; `enabled` false for a ticket that cannot be chosen. */
  sideOf: (lineNo: number) => { readonly enabled: boolean; readonly side: ReactNode };
}) {
  return (
    <fieldset>
      <legend className="type-button mb-2">{label}</legend>
      {lines.map((line) => {
        const { enabled, side } = sideOf(line.lineNo);
        return (
          <label
            key={line.lineNo}
            className="type-body flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus"
          >
            <input
              type="checkbox"
              name="ticket"
              value={line.lineNo}
              defaultChecked={enabled && chosen.includes(line.lineNo)}
              disabled={!enabled}
              className="size-5 shrink-0 accent-ink"
            />
            <span className={`min-w-0 grow ${enabled ? "" : "text-ink-2"}`}>
              {placeName(line)} <span className="text-ink-2">{line.attendeeName}</span>
            </span>
            <span className="text-right text-ink-2">{side}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
