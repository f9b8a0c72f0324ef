import type { Method, Operation } from "../operation";
import type { ValuesOf } from "../perform";

/** A path of /api without a version that runs an operation of /api/v1, for clients written against other documents. */
export interface Alias {
  readonly method: Method;
  /** Below /api. */
  readonly path: string;
  readonly to: Operation;
  readonly valuesOf: ValuesOf;
  /** Members that such a client reads, added to the operation's answer. */
  readonly toAnswer?: (body: unknown) => unknown;
}

export const ALIASES: readonly Alias[] = [];
