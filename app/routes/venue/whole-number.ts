/** Rounds and clamps a text; `least` if it is not a number. */
export function clampWhole(text: string, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(Number(text)) || least));
}

/** The whole number in a field's text; null for any other text and for a number out of bounds. */
export function readWhole(text: string, least: number, most: number): number | null {
  const value = /^\s*-?\d+\s*$/.test(text) ? Number(text) : null;
  return value !== null && value >= least && value <= most ? value : null;
}
