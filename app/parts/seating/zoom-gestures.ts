import type { Point } from "#domain/seating/drawing";

const DRAG_FROM_PX = 6;

/** Wheel, drag and pinch on the drawing, in its own coordinates. Returns the cleanup. */
export function listenToGestures(
  element: SVGSVGElement,
  view: { zoomAt(factor: number, at: Point): void; panBy(x: number, y: number): void },
): () => void {
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
      view.zoomAt(
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
        view.panBy(from.x - to.x, from.y - to.y);
      }
    }
    pointers.set(event.pointerId, event);
  };
  const up = (event: PointerEvent) => pointers.delete(event.pointerId);
  // The click that ends a drag does not select the seat under it.
  const click = (event: MouseEvent) => {
    if (dragged) event.stopPropagation();
    dragged = false;
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    view.zoomAt(Math.exp(-event.deltaY * 0.002), toDrawing(event));
  };
  element.addEventListener("pointerdown", down);
  element.addEventListener("pointermove", drag);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", up);
  element.addEventListener("click", click, { capture: true });
  element.addEventListener("wheel", wheel, { passive: false });
  return () => {
    element.removeEventListener("pointerdown", down);
    element.removeEventListener("pointermove", drag);
    removeEventListener("pointerup", up);
    removeEventListener("pointercancel", up);
    element.removeEventListener("click", click, { capture: true });
    element.removeEventListener("wheel", wheel);
  };
}
