import { titleWidth } from "./title";

export interface TitleFit {
  /** Pixels. */
  readonly size: number;
  readonly lines: number;
}

const SMALLEST = 14;

/**
 * The largest size at which a display title fits a box without breaking words. The caller truncates a title that does
 * not fit at the smallest size.
 * @param box pixels; `most` is the size of a short title
 */
export function fitTitle(title: string, box: { width: number; height: number; most: number }): TitleFit {
  for (let size = box.most; size > SMALLEST; size -= 2) {
    const lines = countLines(title, box.width / size);
    if (lines !== null && lines * lineHeight(size) <= box.height) return { size, lines };
  }
  return { size: SMALLEST, lines: Math.max(1, Math.floor(box.height / lineHeight(SMALLEST))) };
}

/** Line height in pixels. */
export function lineHeight(size: number): number {
  return Math.round(size * 1.06);
}

/** Null when a single word is wider than the line. */
function countLines(title: string, widthEm: number): number | null {
  let lines = 1;
  let line = "";
  for (const word of title.split(/\s+/)) {
    if (titleWidth(word) > widthEm) return null;
    const longer = line ? `${line} ${word}` : word;
    if (titleWidth(longer) <= widthEm) line = longer;
    else {
      lines += 1;
      line = word;
    }
  }
  return lines;
}
