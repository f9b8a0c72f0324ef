import type { GatesView, PairingCode, PairingState } from "#worker/gate/gates";

/** Result of the page's action. */
export type GatesResult =
  /** `now` is the server's time, epoch milliseconds: the base of the code's countdown. */
  | { readonly pairing: PairingCode; readonly now: number }
  | { readonly done: "saved" | "revoked" | "removed" }
  | { readonly problem: string };

/** Data of the page's loader. */
export interface GatesData {
  readonly view: GatesView;
  readonly pairing: PairingState | null;
  readonly mayChange: boolean;
  readonly now: number;
}
