/**
 * Poster compositions, one function each, on a field of 400 × 500 with a grid of 50. Each returns its first shapes, its
 * second ones (offset and scaled by the seed) and their overprint: the second clipped by the first.
 */
import {
  FLOOR,
  type Shape,
  arch,
  bar,
  block,
  disc,
  halfDisc,
  halfRing,
  polygon,
  round,
  square,
  wedge,
} from "./shapes";

export interface Composition {
  readonly first: readonly Shape[];
  readonly second: readonly Shape[];
  /** Drawn on top: an eye, a slope. */
  readonly over?: readonly Shape[];
  /** The overprint's shapes and clip if not all of `second` by all of `first`. */
  readonly crossing?: { readonly cut: readonly Shape[]; readonly by: readonly Shape[] } | null;
  /** The centre; smaller formats crop around it. */
  readonly middle: { readonly x: number; readonly y: number };
}

export interface Stage {
  /** Shapes stay below this line unless the title is legible on them. */
  readonly top: number;
  /** True if the title is legible on the first colour, so that tall shapes can extend behind it. */
  readonly rises: boolean;
  /** Offset and scale of the second shape, from the seed. */
  readonly dx: number;
  readonly dy: number;
  readonly size: number;
}

type Gesture = (stage: Stage) => Composition;

/** Overflow of shapes beyond the field, for wider and taller formats. */
const BEYOND = 3000;

/** The second disc of many compositions: offset and scaled by the seed, and kept below the title. */
function movedDisc(stage: Stage, cx: number, cy: number, r: number): Shape {
  const radius = r * stage.size;
  return disc(cx + stage.dx, Math.max(cy + stage.dy, stage.top + radius), radius, "second");
}

const coneAndArch: Gesture = (stage) => {
  const from = stage.rises ? -60 : stage.top;
  const cone = polygon(
    "first",
    [262 - 0.404 * from, from],
    [318 + 0.192 * from, from],
    [318 + 0.192 * FLOOR, FLOOR],
    [262 - 0.404 * FLOOR, FLOOR],
  );
  const door = arch(225 + stage.dx / 2, Math.max(250 + stage.dy, stage.top), 150 * stage.size, "second");
  return { first: [cone], second: [door], middle: { x: 225, y: 350 } };
};

const slippedHalves: Gesture = (stage) => {
  const r = stage.top < 200 ? 137.5 : 112.5;
  const slip = 50 + stage.dy / 2;
  const y = Math.max(stage.top + r, 287.5);
  return {
    first: [halfDisc(200, y, r, 90, "first")],
    second: [halfDisc(200, y + slip, r, -90, "second")],
    over: [disc(200 + r / 2, y + slip - r / 3, 25, "ground")],
    crossing: null,
    middle: { x: 200, y: y + slip / 2 },
  };
};

const ringsAndDisc: Gesture = (stage) => ({
  first: [halfRing(200, 500, 250, 200, "first"), halfRing(200, 500, 150, 100, "first")],
  second: [movedDisc(stage, 300, 350, 100)],
  middle: { x: 275, y: 375 },
});

const barsAndDisc: Gesture = (stage) => ({
  first: [350, 250, 400, 300].map((y, i) => bar(50 + i * 75, y, 50, FLOOR - y, "first")),
  second: [movedDisc(stage, 150, 337.5, 100)],
  middle: { x: 175, y: 350 },
});

const discOverBands: Gesture = (stage) => ({
  first: [bar(0, 300, BEYOND, 50, "first"), bar(0, 400, BEYOND, 300, "first")],
  second: [movedDisc(stage, 235, stage.top < 200 ? 287.5 : 350, stage.top < 200 ? 125 : 112.5)],
  middle: { x: 225, y: 325 },
});

const lampsAndBeams: Gesture = (stage) => {
  const y = (stage.top < 200 ? 250 : 287.5) + Math.max(0, stage.dy);
  const beam = (x: number, turn: 1 | -1) =>
    polygon(
      "first",
      [x - turn * 37, y + 12],
      [x + turn * 37, y + 12],
      [x + turn * (37 + 0.588 * (FLOOR - y - 12)), FLOOR],
      [x - turn * (37 + 0.311 * (FLOOR - y - 12)), FLOOR],
    );
  const [left, right] = [beam(100, 1), beam(300, -1)];
  const lamps = [disc(100, y, 50, "second"), disc(300, y, 50, "second")];
  return {
    first: [left, right],
    second: lamps,
    crossing: { cut: [right], by: [left] },
    middle: { x: 200, y: 375 },
  };
};

const laughAndDisc: Gesture = (stage) => ({
  first: [halfDisc(200, 300, 165, -8, "first")],
  second: [movedDisc(stage, 317, 300, 62.5)],
  middle: { x: 215, y: 345 },
});

const microphone: Gesture = (stage) => {
  const head = movedDisc(stage, 250, 320, 84);
  const [x, y] = [250 + stage.dx, Math.max(320 + stage.dy, stage.top + 84 * stage.size)];
  const handle = polygon(
    "first",
    [x - 43, y - 6],
    [x + 10, y + 36],
    [x + 10 - 0.78 * (FLOOR - y - 36), FLOOR],
    [x - 43 - 0.78 * (FLOOR - y + 6), FLOOR],
  );
  return { first: [handle], second: [head], middle: { x: 225, y: 360 } };
};

const fan: Gesture = (stage) => {
  const r = Math.min(290, 500 - stage.top);
  return {
    first: [
      wedge(50, 500, r, 72, 90, "first"),
      wedge(50, 500, r, 36, 54, "first"),
      wedge(50, 500, r, 0, 18, "first"),
    ],
    second: [movedDisc(stage, 200, 345, 84)],
    middle: { x: 190, y: 370 },
  };
};

const speakers: Gesture = (stage) => {
  const y = Math.max(stage.top, 200);
  const [width, height] = [200 * stage.size, 150 * stage.size];
  return {
    first: [block(50, y, 250, 175, 3, "first")],
    second: [
      block(
        round(150 + stage.dx),
        round(Math.max(y + 100 + stage.dy, stage.top)),
        round(width),
        round(height),
        2,
        "second",
      ),
    ],
    middle: { x: 200, y: y + 125 },
  };
};

const lampAndFrame: Gesture = (stage) => {
  const y = stage.top < 200 ? 325 : 362.5;
  const spread = Math.min(0.4, (y - stage.top) / 325);
  const reach = 1000;
  // A steep beam must not climb into the title further right than the field.
  const beam = polygon(
    "first",
    [75, y],
    [reach, y - spread * (reach - 75)],
    [reach, y + spread * (reach - 75)],
  );
  const height = 200 * stage.size;
  const frame = bar(
    200 + stage.dx,
    Math.max(y - height / 2 + stage.dy / 2, stage.top),
    150,
    height,
    "second",
  );
  return {
    first: [{ ...beam, top: y - spread * 325 }, disc(50, y, 25, "first")],
    second: [frame],
    middle: { x: 225, y },
  };
};

const blocksAndSlope: Gesture = (stage) => ({
  first: [square(150, 405, 150, -8, "first")],
  second: [movedDisc(stage, 230, 307, 82)],
  over: [
    {
      ...polygon("type", [251, 500], [400, 271], [BEYOND, 271], [BEYOND, FLOOR], [251, FLOOR]),
      top: 271,
    },
  ],
  middle: { x: 210, y: 365 },
});

const cup: Gesture = (stage) => {
  const bowl = halfDisc(165, 300, 137.5, 0, "first");
  const handle: Shape = {
    ink: "first",
    top: 300,
    path: "M250 300H325A57.5 57.5 0 0 1 325 415H262V380H325A22.5 22.5 0 0 0 325 335H250Z",
  };
  const spoon = bar(140 + stage.dx, stage.top, 50, 437 - stage.top, "second");
  return {
    first: [bowl, handle],
    second: [spoon, bar(28, 437.5, 275, 20, "second")],
    crossing: { cut: [spoon], by: [bowl] },
    middle: { x: 200, y: 350 },
  };
};

const turnedSquares: Gesture = (stage) => {
  const y = stage.top < 200 ? 300 : 337.5;
  const side = 156 * stage.size;
  const reach = side / Math.SQRT2;
  return {
    first: [square(135, y, 200, 0, "first")],
    second: [square(246 + stage.dx, Math.max(y + 50 + stage.dy, stage.top + reach), side, 45, "second")],
    middle: { x: 190, y: y + 25 },
  };
};

const cornerKick: Gesture = (stage) => ({
  first: [
    bar(50, stage.top, 37.5, FLOOR - stage.top, "first"),
    bar(50, 462.5, BEYOND, 240, "first"),
    {
      ink: "first",
      top: 262.5,
      path: "M85 262.5H87.5A200 200 0 0 1 287.5 462.5V465H250V462.5A162.5 162.5 0 0 0 87.5 300H85Z",
    },
  ],
  second: [movedDisc(stage, 260, 320, 70)],
  middle: { x: 215, y: 365 },
});

const bowl: Gesture = (stage) => ({
  first: [halfDisc(200, 325, 150, 0, "first"), bar(125, 475, 150, 25, "first")],
  second: [movedDisc(stage, 244, 305, 84)],
  middle: { x: 200, y: 365 },
});

export const gestures = {
  theatre: [coneAndArch, slippedHalves],
  music: [ringsAndDisc, barsAndDisc, discOverBands, lampsAndBeams],
  comedy: [laughAndDisc, microphone],
  dance: [fan],
  talk: [speakers],
  film: [lampAndFrame],
  kids: [blocksAndSlope],
  workshop: [cup],
  club: [turnedSquares],
  sport: [cornerKick],
  food: [bowl],
} as const satisfies Record<string, readonly Gesture[]>;

export type GestureName = keyof typeof gestures;
