import type { ApiCaller } from "../../people/api-caller";
import type { Services } from "../../services";
import type { Method, Operation, RawValues, Refusal } from "../operation";
import { refused } from "../operation";
import type { ValuesOf } from "../perform";

/** A path of /api without a version that runs an operation of /api/v1, for clients written against other documents. */
export interface Alias {
  readonly method: Method;
  /** Below /api. */
  readonly path: string;
  /** By the query, where one path has two meanings. */
  readonly to: Operation | ((query: Readonly<Record<string, string>>) => Operation);
  readonly valuesOf: ValuesOf;
  /** Members that such a client reads, added to the operation's answer. */
  readonly toAnswer?: (body: never) => object;
}

export interface AliasContext {
  readonly caller: ApiCaller;
  readonly services: Services;
}

/** The body's members; none for a body that is no object. */
export function membersOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : {};
}

/** The values as they arrive. */
export const asSent: ValuesOf = async (given) => given;

/** The text of a member, or of a number; empty for anything else. */
export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** A member of the query, with its name here; left out if it is absent. */
export function pickQuery(
  query: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([theirs, ours]) => {
      const value = query[theirs];
      return value === undefined || value === "" ? [] : [[ours, value]];
    }),
  );
}

/** `page` and `limit` as a cursor's offset. */
export function pageOf({ page, limit }: Readonly<Record<string, string>>, write: (offset: number) => string) {
  const size = /^\d{1,3}$/.test(limit ?? "") ? Math.min(100, Math.max(1, Number(limit))) : 10;
  const number = /^\d{1,4}$/.test(page ?? "") ? Math.max(1, Number(page)) : 1;
  return { limit: String(size), ...(number > 1 && { cursor: write((number - 1) * size) }) };
}

/** The organization for which a member creates something: the one that is named, or the only one it can be. */
export async function withOrganization(
  given: RawValues,
  { caller }: AliasContext,
  values: Partial<RawValues>,
): Promise<RawValues | Refusal> {
  const named = textOf(membersOf(given.body)["organizationId"] ?? given.query["organizationId"]);
  const deciding = (caller.visitor.person?.memberships ?? []).filter(({ role }) => role !== "staff");
  if (named === "" && deciding.length === 0) return refused("role_missing");
  if (named === "" && deciding.length > 1) return refused("organization_ambiguous");
  const organization = named === "" ? deciding[0]!.organizationId : named;
  return { params: { ...given.params, organization }, query: {}, body: undefined, ...values };
}

/** The caller's organization that has what is named in the path. */
export async function withOwner(
  given: RawValues,
  { caller }: AliasContext,
  has: (organizationId: string) => Promise<unknown>,
  values: Partial<RawValues>,
): Promise<RawValues | Refusal> {
  for (const { organizationId } of caller.visitor.person?.memberships ?? [])
    if (await has(organizationId)) {
      const params = { ...given.params, ...values.params, organization: organizationId };
      return { query: {}, body: undefined, ...values, params };
    }
  return refused("not_found");
}
