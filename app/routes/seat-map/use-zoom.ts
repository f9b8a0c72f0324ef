import { useCallback, useMemo, useRef, useState } from "react";
import type { Box, Point } from "#domain/seating/layout";

export interface Zoom {
  /** Listens on the drawing; what comes back stops it. */
  readonly attach: (svg: SVGSVGElement) => () => void;
  readonly in: () => void;
  readonly out: () => void;
  /** Brings a point into view. */
  readonly show: (point: Point) => void;
  /** True when the key was one of + − 0. */
  readonly key: (key: string) => boolean;
  readonly zoomed: boolean;
}

const CLOSEST = 6;
const STEP = 1.6;
const DRAG_FROM_PX = 6;

/**
 * Pan and zoom of a drawing by its viewBox: wheel, drag, pinch, buttons, keys. The window is moved without React, so
 * that five thousand seats are not asked about it.
 */
export function useZoom(whole: Box): Zoom {
  const svg = useRef<SVGSVGElement | null>(null);
  const view = useRef<Box>(whole);
  const [zoomed, setZoomed] = useState(false);

  const move = useCallback(
    (next: Box) => {
      const width = Math.min(whole.width, Math.max(whole.width / CLOSEST, next.width));
      const height = (width / whole.width) * whole.height;
      const clamp = (at: number, from: number, room: number) => Math.min(Math.max(at, from), from + room);
      const kept = {
        x: clamp(next.x, whole.x, whole.width - width),
        y: clamp(next.y, whole.y, whole.height - height),
        width,
        height,
      };
      view.current = kept;
      svg.current?.setAttribute("viewBox", `${kept.x} ${kept.y} ${kept.width} ${kept.height}`);
      setZoomed(kept.width < whole.width - 0.5);
    },
    [whole],
  );

  const zoomAt = useCallback(
    (factor: number, at?: Point) => {
      const { x, y, width, height } = view.current;
      const centre = at ?? { x: x + width / 2, y: y + height / 2 };
      const next = Math.min(whole.width, Math.max(whole.width / CLOSEST, width / factor));
      const scale = next / width;
      move({
        x: centre.x - (centre.x - x) * scale,
        y: centre.y - (centre.y - y) * scale,
        width: next,
        height: height * scale,
      });
    },
    [move, whole.width],
  );

  const attach = useCallback(
    (element: SVGSVGElement) => {
      svg.current = element;
      const pointers = new Map<number, PointerEvent>();
      let dragged = false;
      let start: Point | null = null;

      const toDrawing = (event: { clientX: number; clientY: number }): Point => {
        const matrix = element.getScreenCTM()?.inverse();
        const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
        return { x: point.x, y: point.y };
      };
      const down = (event: PointerEvent) => {
        pointers.set(event.pointerId, event);
        if (pointers.size === 1) {
          dragged = false;
          start = { x: event.clientX, y: event.clientY };
        }
      };
      const drag = (event: PointerEvent) => {
        const before = pointers.get(event.pointerId);
        if (!before) return;
        if (pointers.size === 2) {
          const other = [...pointers.values()].find((each) => each.pointerId !== event.pointerId)!;
          const span = (a: PointerEvent) => Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY);
          dragged = true;
          zoomAt(
            span(event) / Math.max(span(before), 1),
            toDrawing({
              clientX: (event.clientX + other.clientX) / 2,
              clientY: (event.clientY + other.clientY) / 2,
            }),
          );
        } else {
          if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > DRAG_FROM_PX)
            dragged = true;
          if (dragged) {
            const from = toDrawing(before);
            const to = toDrawing(event);
            move({
              ...view.current,
              x: view.current.x + from.x - to.x,
              y: view.current.y + from.y - to.y,
            });
          }
        }
        pointers.set(event.pointerId, event);
      };
      const up = (event: PointerEvent) => pointers.delete(event.pointerId);
      // A drag that ends on a seat is not a tap on it.
      const click = (event: MouseEvent) => {
        if (dragged) event.stopPropagation();
        dragged = false;
      };
      const wheel = (event: WheelEvent) => {
        event.preventDefault();
        zoomAt(Math.exp(-event.deltaY * 0.002), toDrawing(event));
      };
      element.addEventListener("pointerdown", down);
      element.addEventListener("pointermove", drag);
      addEventListener("pointerup", up);
      addEventListener("pointercancel", up);
      element.addEventListener("click", click, { capture: true });
      element.addEventListener("wheel", wheel, { passive: false });
      return () => {
        svg.current = null;
        element.removeEventListener("pointerdown", down);
        element.removeEventListener("pointermove", drag);
        removeEventListener("pointerup", up);
        removeEventListener("pointercancel", up);
        element.removeEventListener("click", click, { capture: true });
        element.removeEventListener("wheel", wheel);
      };
    },
    [move, zoomAt],
  );

  return useMemo(
    () => ({
      attach,
      in: () => zoomAt(STEP),
      out: () => zoomAt(1 / STEP),
      show({ x, y }: Point) {
        const { x: left, y: top, width, height } = view.current;
        const margin = width * 0.08;
        if (x > left + margin && x < left + width - margin && y > top + margin && y < top + height - margin)
          return;
        move({ ...view.current, x: x - width / 2, y: y - height / 2 });
      },
      key(key: string) {
        if (key === "+" || key === "=") zoomAt(STEP);
        else if (key === "-") zoomAt(1 / STEP);
        else if (key === "0") move(whole);
        else return false;
        return true;
      },
      zoomed,
    }),
    [attach, zoomAt, move, whole, zoomed],
  );
}
