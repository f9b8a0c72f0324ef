import type { ReactNode } from "react";

/** One component state under its name. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="border-t border-line py-4">
      <p className="type-second mb-2 text-ink-2">{name}</p>
      {children}
    </div>
  );
}
