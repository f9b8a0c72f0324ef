import { OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

/**
 * Title: the event; text: its consequence and the next step. `warn` and `stop` are live regions. `plain` also for
 * empty states.
 */
export function Notice({
  tone = "plain",
  title,
  action,
  children,
  className = "",
}: {
  tone?: "plain" | "warn" | "stop";
  title: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
  className?: string;
}) {
  const bar = { plain: "border-ink", warn: "border-warn", stop: "border-stop" }[tone];
  return (
    <div
      role={tone === "stop" ? "alert" : tone === "warn" ? "status" : undefined}
      className={`border-l-[3px] py-1 pl-4 ${bar} ${className}`}
    >
      <p className="type-button flex items-start gap-2 leading-6">
        {tone === "warn" ? <Icon of={TriangleAlert} className="mt-0.5 text-warn" /> : null}
        {tone === "stop" ? <Icon of={OctagonX} className="mt-0.5 text-stop" /> : null}
        <span>{title}</span>
      </p>
      {children ? <div className="type-body measure mt-1 text-ink-2">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap gap-x-6 gap-y-2">{action}</div> : null}
    </div>
  );
}
