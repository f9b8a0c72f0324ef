import type { Deps } from "../make-services";
import type { Gates } from "./gates";

export function makeGates(_deps: Deps): Gates {
  return { area: "gate-api" };
}
