import type { ReactNode } from "react";

export function SectionHeading({
  children,
  second,
  aside,
  level = 2,
  size = "section",
  rule = true,
  id,
}: {
  children: ReactNode;
  /** Continues the heading in a secondary tone: a date, a count. */
  second?: ReactNode;
  /** At the right, e.g. "All 38". */
  aside?: ReactNode;
  level?: 1 | 2 | 3;
  size?: "section" | "small" | "text";
  rule?: boolean;
  id?: string;
}) {
  const Heading = `h${level}` as const;
  const type = { section: "type-section", small: "type-small", text: "type-button leading-6" }[size];
  return (
    <div
      className={`mb-3 flex items-baseline justify-between gap-4 ${rule ? "border-b border-ink pb-2.5" : ""}`}
    >
      <Heading id={id} className={type}>
        {children}
        {second ? <span className="font-semibold text-ink-3"> {second}</span> : null}
      </Heading>
      {aside ? <div className="type-second shrink-0 text-right text-ink-2">{aside}</div> : null}
    </div>
  );
}
