import type { ReactNode } from "react";

/** Key figures of a console page, at most five. */
export function NumberRow({
  label,
  numbers,
}: {
  label: string;
  numbers: readonly { readonly id: string; readonly number: ReactNode; readonly words: ReactNode }[];
}) {
  return (
    <dl
      aria-label={label}
      className="mb-8 flex flex-wrap justify-between gap-x-8 gap-y-5 border-t-2 border-ink pt-5 max-sm:grid max-sm:grid-cols-2 [ul+&]:border-t-0 [ul+&]:pt-0"
    >
      {numbers.map(({ id, number, words }) => (
        <div key={id} className="flex min-w-28 flex-col-reverse last:min-w-0">
          <dt className="type-second text-ink-2">{words}</dt>
          <dd className="type-number">{number}</dd>
        </div>
      ))}
    </dl>
  );
}
