import { type KeyboardEvent, type MouseEvent, type RefObject, useCallback, useEffect } from "react";
import { type SeatStep, firstStop, stepSeat } from "#domain/seat-walk";
import type { Drawing } from "./room-model";
import type { SeatStore } from "./seat-store";

const STEPS: Readonly<Record<string, SeatStep>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "row-start",
  End: "row-end",
  PageDown: "section-next",
  PageUp: "section-before",
};

/**
 * Keyboard and pointer on a drawing of seats. One seat is in the tab order; arrows walk, Enter or the space bar takes
 * and gives back.
 */
export function useSeatKeys(
  svg: RefObject<SVGSVGElement | null>,
  drawing: Drawing,
  store: SeatStore,
  toggle: (index: number) => void,
  onMove?: (index: number) => void,
) {
  const stops = useCallback(
    (index: number) => {
      const look = store.look(index);
      return look === "free" || look === "mine";
    },
    [store],
  );

  useEffect(() => {
    const { cursor } = store.state();
    if (cursor === null) store.moveCursor(firstStop(drawing.walk, stops, 4));
  }, [drawing, store, stops]);

  const go = useCallback(
    (index: number) => {
      store.moveCursor(index);
      onMove?.(index);
      svg.current
        ?.querySelector<SVGGElement>(`[data-seat="${index}"]`)
        ?.focus({ preventScroll: onMove !== undefined });
    },
    [store, onMove, svg],
  );

  return {
    onKeyDown(event: KeyboardEvent<SVGSVGElement>) {
      const at = seatUnder(event.target);
      if (at === null || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        if (!event.repeat) toggle(at);
        return;
      }
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      const next = stepSeat(drawing.walk, at, step, stops);
      if (next !== null) go(next);
    },
    onClick(event: MouseEvent<SVGSVGElement>) {
      const at = seatUnder(event.target);
      if (at === null) return;
      store.moveCursor(at);
      toggle(at);
    },
  };
}

function seatUnder(target: EventTarget): number | null {
  const seat = target instanceof Element ? target.closest("[data-seat]")?.getAttribute("data-seat") : null;
  return seat ? Number(seat) : null;
}
