/** A whole number inside its limits, whatever was typed. */
export function within(text: string, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(Number(text)) || least));
}
