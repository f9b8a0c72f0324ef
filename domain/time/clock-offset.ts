/** Offset of a device's clock: server minus device. */
export interface ClockOffset {
  readonly offsetMs: number;
  /** Device time of the measurement. */
  readonly measuredAt: number;
  /** The error is at most half of it. */
  readonly roundTripMs: number;
}

const KEEP_MS = 10 * 60_000;

/** Returns the offset from one request (Cristian's algorithm). Times are epoch ms of the device's clock, except `serverNow`. */
export function measureOffset(sentAt: number, receivedAt: number, serverNow: number): ClockOffset {
  return {
    offsetMs: Math.round(serverNow - (sentAt + receivedAt) / 2),
    measuredAt: receivedAt,
    roundTripMs: receivedAt - sentAt,
  };
}

/**
 * Returns the more precise of two measurements. The new one also wins when the known one is older than 10 minutes or
 * contradicts it (the clock was changed).
 */
export function betterOffset(known: ClockOffset | null, next: ClockOffset): ClockOffset {
  if (!known || next.roundTripMs <= known.roundTripMs) return next;
  const age = next.measuredAt - known.measuredAt;
  if (age < 0 || age > KEEP_MS) return next;
  const doubt = (known.roundTripMs + next.roundTripMs) / 2;
  return Math.abs(next.offsetMs - known.offsetMs) > doubt ? next : known;
}
