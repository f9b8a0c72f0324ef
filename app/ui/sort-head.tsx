import { ArrowDown, ArrowUp } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { Icon } from "./icon";
import { Th } from "./table";

/** A sortable column head: column and order are in the URL; a second click reverses the order. */
export function SortHead({
  column,
  label,
  current,
  descending,
  numeric = false,
}: {
  column: string;
  label: string;
  current: string;
  descending: boolean;
  numeric?: boolean;
}) {
  const [search] = useSearchParams();
  const active = column === current;
  const next = new URLSearchParams(search);
  next.set("sort", column);
  next.set("order", active && !descending ? "down" : "up");
  next.delete("page");
  return (
    <Th numeric={numeric} aria-sort={active ? (descending ? "descending" : "ascending") : undefined}>
      <Link
        to={`?${next}`}
        preventScrollReset
        aria-label={m.console_sort_by({ column: label })}
        className="inline-flex min-h-6 items-end gap-1 whitespace-nowrap hover:text-ink"
      >
        {label}
        {active ? <Icon of={descending ? ArrowDown : ArrowUp} size={14} className="mb-[3px]" /> : null}
      </Link>
    </Th>
  );
}
