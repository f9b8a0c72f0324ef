import type { ReactNode } from "react";
import { Link } from "react-router";

export interface Tab<Id extends string> {
  readonly id: Id;
  /** Path or search of the tab's view. */
  readonly to: string;
  readonly words: ReactNode;
}

const NAV = { plain: "", ruled: "mt-6 border-b border-ink" };
const LIST = { plain: "gap-x-5", ruled: "-mb-px gap-x-8 gap-y-1" };
const LINK = {
  plain: "inline-flex min-h-9 items-center gap-1.5 border-b-2",
  ruled: "block border-b-[3px] py-2",
};

/** Links to the views of one list; the current one is underlined. */
export function TabStrip<Id extends string>({
  label,
  tabs,
  current,
  variant = "plain",
}: {
  label: string;
  tabs: readonly Tab<Id>[];
  current: Id;
  variant?: keyof typeof LINK;
}) {
  return (
    <nav aria-label={label} className={NAV[variant]}>
      <ul className={`flex flex-wrap ${LIST[variant]}`}>
        {tabs.map(({ id, to, words }) => (
          <li key={id}>
            <Link
              to={to}
              aria-current={id === current ? "page" : undefined}
              className={`type-body border-transparent text-ink-2 hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink ${LINK[variant]}`}
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
