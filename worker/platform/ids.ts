import { makeId } from "#domain/core/ids";
import { systemClock } from "./clock";

/** A uuidv7. */
export function newId(now: number = systemClock()): string {
  return makeId(now, crypto.getRandomValues(new Uint8Array(10)));
}
