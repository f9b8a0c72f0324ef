import { useEffect } from "react";
import { useNavigate } from "react-router";
import type { QueueItem } from "#worker/catalogue/review-service";

/** Shortcuts: j and k move in the queue, a approves, r focuses the reasons, 1 to 5 choose one. */
export function useTriageKeys(queue: readonly QueueItem[], current: string | null): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (press: KeyboardEvent) => {
      if (press.ctrlKey || press.metaKey || press.altKey || isTyping(press.target)) return;
      const at = queue.findIndex(({ eventId }) => eventId === current);
      const step = press.key === "j" ? 1 : press.key === "k" ? -1 : 0;
      const next = queue[at + step];
      if (step !== 0 && next) void navigate(`/admin/events/${next.eventId}`);
      if (press.key === "a")
        document.querySelector<HTMLFormElement>("form[data-review='approve']")?.requestSubmit();
      if (press.key === "r") focusReason(0);
      if (/^[1-5]$/.test(press.key)) focusReason(Number(press.key) - 1);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [queue, current, navigate]);
}

function focusReason(index: number): void {
  const reasons = document.querySelectorAll<HTMLInputElement>(
    "form[data-review='return'] input[type='radio']",
  );
  reasons[index]?.focus();
  reasons[index]?.click();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && target.type !== "radio"))
  );
}
