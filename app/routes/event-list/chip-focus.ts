import { type RefObject, useEffect, useRef } from "react";
import type { EventQuery } from "#domain/catalogue/event-query";

/** Pixels; must match `w-72`. */
const PANEL_WIDTH = 288;

/** Aligns the panel to the right near the window's right edge. */
export function keepInView(details: HTMLDetailsElement): void {
  const room = document.documentElement.clientWidth - details.getBoundingClientRect().left;
  details.dataset.side = room < PANEL_WIDTH ? "right" : "left";
}

function openChip(list: Element | null): HTMLDetailsElement | null {
  return list?.querySelector("details[open]") ?? null;
}

/** Escape, a press outside and leaving with Tab close the open panel. */
export function useClosing(list: RefObject<HTMLUListElement | null>): void {
  useEffect(() => {
    const byPress = (press: PointerEvent) => closeUnless(openChip(list.current), press.target);
    const byTab = (focus: FocusEvent) => closeUnless(openChip(list.current), focus.target);
    const byEscape = (press: KeyboardEvent) => {
      const open = press.key === "Escape" ? openChip(list.current) : null;
      if (!open) return;
      open.open = false;
      open.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", byPress);
    document.addEventListener("focusin", byTab);
    document.addEventListener("keydown", byEscape);
    return () => {
      document.removeEventListener("pointerdown", byPress);
      document.removeEventListener("focusin", byTab);
      document.removeEventListener("keydown", byEscape);
    };
  }, [list]);
}

function closeUnless(open: HTMLDetailsElement | null, target: EventTarget | null): void {
  if (open && target instanceof Node && !open.contains(target)) open.open = false;
}

/** The changed chip is removed with its focus, so the list takes the focus. */
export function useRefocus(list: RefObject<HTMLUListElement | null>, query: EventQuery): () => void {
  const changedFrom = useRef<EventQuery | null>(null);
  useEffect(() => {
    if (!changedFrom.current || changedFrom.current === query) return;
    changedFrom.current = null;
    const open = openChip(list.current);
    if (open) open.open = false;
    list.current?.focus({ preventScroll: true });
  }, [query, list]);
  return () => {
    changedFrom.current = query;
  };
}
