import type { SigningKeyView } from "#durable/event-rpc";
import type { GatesView, PairingCode, PairingState } from "#worker/gate/gates";

/** Result of the page's action. */
export type GatesResult =
  /** `now` is the server's time, epoch milliseconds: the base of the code's countdown. */
  | { readonly pairing: PairingCode; readonly now: number }
  | { readonly done: "saved" | "revoked" | "removed" }
  /** Shown after the page was loaded again. */
  | { readonly done: "key" | "lead"; readonly text: string }
  | { readonly problem: string };

/** Data of the page's loader. */
export interface GatesData {
  readonly view: GatesView;
  readonly pairing: PairingState | null;
  readonly mayChange: boolean;
  /** Newest first; empty for staff and before publication. */
  readonly keys: readonly SigningKeyView[];
  readonly now: number;
}
