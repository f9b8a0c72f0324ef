import { AsyncLocalStorage } from "node:async_hooks";
import { newId } from "./ids";

export const REQUEST_ID_HEADER = "x-request-id";

/** A problem for the operators' error tracker. Carries no request body, cookie, query or address. */
export interface ErrorReport {
  readonly message: string;
  readonly problem: unknown;
  readonly facts: LogFacts;
  readonly requestId: string | null;
  readonly source: string | null;
  readonly at: number;
}

export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One HTTP request, queue message or scheduled run. */
export interface RequestContext {
  readonly requestId: string;
  /** Route of the request, or name of the queue or schedule. */
  readonly source: string;
  /** Null: no error tracker is configured. */
  readonly reportError: ((report: ErrorReport) => void) | null;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Log lines and error reports of the work carry the request's id. */
export function runInContext<Result>(context: RequestContext, work: () => Result): Result {
  return storage.run(context, work);
}

export function currentContext(): RequestContext | null {
  return storage.getStore() ?? null;
}

/** The caller's `X-Request-Id` if it is 8 to 64 letters, digits, `-` or `_`; otherwise a new id. */
export function requestIdOf(request: Request): string {
  const sent = request.headers.get(REQUEST_ID_HEADER);
  return sent !== null && /^[\w-]{8,64}$/.test(sent) ? sent : newId();
}
