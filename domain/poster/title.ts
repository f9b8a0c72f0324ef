import { POSTER_WIDTHS } from "./glyph-widths";

/** A poster's title on the field of 400 × 500: at most three lines, sized by the widest. */
export interface PosterTitle {
  readonly lines: readonly { readonly text: string; readonly y: number }[];
  readonly size: number;
  /** The lowest painted y. */
  readonly bottom: number;
}

export const TITLE_LEFT = 28;
const TITLE_TOP = 30;
const TITLE_WIDTH = 344;
const TRACKING = -0.035;
const LARGEST = [92, 92, 66] as const;
/** Minimum size; a longer title is truncated to its first words. */
const SMALLEST = 40;

/** Width of a text in em at weight 800; characters outside the table (Devanagari) count as wide. */
export function titleWidth(text: string): number {
  let width = 0;
  // An accent adds no width to its letter.
  for (const letter of text.normalize("NFD").replaceAll(/\p{Mn}/gu, "")) {
    const at = (letter.charCodeAt(0) - 0x20) * 2;
    const known = POSTER_WIDTHS.slice(at, at + 2);
    width += (known.length === 2 && at >= 0 ? Number(known) / 100 : 0.7) + TRACKING;
  }
  return width;
}

/** Splits words into `count` lines so that the widest line is as narrow as possible. */
function balance(words: readonly string[], count: number): string[] | null {
  if (count > words.length) return null;
  if (count === 1) return [words.join(" ")];
  let best: string[] | null = null;
  for (let cut = 1; cut <= words.length - count + 1; cut++) {
    const rest = balance(words.slice(cut), count - 1);
    if (!rest) continue;
    const lines = [words.slice(0, cut).join(" "), ...rest];
    if (!best || widest(lines) < widest(best)) best = lines;
  }
  return best;
}

function widest(lines: readonly string[]): number {
  return Math.max(...lines.map(titleWidth));
}

function fit(words: readonly string[]): { lines: string[]; size: number } {
  let best = { lines: [words.join(" ")], size: 0 };
  for (const count of [1, 2, 3] as const) {
    const lines = balance(words, count);
    if (!lines) break;
    const size = Math.min(TITLE_WIDTH / widest(lines), LARGEST[count - 1]!);
    // Another line must make the type at least 12 % larger.
    if (size > best.size * 1.12) best = { lines, size };
  }
  return best;
}

/**
 * @param title as the organizer wrote it
 * @returns lines with their baselines
 */
export function layOutTitle(title: string): PosterTitle {
  const words = title.trim().split(/\s+/).filter(Boolean).slice(0, 24);
  let { lines, size } = fit(words);
  if (size < SMALLEST && words.length > 4) ({ lines, size } = fit(words.slice(0, 4)));
  // Scripts with marks above and below the line need more line height.
  const tall = /[\u0250-\u1fff\u2c00-\uffff]/.test(title);
  if (tall) size = Math.min(size, lines.length > 1 ? 60 : 84);
  const leading = tall ? 1.2 : 0.92;
  const first = TITLE_TOP + size * (tall ? 0.9 : 0.76);
  const rounded = Math.round(size * 10) / 10;
  return {
    size: rounded,
    lines: lines.map((text, i) => ({ text, y: Math.round((first + i * size * leading) * 10) / 10 })),
    bottom: first + (lines.length - 1) * size * leading + size * 0.2,
  };
}

/** A page heading: balanced lines, at most four, and the width of the widest in em. */
export function fitHeading(title: string): { readonly lines: readonly string[]; readonly em: number } {
  const words = title.trim().split(/\s+/).filter(Boolean);
  let best = { lines: [words.join(" ")], em: Math.max(1, titleWidth(words.join(" "))) };
  for (const count of [2, 3, 4]) {
    if (best.em <= HEADING_EM || words.length > 24) break;
    const lines = balance(words, count);
    if (lines) best = { lines, em: widest(lines) };
  }
  return { lines: best.lines, em: Math.round(best.em * 100) / 100 };
}

/** Line width in em that fills a phone at full size. */
const HEADING_EM = 4.8;
