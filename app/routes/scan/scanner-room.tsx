import type { ReactNode } from "react";

/** A dark page of the scanner: heading on top, content, actions at the bottom. */
export function ScannerRoom({
  title,
  children,
  actions,
}: {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <main
      id="main"
      className="flex min-h-viewport flex-col bg-scan-ground text-scan-paper [--fill:var(--color-scan-paper)] [--focus:var(--color-scan-paper)] [--on-fill:var(--color-scan-ground)]"
    >
      <div className="mx-auto flex w-full max-w-130 grow flex-col px-5 pt-8">
        <h1 className="type-page">{title}</h1>
        <div className="mt-4 grow pb-5">{children}</div>
        {actions && (
          <div className="sticky bottom-0 flex flex-col gap-2.5 bg-scan-ground pt-4 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
            {actions}
          </div>
        )}
      </div>
    </main>
  );
}
