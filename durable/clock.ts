/** Unix milliseconds. Only this module reads the clock for the event's object; `domain/` gets the time as an argument. */
export function systemClock(): number {
  return Date.now();
}
