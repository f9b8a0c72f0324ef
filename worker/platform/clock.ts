/** Unix milliseconds. Only this module reads the Worker's clock: tests replace one place, and a request can be given a time. */
export function systemClock(): number {
  return Date.now();
}
