import { LATE, inTime } from "../platform/deadline";
import type { Env } from "../platform/env";
import { refuseWrite } from "../platform/read-only";
import { eventObject } from "../platform/event-object";
import { systemClock } from "../platform/clock";

/** Longest wait for one part. */
const DEADLINE_MS = 2_000;
/** Requests within this time share one result per isolate: the probe has no guard. */
const REUSE_MS = 5_000;
/** An object without an event, so that the probe touches no sale. */
const PROBE_OBJECT = "readiness-probe";
const UNCACHED = { "cache-control": "no-store" };

export const READINESS_PARTS = ["database", "images", "queue", "object"] as const;
export type ReadinessPart = (typeof READINESS_PARTS)[number];

interface PartResult {
  readonly ok: boolean;
  readonly ms: number;
  /** `timeout` or `error`; the log has the cause. */
  readonly problem?: "timeout" | "error";
}

export interface Readiness {
  readonly ready: boolean;
  readonly failing: readonly ReadinessPart[];
  readonly parts: Readonly<Record<ReadinessPart, PartResult>>;
}

/** The process responds. Reads nothing, so that a broken dependency does not restart it. */
export function handleHealth(request: Request): Response | null {
  if (new URL(request.url).pathname !== "/health") return null;
  return refuseWrite(request) ?? Response.json({ status: "ok" }, { headers: UNCACHED });
}

/** Of `/ready` while the configuration is broken; the log has the details. */
export function handleMisconfigured(request: Request): Response | null {
  if (new URL(request.url).pathname !== "/ready") return handleHealth(request);
  return (
    refuseWrite(request) ??
    Response.json({ ready: false, failing: ["configuration"], parts: {} }, { status: 503, headers: UNCACHED })
  );
}

/** Results, not promises: a request of workerd cannot await the I/O of another one. */
const lastChecks = new WeakMap<object, { readonly at: number; readonly readiness: Readiness }>();

/** 200 if each part responds within two seconds, otherwise 503 with the failing parts. */
export async function handleReady(request: Request, env: Env, now: () => number): Promise<Response | null> {
  if (new URL(request.url).pathname !== "/ready") return null;
  const refusal = refuseWrite(request);
  if (refusal) return refusal;
  const last = lastChecks.get(env);
  const readiness =
    last !== undefined && now() - last.at < REUSE_MS ? last.readiness : await checkReadiness(env);
  if (readiness !== last?.readiness) lastChecks.set(env, { at: now(), readiness });
  return Response.json(readiness, {
    status: readiness.ready ? 200 : 503,
    headers: { ...UNCACHED, ...(readiness.ready ? {} : { "retry-after": "5" }) },
  });
}

async function checkReadiness(env: Env): Promise<Readiness> {
  const checks: Readonly<Record<ReadinessPart, () => Promise<unknown>>> = {
    database: () => env.DB.prepare("select 1").first(),
    images: () => env.IMAGES.head(PROBE_OBJECT),
    queue: () => env.EFFECT_QUEUE.metrics(),
    object: async () => (await eventObject(env, PROBE_OBJECT)).readSetup(),
  };
  const results = await Promise.all(
    READINESS_PARTS.map(async (part) => [part, await checkPart(checks[part])] as const),
  );
  const failing = results.filter(([, { ok }]) => !ok).map(([part]) => part);
  return {
    ready: failing.length === 0,
    failing,
    parts: Object.fromEntries(results) as Record<ReadinessPart, PartResult>,
  };
}

async function checkPart(check: () => Promise<unknown>): Promise<PartResult> {
  const startedAt = systemClock();
  let problem: PartResult["problem"];
  try {
    if ((await inTime(check(), DEADLINE_MS)) === LATE) problem = "timeout";
  } catch {
    problem = "error";
  }
  const ms = systemClock() - startedAt;
  return problem ? { ok: false, ms, problem } : { ok: true, ms };
}
