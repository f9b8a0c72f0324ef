/** A device without contact for this long may have scans that the object has not received. It syncs every 10 to 20 s. */
export const SILENT_AFTER_MS = 60_000;
/** A gate passes at most one ticket a second: each is shown, read, and its verdict painted. */
export const FASTEST_SCAN_MS = 1_000;
/** Gates close at most this long after the end; a phone that is switched off then has no further scans. */
const CLOSING_MS = 3_600_000;

/** A paired device as it last reported. */
export interface ReportingDevice {
  /** Epoch ms. */
  readonly lastContactAt: number;
  /** Scans that it had not sent at that time. */
  readonly pendingScans: number;
}

export interface InsideBounds {
  readonly atLeast: number;
  readonly atMost: number;
  /** Devices without contact for {@link SILENT_AFTER_MS}. */
  readonly silent: number;
  /** Scans that devices reported as not sent. */
  readonly unsent: number;
}

/**
 * Returns how many tickets can be inside, given scans that have not arrived. Each missing scan changes the count by at
 * most one. A device in contact misses its unsent scans; a silent one also those it may have made since, at the pace of
 * {@link FASTEST_SCAN_MS}.
 * @param known tickets inside according to the scans that arrived
 * @param about `devices` without revoked ones, whose scans do not count; `most`: places on all lists that a ticket can
 * take; times in epoch ms
 */
export function insideBounds(
  known: number,
  about: {
    readonly devices: readonly ReportingDevice[];
    readonly most: number;
    readonly endsAt: number;
    readonly now: number;
  },
): InsideBounds {
  const until = Math.min(about.now, about.endsAt + CLOSING_MS);
  let silent = 0;
  let unsent = 0;
  let missing = 0;
  for (const { lastContactAt, pendingScans } of about.devices) {
    unsent += pendingScans;
    missing += pendingScans;
    if (until - lastContactAt <= SILENT_AFTER_MS) continue;
    silent++;
    missing += Math.ceil((until - lastContactAt) / FASTEST_SCAN_MS);
  }
  return {
    atLeast: Math.max(0, known - missing),
    atMost: Math.max(known, Math.min(about.most, known + missing)),
    silent,
    unsent,
  };
}
