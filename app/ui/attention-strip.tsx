import { CircleAlert, OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export interface AttentionItem {
  readonly id: string;
  readonly tone: "plain" | "warn" | "stop";
  /** Bold, e.g. "F 12 was admitted twice." */
  readonly what: ReactNode;
  /** Reassurance, e.g. "41 scans are on it; nothing is lost." */
  readonly safe?: ReactNode;
  /** A link or a button of variant `word`. */
  readonly action?: ReactNode;
}

const shapes = { plain: CircleAlert, warn: TriangleAlert, stop: OctagonX } as const;
const tones = { plain: "text-ink", warn: "text-warn", stop: "text-stop" } as const;

/** Open problems, above all other content; nothing without items. */
export function AttentionStrip({ label, items }: { label: string; items: readonly AttentionItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul aria-label={label} className="mb-7 border-t-2 border-b border-t-ink border-b-ink">
      {items.map(({ id, tone, what, safe, action }) => (
        <li
          key={id}
          className="flex items-start gap-2.5 border-b border-line py-2.5 last:border-b-0 sm:items-center"
        >
          <Icon of={shapes[tone]} className={`mt-0.5 sm:mt-0 ${tones[tone]}`} />
          <p className="type-body min-w-0 grow">
            <strong className="font-semibold">{what}</strong>
            {safe ? <span className="text-ink-2"> {safe}</span> : null}
          </p>
          {action ? <div className="shrink-0 font-semibold">{action}</div> : null}
        </li>
      ))}
    </ul>
  );
}
