import { Th } from "./table";

/** The head of a column that needs no visible title; screen readers read `label`. */
export function HiddenTh({ label, className }: { label: string; className?: string }) {
  return (
    <Th className={className}>
      <span className="sr-only">{label}</span>
    </Th>
  );
}
