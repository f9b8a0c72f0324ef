import { z } from "@hono/zod-openapi";
import type { Outcome, RefusalDetail } from "#domain/core/outcome";
import type { ApiScope } from "#domain/people/api-scope";
import type { OrganizationRole } from "#domain/people/organization-role";
import type { ApiCaller } from "../people/api-caller";
import type { Env } from "../platform/env";
import type { Services } from "../services";
import type { ValueError } from "./problem";
import type { ProblemReason } from "./problem-catalogue";

/** The callers of an operation. */
export type Guard =
  | { readonly kind: "public" }
  /** A signed-in person's access token. */
  | { readonly kind: "person" }
  /** Members of the organization in the path with one of the roles, and its API keys with the scope (null: no key). */
  | { readonly kind: "member"; readonly scope: ApiScope | null; readonly roles: readonly OrganizationRole[] }
  /** Admins of the site. */
  | { readonly kind: "admin" };

export const PUBLIC: Guard = { kind: "public" };
export const PERSON: Guard = { kind: "person" };
export const ADMIN: Guard = { kind: "admin" };
/** Owners and organizers, and keys with the scope. */
export const deciders = (scope: ApiScope | null): Guard => ({
  kind: "member",
  scope,
  roles: ["owner", "organizer"],
});
export const members = (scope: ApiScope | null): Guard => ({
  kind: "member",
  scope,
  roles: ["owner", "organizer", "staff"],
});
export const owners = (scope: ApiScope | null): Guard => ({ kind: "member", scope, roles: ["owner"] });

/** One request to an operation, after its guard and the check of its values. */
export interface Call<Params, Query, Body> {
  readonly services: Services;
  readonly caller: ApiCaller;
  /** The organization in the path, by the guard; empty without one. */
  readonly organizationId: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly now: number;
  readonly env: Env;
  /** The version that the client edited (`If-Match`); null: any. */
  readonly ifMatch: string | null;
  /** The same id for each repeat under one Idempotency-Key, another one without it. */
  readonly makeId: () => Promise<string>;
}

export interface Refusal {
  readonly refused: ProblemReason;
  readonly facts?: RefusalDetail | undefined;
}

export interface Reply<Body> {
  readonly body: Body;
  readonly status?: Status;
  readonly headers?: Readonly<Record<string, string>>;
  /** The version, without quotes. */
  readonly etag?: string;
}

export type Status = 200 | 201 | 202 | 204;

/** The refusal of an operation with a reason of the catalogue. */
export function refused(reason: ProblemReason, facts?: RefusalDetail): Refusal {
  return facts ? { refused: reason, facts } : { refused: reason };
}

/** The refusal of a service. Some services have a reason that another operation uses otherwise: `rename` maps it. */
export function refusedBy<Reason extends string>(
  outcome: Extract<Outcome<unknown, Reason>, { ok: false }>,
  ...rename: Exclude<Reason, ProblemReason> extends never
    ? [Partial<Record<Reason, ProblemReason>>?]
    : [Record<Exclude<Reason, ProblemReason>, ProblemReason> & Partial<Record<Reason, ProblemReason>>]
): Refusal {
  const names: Partial<Record<string, ProblemReason>> = rename[0] ?? {};
  return refused(names[outcome.reason] ?? (outcome.reason as ProblemReason), outcome.detail);
}

const NOTHING = z.object({});

interface Spec<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly id: string;
  readonly method: Method;
  /** Below /api/v1, with `{parameters}`. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly guard: Guard;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Null: 204 without a body. */
  readonly answer: Answer | null;
  /** Of a success: 200 unless stated. */
  readonly status?: Status;
  /** Besides those that guard, values and repeats bring. */
  readonly refusals?: readonly ProblemReason[];
  /** Needs If-Match. */
  readonly conditional?: boolean;
  /** The answer holds a secret: it is not stored for repeats. */
  readonly secret?: boolean;
  /** The services act on the caller's own session. */
  readonly asSession?: boolean;
  handle(
    call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
  ): Promise<Reply<z.input<Answer>> | Refusal>;
}

export type Method = "get" | "post" | "put" | "patch" | "delete";

export const TAGS = [
  "Access",
  "Profile",
  "Events",
  "Seats and holds",
  "Bookings",
  "Organizations",
  "Venues",
  "Event management",
  "Check-in",
  "Ratings",
  "Administration",
] as const;
export type Tag = (typeof TAGS)[number];

/** Values of a request as they arrive. */
export interface RawValues {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Context = Omit<Call<unknown, unknown, unknown>, "params" | "query" | "body">;

export type Prepared =
  | { readonly ok: true; handle(context: Context): Promise<Reply<unknown> | Refusal> }
  | {
      readonly ok: false;
      readonly reason: "not_found" | "invalid_request";
      readonly errors: readonly ValueError[];
    };

/** An operation of the API with its schemas, for the router and the document. */
export interface Operation extends Omit<
  Spec<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>,
  "handle" | "refusals"
> {
  readonly refusals: readonly ProblemReason[];
  /** Checks the values; values of the path that cannot exist are not found. */
  prepare(values: RawValues): Prepared;
}

export function operation<
  Params extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodUndefined,
>(spec: Spec<Params, Query, Body, Answer>): Operation {
  const { handle, refusals = [], ...rest } = spec;
  return {
    ...rest,
    refusals,
    prepare(values) {
      const params = (spec.params ?? NOTHING).safeParse(values.params);
      if (!params.success) return { ok: false, reason: "not_found", errors: [] };
      const query = (spec.query ?? NOTHING).safeParse(values.query);
      const body = spec.body?.safeParse(values.body);
      const errors = [
        ...(query.error?.issues ?? []).map((issue) => valueError(issue, "")),
        ...(body?.error?.issues ?? []).map((issue) => valueError(issue, "/")),
      ];
      if (errors.length > 0) return { ok: false, reason: "invalid_request", errors: errors.slice(0, 50) };
      return {
        ok: true,
        async handle(context) {
          const reply = await handle.call(spec, {
            ...context,
            params: params.data as z.output<Params>,
            query: query.data as z.output<Query>,
            body: body?.data as z.output<Body>,
          });
          if ("refused" in reply) return reply;
          // Members that the schema does not name are left out, so that nothing internal leaks.
          return spec.answer ? { ...reply, body: spec.answer.parse(reply.body) } : { ...reply, body: null };
        },
      };
    },
  };
}

function valueError(issue: z.core.$ZodIssue, root: string): ValueError {
  return { at: root + issue.path.map(String).join("/"), message: issue.message };
}
