import { type ComponentProps, useEffect, useRef } from "react";
import { useActionData } from "react-router";
import { Notice } from "./notice";

/**
 * Why an action was refused. It takes the focus and scrolls into view each time it appears: the button that was pressed
 * can be far below, and a submission keeps the page's scroll position.
 */
export function RefusalNotice({
  className,
  of,
  ...notice
}: ComponentProps<typeof Notice> & {
  /** Result of a fetcher; default: of the page's action. */
  of?: unknown;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const ofPage = useActionData<unknown>();
  const result = of ?? ofPage;
  const shown = useRef<unknown>(null);
  useEffect(() => {
    if (shown.current === (result ?? frame)) return;
    shown.current = result ?? frame;
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: "center" });
  }, [result]);
  return (
    <div ref={frame} tabIndex={-1} className={`outline-none ${className ?? ""}`}>
      <Notice tone="stop" {...notice} />
    </div>
  );
}
