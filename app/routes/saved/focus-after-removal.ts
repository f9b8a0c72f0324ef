import { type RefObject, useEffect, useRef } from "react";

/** The pressed button is removed with its event: focus the one in its place, or the heading. */
export function useFocusAfterRemoval(
  page: RefObject<HTMLElement | null>,
  events: readonly { readonly id: string }[],
): void {
  const before = useRef<readonly string[]>([]);
  useEffect(() => {
    const gone = before.current.findIndex((id) => events.every((event) => event.id !== id));
    before.current = events.map(({ id }) => id);
    if (gone < 0 || document.activeElement !== document.body) return;
    const left = page.current?.querySelectorAll<HTMLElement>("button[aria-pressed]") ?? [];
    (left[Math.min(gone, left.length - 1)] ?? page.current?.querySelector("h1"))?.focus();
  });
}
