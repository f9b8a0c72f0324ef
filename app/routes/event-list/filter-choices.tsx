import { type ReactNode, useId } from "react";

export function Legend({ children }: { children: ReactNode }) {
  return <legend className="type-button mb-2 w-full border-b border-ink pb-2 leading-5">{children}</legend>;
}

/** One of several values, as radio buttons. */
export function Choices({
  name,
  legend,
  chosen,
  options,
  children,
}: {
  name: string;
  legend: string;
  chosen: string;
  options: readonly (readonly [value: string, text: string])[];
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <fieldset>
      <Legend>{legend}</Legend>
      {options.map(([value, text]) => (
        <div key={value} className="relative">
          <input
            type="radio"
            id={`${id}${value}`}
            name={name}
            value={value}
            defaultChecked={value === chosen}
            className="peer absolute top-1/2 left-0 size-4 -translate-y-1/2 accent-ink"
          />
          <label
            htmlFor={`${id}${value}`}
            className="type-body flex min-h-8 cursor-pointer items-center pl-7 peer-checked:font-semibold hover:underline hover:underline-offset-4 max-lg:min-h-11"
          >
            {text}
          </label>
        </div>
      ))}
      {children}
    </fieldset>
  );
}
