import { cutText } from "../core/cut-text";

/** Cookie with the city that the visitor chose. */
export const CITY_COOKIE = "stagedoor_city";

/** A city's name from user input: one line of at most 60 characters; null for blank input. */
export function cityName(text: string): string | null {
  const name = cutText(text.replaceAll(/\s+/g, " ").trim(), 60);
  return name === "" ? null : name;
}
