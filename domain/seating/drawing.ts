/** Geometry of drawings: lengths are rounded to hundredths, so that two runs draw the same path. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The bounds of the points, with a margin. */
export function around(points: readonly Point[], margin: number): Box {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const x = Math.min(...xs) - margin;
  const y = Math.min(...ys) - margin;
  return {
    x: round(x),
    y: round(y),
    width: round(Math.max(...xs) + margin - x),
    height: round(Math.max(...ys) + margin - y),
  };
}

/** An SVG arc to a point. */
export function arc(radius: number, toX: number, toY: number): string {
  return `A${svgNumber(radius)} ${svgNumber(radius)} 0 0 1 ${svgNumber(toX)} ${svgNumber(toY)}`;
}

export const round = (value: number) => Math.round(value * 100) / 100;
/** A number of an SVG path. */
export const svgNumber = (value: number) => String(round(value));
