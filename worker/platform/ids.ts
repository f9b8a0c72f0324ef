import { makeId } from "#domain/core/ids";

/** A fresh uuidv7, made where an action starts. */
export function newId(now: number = Date.now()): string {
  return makeId(now, crypto.getRandomValues(new Uint8Array(10)));
}
