import { loggedErrors } from "./metrics";
import { type LogFacts, currentContext } from "./request-context";
import { systemClock } from "./clock";

type Level = "info" | "warn" | "error";

/** A log line: one JSON object. Facts never carry a ticket code, a mail address, a secret or a query. */
export function logLine(level: Level, message: string, facts: LogFacts = {}, problem?: unknown): string {
  const context = currentContext();
  return JSON.stringify({
    time: new Date(systemClock()).toISOString(),
    level,
    message,
    requestId: context?.requestId,
    source: context?.source,
    ...facts,
    ...(problem === undefined ? {} : { problem: describeProblem(problem) }),
  });
}

export function logInfo(message: string, facts?: LogFacts): void {
  console.info(logLine("info", message, facts));
}

export function logWarning(message: string, facts?: LogFacts, problem?: unknown): void {
  console.warn(logLine("warn", message, facts, problem));
}

/** Also reported to the error tracker, if one is configured. */
export function logError(message: string, facts: LogFacts = {}, problem?: unknown): void {
  console.error(logLine("error", message, facts, problem));
  const context = currentContext();
  loggedErrors.add([context?.source ?? "none"]);
  context?.reportError?.({
    message,
    problem,
    facts,
    requestId: context.requestId,
    source: context.source,
    at: systemClock(),
  });
}

function describeProblem(problem: unknown): unknown {
  if (!(problem instanceof Error)) return String(problem).slice(0, 500);
  const { name, message, stack, cause } = problem;
  return {
    name,
    message,
    stack: stack
      ?.split("\n")
      .slice(1, 9)
      .map((line) => line.trim()),
    ...(cause === undefined ? {} : { cause: String(cause).slice(0, 300) }),
  };
}
