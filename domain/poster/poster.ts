import { type GestureName, gestures } from "./gestures";
import type { Shape } from "./shapes";
import { type PosterTitle, layOutTitle } from "./title";

/**
 * The generated picture of an event: flat shapes, their overprint and the title. Deterministic: depends on the
 * event's id, category and title only.
 */
export interface PosterDrawing {
  readonly gesture: GestureName;
  readonly palette: Palette;
  readonly shapes: readonly PosterShape[];
  /** Mirrored about x = 200. */
  readonly mirrored: boolean;
  /** The centre after mirroring; smaller formats crop around it. */
  readonly middle: { readonly x: number; readonly y: number };
  readonly title: PosterTitle;
}

export interface PosterShape {
  readonly path: string;
  readonly fill: string;
  /** Clip path of the overprint. */
  readonly within: string | null;
  /** The highest point, y. */
  readonly top: number;
}

export interface Palette {
  readonly ground: string;
  readonly first: string;
  readonly second: string;
  readonly overprint: string;
  readonly type: string;
}

const palette = (colours: string): Palette => {
  const [ground, first, second, overprint, type] = colours.split(" ").map((each) => `#${each}`) as [
    string,
    string,
    string,
    string,
    string,
  ];
  return { ground, first, second, overprint, type };
};

export const palettes: Readonly<Record<GestureName, readonly Palette[]>> = {
  theatre: [palette("2b1734 84295a f6e6c9 f0a3ae f6e6c9"), palette("6d1626 f4d8ad e98f92 2d0a1c f4d8ad")],
  music: [
    palette("1c3fb4 f5b9cb fff0d2 ee5c4d fff0d2"),
    palette("f3b23e 20203a f7e7d0 d2452c 20203a"),
    palette("f5dcc8 1b4b69 ee8460 8d2f49 1b4b69"),
    palette("10241f c58a2e f7efd8 e9c765 f7efd8"),
  ],
  comedy: [palette("f7d14a 1d1714 f0795b b52b3d 1d1714"), palette("f6a9b8 1d1714 ffe07a e2452f 1d1714")],
  dance: [palette("ead9f0 7c1d55 f07f4c c03a4e 4a0f3f"), palette("4a0f3f f3b8c6 f2a24b c8553d fbe9ef")],
  talk: [palette("dbe6de 12463f 8fbfe0 e8b64c 12302c"), palette("20324f e9dfc9 7fb7a4 f0795b f4ecd9")],
  film: [palette("17161a ece5d3 4a67f2 aebcff ece5d3"), palette("e9e2d2 1a1a22 c8452f 5a1220 1a1a22")],
  kids: [palette("9fd3ee f2623b fff0b8 f8a53c 15304a"), palette("ffd9c2 2f6fd0 ffcf3f 1d2f66 1d2f66")],
  workshop: [palette("f1e6d3 b9482b 213a4a 5f1e1f 213a4a"), palette("2a3d33 e8d9b8 e08a5a 8c3d22 f2e8d0")],
  club: [palette("0f4a40 cfe86b f4efe0 ef7b54 f4efe0"), palette("1a1033 ff8fb1 7fe0e6 fff0a8 fbeaf2")],
  sport: [palette("f0ede2 1c3fb4 f2623b 4a0f3f 141c3f"), palette("0e2a4a f4efe0 f7d14a ee5c4d f4efe0")],
  food: [palette("fbe3d0 7d1d2b f2b24a d2452c 5a1220"), palette("23402f f6e3b4 ef8f5b a8392b f6e3b4")],
};

/** FNV-1a, 32 bits, over the id's code units. */
export function seedOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) {
    hash ^= id.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

const byCategory: Readonly<Record<string, GestureName>> = {
  movie: "film",
  concert: "music",
  sports: "sport",
  theatre: "theatre",
  comedy: "comedy",
  conference: "talk",
};

const byTag: readonly (readonly [GestureName, readonly string[]])[] = [
  ["dance", ["dance", "ballet", "bharatanatyam", "kathak"]],
  ["kids", ["kids", "children", "family"]],
  ["workshop", ["workshop", "class", "craft", "course"]],
  ["food", ["food", "drink", "tasting", "market", "dinner"]],
  ["club", ["club", "party", "nightlife", "dj"]],
];

/** The composition of a category; for "other" the first recognized tag decides, else the seed. */
export function gestureOf(category: string, tags: readonly string[], seed: number): GestureName {
  const known = byCategory[category];
  if (known) return known;
  const tagNames = new Set(tags.map((tag) => tag.toLowerCase()));
  const tagged = byTag.find(([, words]) => words.some((word) => tagNames.has(word)));
  if (tagged) return tagged[0];
  return seed & (1 << 14) ? "dance" : "club";
}

export interface PosterSubject {
  readonly id: string;
  readonly category: string;
  readonly title: string;
  readonly tags?: readonly string[] | undefined;
}

/** The colours of an event's poster, for the background of a page. */
export function paletteOf({ id, category, tags = [] }: Omit<PosterSubject, "title">): Palette {
  const seed = seedOf(id);
  const choices = palettes[gestureOf(category, tags, seed)];
  return choices[(seed & 3) % choices.length]!;
}

const CLEAR = 12;

export function drawPoster(subject: PosterSubject): PosterDrawing {
  const seed = seedOf(subject.id);
  const gesture = gestureOf(subject.category, subject.tags ?? [], seed);
  const colours = paletteOf(subject);
  const title = layOutTitle(subject.title);
  const compositions = gestures[gesture];
  const compose = compositions[((seed >>> 2) & 7) % compositions.length]!;
  const mirrored = ((seed >>> 5) & 1) === 1 && gesture !== "workshop";
  const step = (from: number) => (((seed >>> from) & 7) % 3) - 1;
  const drawn = compose({
    top: Math.max(150, Math.ceil((title.bottom + CLEAR) / 25) * 25),
    rises: contrast(colours.type, colours.first) >= 4.5,
    dx: step(6) * 25,
    dy: step(9) * 25,
    size: [0.9, 1, 1.1][((seed >>> 12) & 3) % 3]!,
  });

  const paint = (shape: Shape): PosterShape => ({
    path: shape.path,
    fill: colours[shape.ink],
    within: null,
    top: shape.top,
  });
  const { cut, by } =
    drawn.crossing === null
      ? { cut: [], by: [] }
      : (drawn.crossing ?? { cut: drawn.second, by: drawn.first });
  const clip = by.map((shape) => shape.path).join("");
  return {
    gesture,
    palette: colours,
    mirrored,
    middle: { x: mirrored ? 400 - drawn.middle.x : drawn.middle.x, y: drawn.middle.y },
    title,
    shapes: [
      ...drawn.first.map(paint),
      ...drawn.second.map(paint),
      ...cut.map((shape) => ({ path: shape.path, fill: colours.overprint, within: clip, top: shape.top })),
      ...(drawn.over ?? []).map(paint),
    ],
  };
}

/** WCAG 2 contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
