import type { Deps } from "../make-services";
import type { Auth } from "./auth";

export function makeAuth(_deps: Deps): Auth {
  return { area: "auth" };
}
