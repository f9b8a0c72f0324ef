import { useEffect } from "react";
import { NO_BURST, SETTLE_MS, pressKey, settle } from "#app/scanner/wedge";
import { useLatest } from "./use-session";

/** Hand scanners that type, wherever the focus is, except in a field that a person types into. */
export function useWedge(onCode: (text: string) => void): void {
  const latest = useLatest(onCode);
  useEffect(() => {
    let burst = NO_BURST;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function onKey(press: KeyboardEvent) {
      if (isField(press.target) || press.ctrlKey || press.metaKey || press.altKey) return;
      const step = pressKey(burst, press.key, press.timeStamp);
      burst = step.burst;
      if (step.swallow) press.preventDefault();
      if (step.code !== null) latest.current(step.code);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const end = settle(burst, performance.now() + 1);
        burst = end.burst;
        if (end.code !== null) latest.current(end.code);
      }, SETTLE_MS);
    }
    window.addEventListener("keydown", onKey, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("keydown", onKey, { capture: true });
    };
  }, [latest]);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}
