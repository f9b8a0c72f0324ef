import { makeId } from "#domain/core/ids";

/** A uuidv7. */
export function newId(now: number = Date.now()): string {
  return makeId(now, crypto.getRandomValues(new Uint8Array(10)));
}
