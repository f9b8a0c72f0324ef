import type { ErrorReport } from "../platform/request-context";

/** Port: where errors are reported. Sending never throws and never delays a response. */
export interface ErrorReporter {
  send(report: ErrorReport): Promise<void>;
}

/** A burst of one cause must not become a burst of requests. */
const MOST_PER_MINUTE = 20;
const TIMEOUT_MS = 3_000;

interface Destination {
  readonly url: string;
  readonly key: string;
  readonly dsn: string;
}

/** @returns null without a DSN */
export function sentryReporter(
  settings: { readonly dsn: string | undefined; readonly release: string; readonly environment: string },
  send: typeof fetch = (...args) => fetch(...args),
): ErrorReporter | null {
  const to = destinationOf(settings.dsn);
  if (!to) return null;
  const sent = { minute: 0, count: 0 };
  return {
    async send(report) {
      const minute = Math.floor(report.at / 60_000);
      if (sent.minute !== minute) Object.assign(sent, { minute, count: 0 });
      if (++sent.count > MOST_PER_MINUTE) return;
      try {
        const response = await send(to.url, {
          method: "POST",
          headers: {
            "content-type": "application/x-sentry-envelope",
            "x-sentry-auth": `Sentry sentry_version=7, sentry_client=stagedoor/1, sentry_key=${to.key}`,
          },
          body: envelopeOf(report, { ...settings, dsn: to.dsn }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        await response.body?.cancel();
      } catch (problem) {
        // Not logError: it would report itself.
        console.warn(
          JSON.stringify({ level: "warn", message: "error not reported", problem: String(problem) }),
        );
      }
    },
  };
}

/** `https://<key>@<host>/<project>` → `https://<host>/api/<project>/envelope/`. */
function destinationOf(dsn: string | undefined): Destination | null {
  if (!dsn || !URL.canParse(dsn)) return null;
  const { protocol, host, username, pathname } = new URL(dsn);
  const project = /^\/(\d+)$/.exec(pathname)?.[1];
  if (!project || !username) return null;
  return { url: `${protocol}//${host}/api/${project}/envelope/`, key: username, dsn };
}

/** https://develop.sentry.dev/sdk/data-model/envelopes/: three lines of JSON. */
function envelopeOf(
  { message, problem, facts, requestId, source, at }: ErrorReport,
  settings: { readonly dsn: string; readonly release: string; readonly environment: string },
): string {
  const eventId = crypto.randomUUID().replaceAll("-", "");
  const error = problem instanceof Error ? problem : null;
  const event = {
    event_id: eventId,
    timestamp: at / 1000,
    platform: "javascript",
    level: "error",
    release: settings.release,
    environment: settings.environment,
    transaction: source ?? undefined,
    tags: { request_id: requestId ?? undefined },
    extra: facts,
    logentry: { formatted: message },
    ...(error && {
      exception: {
        values: [
          {
            type: error.name,
            value: error.message,
            stacktrace: { frames: framesOf(error.stack ?? "") },
          },
        ],
      },
    }),
  };
  const lines = [
    { event_id: eventId, sent_at: new Date(at).toISOString(), dsn: settings.dsn },
    { type: "event", content_type: "application/json" },
    event,
  ];
  return `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
}

/** Oldest call first, as the protocol requires. */
function framesOf(stack: string) {
  return Array.from(
    stack.matchAll(/^\s*at (?:(.+?) \()?(.+?):(\d+):(\d+)\)?$/gm),
    ([, name, filename, line, column]) => ({
      function: name ?? "?",
      filename,
      lineno: Number(line),
      colno: Number(column),
    }),
  ).toReversed();
}
