import { ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation } from "react-router";
import { Icon } from "#app/ui/icon";

/** Shows the current choice and lists the others; closes on navigation. */
export function Switcher({
  label,
  value,
  children,
}: {
  label: string;
  value: ReactNode;
  children: ReactNode;
}) {
  const { key } = useLocation();
  return (
    <details key={key} className="shrink-0 border-t border-line last-of-type:border-b">
      <summary className="flex items-center gap-2 px-5 py-2.5 hover:bg-sunk">
        <span className="min-w-0 grow">
          <span className="type-second block text-ink-2">{label}</span>
          <span className="type-button line-clamp-2 leading-5">{value}</span>
        </span>
        <Icon of={ChevronsUpDown} size={18} />
      </summary>
      <ul className="max-h-72 overflow-y-auto border-t border-line py-1">{children}</ul>
    </details>
  );
}
