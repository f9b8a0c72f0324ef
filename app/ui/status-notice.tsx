import type { ReactNode } from "react";
import { Notice } from "./notice";

/** Confirms the last action; announced by screen readers without interrupting. */
export function StatusNotice({
  title,
  action,
  className,
}: {
  title: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div role="status" className={className}>
      <Notice title={title} action={action} />
    </div>
  );
}
