/** How far a device's clock is from the server's: server minus device. */
export interface ClockOffset {
  readonly offsetMs: number;
  /** Device time of the measurement. */
  readonly measuredAt: number;
  /** The error is at most half of it. */
  readonly roundTripMs: number;
}

const KEEP_MS = 10 * 60_000;

/** From one request: when it was sent and answered by the device's clock, and what the server's clock said. */
export function measureOffset(sentAt: number, receivedAt: number, serverNow: number): ClockOffset {
  return {
    offsetMs: Math.round(serverNow - (sentAt + receivedAt) / 2),
    measuredAt: receivedAt,
    roundTripMs: receivedAt - sentAt,
  };
}

/** The sharper of two measurements; an old one gives way however sharp, and so does one from before a clock change. */
export function betterOffset(known: ClockOffset | null, next: ClockOffset): ClockOffset {
  if (!known || next.roundTripMs <= known.roundTripMs) return next;
  const age = next.measuredAt - known.measuredAt;
  if (age < 0 || age > KEEP_MS) return next;
  const doubt = (known.roundTripMs + next.roundTripMs) / 2;
  return Math.abs(next.offsetMs - known.offsetMs) > doubt ? next : known;
}
