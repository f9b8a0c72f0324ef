import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";

/**
 * Rows parted by hairlines, a rule of ink under the heads; scrolls sideways by itself where it must. With `lines` a row
 * becomes a few lines on a phone: its `lead` first, an `end` beside it, the rest below with their `word`s.
 */
export function Table({
  label,
  head,
  children,
  lines = false,
  className = "",
}: {
  /** Read out as the table's name. */
  label: string;
  /** A row of {@link Th}. */
  head?: ReactNode;
  /** Rows of {@link Td}. */
  children: ReactNode;
  lines?: boolean;
  className?: string;
}) {
  return (
    // What scrolls sideways must be reachable by keyboard.
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
  /** Money and counts: to the right, tabular. */
  readonly numeric?: boolean;
  /** The one bold column: who, or how much. */
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
    /** Its place in a row of lines. */
    line?: "lead" | "end";
    /** Said before it in a row of lines, where no head stands over it. */
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
