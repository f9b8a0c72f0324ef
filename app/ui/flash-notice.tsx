import type { ReactNode } from "react";
import { StatusNotice } from "./status-notice";

/** Confirms the action that redirected here; nothing without a result. */
export function FlashNotice<Result extends string>({
  result,
  texts,
  action,
  className = "mb-6",
}: {
  result: Result | null;
  texts: Readonly<Record<Result, () => string>>;
  action?: ReactNode;
  className?: string;
}) {
  return result && <StatusNotice title={texts[result]()} action={action} className={className} />;
}
