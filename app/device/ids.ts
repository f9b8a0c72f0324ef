import { makeId } from "#domain/core/ids";

/** A fresh uuidv7 for an action that starts on this page. */
export function newId(): string {
  return makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
