import type { Env } from "./env";
import type { Visitor } from "./visitor";

/** Dependencies of all services, for one request. */
export interface Deps {
  readonly env: Env;
  readonly visitor: Visitor;
  readonly request: Request;
  readonly now: () => number;
  readonly waitUntil: (work: Promise<unknown>) => void;
}
