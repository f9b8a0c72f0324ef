import { repeatableId } from "#domain/core/ids";
import { sha256OfText } from "../platform/digest";
import { newId } from "../platform/ids";
import { type ApiCaller, identifyCaller, sessionCookie, withoutCookies } from "../people/api-caller";
import type { Deps } from "../platform/deps";
import type { Env } from "../platform/env";
import type { Services } from "../services";
import { authorize } from "./authorize";
import { beginOnce } from "./idempotency";
import type { Operation, RawValues, Refusal, Reply } from "./operation";
import { type ProblemFacts, problemBody, problemResponse } from "./problem";
import { PROBLEMS, type ProblemReason } from "./problem-catalogue";

/** What the API needs from the Worker's entry, for one request. */
export interface ApiRequest {
  readonly request: Request;
  readonly requestId: string;
  readonly env: Env;
  readonly now: () => number;
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly makeServices: (deps: Deps) => Services;
}

/** Bytes of a body. The plan of a room of 20,000 seats has about 1 MB. */
export const MOST_BYTES = 2 * 1024 * 1024;

/** Requests of one caller in a minute, as wrangler.toml has them (API_LIMIT). */
export const RATE_LIMIT_POLICY = '"api";q=600;w=60';

interface Answered {
  readonly status: number;
  /** JSON text. */
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Values of a request, as an operation or an alias of one takes them from it. */
export type ValuesOf = (
  given: RawValues,
  context: { readonly caller: ApiCaller; readonly services: Services },
) => Promise<RawValues | Refusal>;

/**
 * Runs an operation: caller, rate limit, guard, values, precondition, repeat, work. The answer of an alias is the
 * operation's answer, as `toAnswer` shapes it.
 */
export async function perform(
  operation: Operation,
  api: ApiRequest,
  path: Readonly<Record<string, string>>,
  alias?: { readonly valuesOf: ValuesOf; readonly toAnswer?: ((body: never) => unknown) | undefined },
): Promise<Response> {
  const { request, requestId, env, now } = api;
  const about = { publicUrl: env.PUBLIC_URL, requestId };
  const problem = (reason: ProblemReason, facts: ProblemFacts = {}) =>
    problemResponse(reason, { ...about, ...facts });

  const identified = await identifyCaller(request, env, now(), api.waitUntil);
  if (!identified.ok) return problem(identified.reason);
  const caller = identified.value;
  const limited = await env.API_LIMIT.limit({ key: limitKey(caller) });
  if (!limited.success) return problem("too_many_requests");

  // Before the body is read. An alias names the organization in its values.
  if (caller.kind === "anonymous" && operation.guard.kind !== "public") return problem("credentials_missing");
  const early = alias ? null : authorize(operation.guard, caller, path["organization"]);
  if (early && !early.ok) return problem(early.reason, { facts: early.detail });

  const sent = await readBody(request);
  if ("reason" in sent) return problem(sent.reason);
  const services = await servicesOf(operation, api, caller);
  const given: RawValues = {
    params: path,
    query: Object.fromEntries(new URL(request.url).searchParams),
    body: sent.json,
  };
  const values = alias ? await alias.valuesOf(given, { caller, services }) : given;
  if ("refused" in values) return problem(values.refused, { facts: values.facts });
  const authorized = early ?? authorize(operation.guard, caller, values.params["organization"]);
  if (!authorized.ok) return problem(authorized.reason, { facts: authorized.detail });
  if (operation.body && sent.json === undefined && !alias) return problem(sent.missing);
  const prepared = operation.prepare(values);
  if (!prepared.ok) return problem(prepared.reason, { errors: prepared.errors });
  const ifMatch = alias ? "*" : readIfMatch(request);
  if (operation.conditional && ifMatch === null) return problem("precondition_required");

  const key = request.headers.get("idempotency-key");
  const work = async (): Promise<Answered> => {
    const reply = await prepared.handle({
      services,
      caller,
      organizationId: authorized.value,
      now: now(),
      env,
      ifMatch: ifMatch === "*" ? null : ifMatch,
      makeId: () => idFor(operation, caller, key, now()),
    });
    return answered(operation, reply, about, alias?.toAnswer);
  };
  if (key === null || request.method !== "POST") return toResponse(request, await work(), about.requestId);
  return repeatable(operation, api, { caller, key, text: sent.text, work, problem });
}

/** Runs the work once for each key of a caller; repeats get the stored answer. */
async function repeatable(
  operation: Operation,
  { request, requestId, env, now }: ApiRequest,
  each: {
    readonly caller: ApiCaller;
    readonly key: string;
    readonly text: string;
    readonly work: () => Promise<Answered>;
    readonly problem: (reason: ProblemReason) => Response;
  },
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const begun = await beginOnce(env, {
    caller: limitKey(each.caller),
    key: each.key,
    method: request.method,
    path: pathname + search,
    body: each.text,
    now,
  });
  if (!begun.ok) return each.problem(begun.reason);
  if (!begun.value.first) {
    const { status, body } = begun.value.answer;
    if (body === null && status !== 204) return each.problem("answer_not_stored");
    const type = status >= 400 ? "application/problem+json" : "application/json";
    const headers = { "idempotency-replayed": "true", "content-type": type };
    return toResponse(request, { status, text: body, headers }, requestId);
  }
  const { finish } = begun.value;
  let answer: Answered;
  try {
    answer = await each.work();
  } catch (problem) {
    await finish(null);
    throw problem;
  }
  const { status, text } = answer;
  const passing = status >= 500 || status === 429 || status === 401 || status === 403;
  await finish(passing ? null : { status, body: operation.secret && status < 400 ? null : text });
  return toResponse(request, answer, requestId);
}

function answered(
  operation: Operation,
  reply: Reply<unknown> | Refusal,
  about: { readonly publicUrl: string; readonly requestId: string },
  toAnswer: (body: never) => unknown = (body) => body,
): Answered {
  if ("refused" in reply) {
    const { refused: reason, facts } = reply;
    const response = problemResponse(reason, about);
    return {
      status: PROBLEMS[reason].status,
      text: JSON.stringify(problemBody(reason, { ...about, facts })),
      headers: Object.fromEntries(response.headers),
    };
  }
  const headers = {
    ...reply.headers,
    ...(reply.etag !== undefined && { etag: `"${reply.etag}"` }),
  };
  if (!operation.answer) return { status: 204, text: null, headers };
  const text = JSON.stringify(toAnswer(reply.body as never));
  const status = reply.status ?? operation.status ?? 200;
  return { status, text, headers: { "content-type": "application/json", ...headers } };
}

function toResponse(request: Request, { status, text, headers }: Answered, requestId: string): Response {
  const all = {
    "cache-control": "no-store",
    "ratelimit-policy": RATE_LIMIT_POLICY,
    "x-request-id": requestId,
    ...headers,
  };
  const known = request.headers.get("if-none-match");
  if (request.method === "GET" && known !== null && known === all["etag" as keyof typeof all])
    return new Response(null, { status: 304, headers: all });
  return new Response(text, { status, headers: all });
}

async function servicesOf(operation: Operation, api: ApiRequest, caller: ApiCaller): Promise<Services> {
  const { env, now, waitUntil, request } = api;
  const cookie =
    operation.asSession && caller.kind === "person"
      ? await sessionCookie(env, request, caller.sessionId)
      : undefined;
  return api.makeServices({
    env,
    visitor: caller.visitor,
    request: withoutCookies(request, cookie),
    now,
    waitUntil,
  });
}

type Sent =
  | { readonly text: string; readonly json: unknown; readonly missing: ProblemReason }
  | { readonly reason: ProblemReason };

async function readBody(request: Request): Promise<Sent> {
  const none = { text: "", json: undefined, missing: "malformed_json" } as const;
  if (request.method === "GET" || request.method === "HEAD" || !request.body) return none;
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) return { reason: "too_large" };
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > MOST_BYTES) return { reason: "too_large" };
  if (bytes.byteLength === 0) return none;
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)) return { reason: "unsupported_media_type" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
    return { ...none, text, json: JSON.parse(text) as unknown };
  } catch {
    return { reason: "malformed_json" };
  }
}

function readIfMatch(request: Request): string | null {
  const header = request.headers.get("if-match")?.trim();
  if (!header) return null;
  return header === "*" ? "*" : (/^(?:W\/)?"([^"]{0,100})"$/.exec(header)?.[1] ?? "");
}

/** Whose requests, answers and limits these are. */
function limitKey(caller: ApiCaller): string {
  return caller.kind === "anonymous" ? `address:${caller.visitor.address}` : caller.visitor.buyerKey;
}

/** An id that a repeated request makes again, so that a crash between effect and answer leaves one effect. */
async function idFor(
  operation: Operation,
  caller: ApiCaller,
  key: string | null,
  now: number,
): Promise<string> {
  if (key === null) return newId(now);
  return repeatableId(await sha256OfText(JSON.stringify([operation.id, limitKey(caller), key])));
}
