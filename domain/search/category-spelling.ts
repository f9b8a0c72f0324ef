/** The platform's word for a category in outside data (a model's reading, an imported catalogue): "theater" is `theatre`. */
export function toCategory(word: string): string {
  return word === "theater" ? "theatre" : word;
}
