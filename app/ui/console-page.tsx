import type { ReactNode } from "react";

/** Layout of organizer and admin pages. */
export function ConsolePage({
  title,
  second,
  actions,
  children,
}: {
  title: ReactNode;
  second?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="px-console pt-6 pb-16">
      <header className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="type-page">{title}</h1>
          {second ? <div className="type-second mt-0.5 text-ink-2">{second}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-3">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
