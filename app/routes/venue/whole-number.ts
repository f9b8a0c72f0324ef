/** Rounds and clamps a field's text; `least` if it is not a number. */
export function clampWhole(text: string, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(Number(text)) || least));
}
