/** SVG shapes of posters. Lengths are in units of the field, rounded to tenths; angles in degrees. */

export interface Shape {
  /** SVG path data. */
  readonly path: string;
  readonly ink: "first" | "second" | "ground" | "type";
  /** The highest point, y. */
  readonly top: number;
}

/** Lower end of shapes that leave the field at the bottom. */
export const FLOOR = 700;

export const round = (value: number) => Math.round(value * 10) / 10;

export function disc(cx: number, cy: number, r: number, ink: Shape["ink"]): Shape {
  const [left, right, y, radius] = [cx - r, cx + r, cy, r].map(round);
  return {
    ink,
    top: cy - r,
    path: `M${left} ${y}A${radius} ${radius} 0 1 1 ${right} ${y}A${radius} ${radius} 0 1 1 ${left} ${y}Z`,
  };
}

export function polygon(ink: Shape["ink"], ...points: readonly (readonly [number, number])[]): Shape {
  return {
    ink,
    top: Math.min(...points.map(([, y]) => y)),
    path: `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}Z`,
  };
}

export function bar(x: number, y: number, width: number, height: number, ink: Shape["ink"]): Shape {
  return polygon(ink, [x, y], [x + width, y], [x + width, y + height], [x, y + height]);
}

/** A half disc whose flat side passes through the centre, rotated by `degrees` from "flat side up". */
export function halfDisc(cx: number, cy: number, r: number, degrees: number, ink: Shape["ink"]): Shape {
  const angle = (degrees * Math.PI) / 180;
  const [ux, uy] = [Math.cos(angle) * r, Math.sin(angle) * r];
  const tops = [cy - Math.abs(uy)];
  // The topmost point is on the arc only if the round side faces up.
  if (Math.cos(angle) < -1e-9) tops.push(cy - r);
  if (Math.abs(Math.cos(angle)) < 1e-9) tops.push(cy - r);
  return {
    ink,
    top: Math.min(...tops),
    path: `M${round(cx - ux)} ${round(cy - uy)}A${r} ${r} 0 0 0 ${round(cx + ux)} ${round(cy + uy)}Z`,
  };
}

/** Half a ring standing on `base`. */
export function halfRing(cx: number, base: number, outer: number, inner: number, ink: Shape["ink"]): Shape {
  return {
    ink,
    top: base - outer,
    path: `M${cx - outer} ${base}A${outer} ${outer} 0 0 1 ${cx + outer} ${base}V${FLOOR}H${cx + inner}V${base}A${inner} ${inner} 0 0 0 ${cx - inner} ${base}V${FLOOR}H${cx - outer}Z`,
  };
}

export function arch(cx: number, top: number, width: number, ink: Shape["ink"]): Shape {
  const r = round(width / 2);
  return {
    ink,
    top,
    path: `M${round(cx - r)} ${FLOOR}V${round(top + r)}A${r} ${r} 0 0 1 ${round(cx + r)} ${round(top + r)}V${FLOOR}Z`,
  };
}

export function square(cx: number, cy: number, side: number, degrees: number, ink: Shape["ink"]): Shape {
  const half = side / 2;
  const angle = (degrees * Math.PI) / 180;
  const corner = (x: number, y: number) =>
    [cx + x * Math.cos(angle) - y * Math.sin(angle), cy + x * Math.sin(angle) + y * Math.cos(angle)] as const;
  return polygon(ink, corner(-half, -half), corner(half, -half), corner(half, half), corner(-half, half));
}

/** A block with three round corners; `square` names the square one, clockwise from the upper left. */
export function block(
  x: number,
  y: number,
  width: number,
  height: number,
  square: 0 | 1 | 2 | 3,
  ink: Shape["ink"],
): Shape {
  const r = (corner: number) => (corner === square ? 0 : 50);
  return {
    ink,
    top: y,
    path:
      `M${x + r(0)} ${y}H${x + width - r(1)}A${r(1)} ${r(1)} 0 0 1 ${x + width} ${y + r(1)}` +
      `V${y + height - r(2)}A${r(2)} ${r(2)} 0 0 1 ${x + width - r(2)} ${y + height}` +
      `H${x + r(3)}A${r(3)} ${r(3)} 0 0 1 ${x} ${y + height - r(3)}V${y + r(0)}A${r(0)} ${r(0)} 0 0 1 ${x + r(0)} ${y}Z`,
  };
}

export function wedge(x: number, y: number, r: number, from: number, to: number, ink: Shape["ink"]): Shape {
  const at = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    return [round(x + r * Math.cos(angle)), round(y - r * Math.sin(angle))] as const;
  };
  const [start, end] = [at(from), at(to)];
  return {
    ink,
    top: Math.min(start[1], end[1]),
    path: `M${x} ${y}L${start.join(" ")}A${r} ${r} 0 0 0 ${end.join(" ")}Z`,
  };
}
