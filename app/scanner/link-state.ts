/** State of the connection to the server. It never blocks a scan. */
export interface LinkState {
  readonly pending: number;
  readonly syncing: boolean;
  /** Last complete exchange, epoch ms. */
  readonly syncedAt: number | null;
  readonly trouble: { readonly cause: LinkTrouble; readonly since: number } | null;
  readonly nextTryAt: number | null;
  readonly failures: number;
}

export type LinkTrouble = "no_network" | "unreachable" | "outdated" | "storage";

export const UNLINKED: LinkState = {
  pending: 0,
  syncing: false,
  syncedAt: null,
  trouble: null,
  nextTryAt: null,
  failures: 0,
};

/** State after a failed exchange; keeps the time of the first failure ("no network since 19:31"). */
export function afterFailure(link: LinkState, now: number, cause: LinkTrouble): LinkState {
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
