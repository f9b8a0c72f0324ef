import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";

/**
 * A table that scrolls sideways in its own region. With `lines` each row becomes a few lines on phones: the `lead`
 * cell first, the `end` cell beside it, the others below with their `word`.
 */
export function Table({
  label,
  head,
  children,
  lines = false,
  className = "",
}: {
  /** Accessible name. */
  label: string;
  /** A row of {@link Th}. */
  head?: ReactNode;
  /** Rows of {@link Td}. */
  children: ReactNode;
  lines?: boolean;
  className?: string;
}) {
  return (
    // A scrollable region must be focusable (axe: scrollable-region-focusable).
    <section
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={`relative overflow-x-auto ${lines ? "table-lines" : ""} ${className}`}
    >
      <table className="type-second w-full border-collapse text-left">
        {head ? (
          <thead>
            <tr className="border-b border-ink">{head}</tr>
          </thead>
        ) : null}
        <tbody className="[&>tr]:border-b [&>tr]:border-line">{children}</tbody>
      </table>
    </section>
  );
}

interface CellLook {
  /** Right-aligned tabular figures. */
  readonly numeric?: boolean;
  /** Bold; one column per table. */
  readonly strong?: boolean;
}

export function Th({ numeric, className = "", ...rest }: CellLook & ThHTMLAttributes<HTMLTableCellElement>) {
  return (
    <th
      scope="col"
      {...rest}
      className={`h-7 pr-3 pb-1 align-bottom font-normal text-ink-2 last:pr-0 ${numeric ? "text-right" : ""} ${className}`}
    />
  );
}

export function Td({
  numeric,
  strong,
  line,
  word,
  className = "",
  ...rest
}: CellLook &
  TdHTMLAttributes<HTMLTableCellElement> & {
    /** Position in a row of lines. */
    line?: "lead" | "end";
    /** Label in a row of lines, which has no column head. */
    word?: string;
  }) {
  return (
    <td
      {...rest}
      data-line={line}
      data-word={word}
      className={`h-[39px] py-2 pr-3 align-middle last:pr-0 ${numeric ? "tnum text-right [&+td:not(.text-right)]:pl-5" : ""} ${strong ? "font-semibold text-ink" : ""} ${className}`}
    />
  );
}
