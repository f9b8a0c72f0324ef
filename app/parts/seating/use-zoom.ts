import { useCallback, useMemo, useRef, useState } from "react";
import type { Box, Point } from "#domain/seating/drawing";
import { listenToGestures } from "./zoom-gestures";

export interface Zoom {
  /** Binds the gestures to the drawing; returns the cleanup. */
  readonly attach: (svg: SVGSVGElement) => () => void;
  readonly in: () => void;
  readonly out: () => void;
  /** Scrolls a point into view. */
  readonly show: (point: Point) => void;
  /** Handles + − 0; false for other keys. */
  readonly key: (key: string) => boolean;
  readonly zoomed: boolean;
}

const CLOSEST = 6;
const STEP = 1.6;

/**
 * Pan and zoom of a drawing by its viewBox: wheel, drag, pinch, buttons, keys. The viewBox is set on the element
 * directly, so that React does not render up to 5,000 seats for a movement.
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
      const bounded = {
        x: clamp(next.x, whole.x, whole.width - width),
        y: clamp(next.y, whole.y, whole.height - height),
        width,
        height,
      };
      view.current = bounded;
      svg.current?.setAttribute("viewBox", `${bounded.x} ${bounded.y} ${bounded.width} ${bounded.height}`);
      setZoomed(bounded.width < whole.width - 0.5);
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
      const stop = listenToGestures(element, {
        zoomAt,
        panBy: (x, y) => move({ ...view.current, x: view.current.x + x, y: view.current.y + y }),
      });
      return () => {
        svg.current = null;
        stop();
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
