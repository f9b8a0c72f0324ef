import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useEffectEvent } from "react";
import { type SeatStep, type SeatWalk, firstStop, stepSeat } from "#domain/seating/keyboard-walk";
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
 * Keyboard and pointer handlers of a seat drawing (roving tabindex): arrow keys move, Enter and Space hold or release.
 */
export function useSeatKeys(
  svg: RefObject<SVGSVGElement | null>,
  walk: SeatWalk,
  store: SeatStore,
  toggle: (index: number) => void,
  onMove?: (index: number) => void,
) {
  const stops = (index: number) => {
    const look = store.look(index);
    return look === "free" || look === "mine";
  };

  const go = (index: number) => {
    store.moveCursor(index);
    onMove?.(index);
    svg.current
      ?.querySelector<SVGGElement>(`[data-seat="${index}"]`)
      ?.focus({ preventScroll: onMove !== undefined });
  };

  const keepStop = useEffectEvent(() => {
    const { cursor } = store.state();
    if (cursor !== null && walk.spotOf.has(cursor) && stops(cursor)) return;
    const focused = document.activeElement;
    const isAt = cursor !== null && focused?.getAttribute("data-seat") === String(cursor);
    const isHere = isAt && svg.current?.contains(focused);
    // A focused seat that another buyer holds keeps the focus; a sold seat passes it on.
    if (isAt && (!isHere || store.look(cursor) === "held")) return;
    const beside = isHere
      ? (stepSeat(walk, cursor, "right", stops) ?? stepSeat(walk, cursor, "left", stops))
      : null;
    const next = beside ?? firstStop(walk, stops, 4);
    if (next === cursor) return;
    if (isHere && next !== null) go(next);
    else store.moveCursor(next);
  });
  useEffect(() => {
    keepStop();
    return store.subscribe(() => keepStop());
  }, [store]);

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
      const next = stepSeat(walk, at, step, stops);
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
