import type { HoldView } from "#domain/sale/seat-protocol";
import type { ChoiceRefusal } from "./choose";

/** Response of the seat map's action: the hold after the change, or why it is unchanged. */
export type ChoiceResponse =
  | { readonly ok: true; readonly hold: HoldView | null }
  | {
      readonly ok: false;
      readonly reason: ChoiceRefusal;
      /** Indexes of seats that another buyer has. */
      readonly lost: readonly number[];
      readonly limit: number | undefined;
      readonly left: number | undefined;
    };
