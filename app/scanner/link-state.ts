/** How this phone stands with the server, as facts a screen puts into words. Never in the way of a scan. */
export interface LinkState {
  readonly pending: number;
  readonly syncing: boolean;
  /** Last whole exchange, epoch ms. */
  readonly syncedAt: number | null;
  readonly trouble: { readonly cause: "no_network" | "unreachable"; readonly since: number } | null;
  readonly nextTryAt: number | null;
  readonly failures: number;
}

export const UNLINKED: LinkState = {
  pending: 0,
  syncing: false,
  syncedAt: null,
  trouble: null,
  nextTryAt: null,
  failures: 0,
};

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;
/** When all is well: others' scans and new sales arrive within about this time. */
const ROUTINE_MS = 12_000;

/**
 * How long to wait before the next exchange. Exponential with full jitter above half, so that ten phones that lost one
 * network do not come back as one.
 * @param random in [0, 1)
 */
export function nextWaitMs(failures: number, random: number): number {
  if (failures === 0) return Math.round(ROUTINE_MS * (0.75 + random / 2));
  const most = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10));
  return Math.round(most * (0.5 + random / 2));
}

/** After an exchange that did not arrive. The first failure's time stays: "no network since 19:31". */
export function afterFailure(link: LinkState, now: number, online: boolean): LinkState {
  const cause = online ? "unreachable" : "no_network";
  return {
    ...link,
    syncing: false,
    failures: link.failures + 1,
    trouble: { cause, since: link.trouble?.since ?? now },
  };
}

export function afterSuccess(link: LinkState, now: number, pending: number): LinkState {
  return { ...link, syncing: false, syncedAt: now, pending, trouble: null, failures: 0 };
}
