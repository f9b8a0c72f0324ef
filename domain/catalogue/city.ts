import { cutText } from "../core/cut-text";

/** The city a visitor looks at: chosen once, kept in the browser. */
export const CITY_COOKIE = "stagedoor_city";

/** A city's name as typed or linked: one line of at most 60 characters; null when nothing is left. */
export function cityName(text: string): string | null {
  const name = cutText(text.replaceAll(/\s+/g, " ").trim(), 60);
  return name === "" ? null : name;
}
