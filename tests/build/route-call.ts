import { RouterContextProvider } from "react-router";
import { servicesContext, visitorContext } from "#worker/router-context";
import type { Visitor } from "#worker/platform/visitor";
import type { Services } from "#worker/services";

const GUEST: Visitor = {
  person: null,
  buyerKey: "guest:g1",
  locale: "en",
  city: null,
  nonce: "nonce",
  address: "192.0.2.1",
};

/** Only the methods that a test gives exist: a call of any other one fails the test. */
export type PlainServices = { readonly [Name in keyof Services]?: Partial<Services[Name]> };

/** The router's context as the Worker fills it, with plain objects as services. */
export function routeContext(services: PlainServices, visitor: Partial<Visitor> = {}): RouterContextProvider {
  const context = new RouterContextProvider();
  context.set(servicesContext, services as Services);
  context.set(visitorContext, { ...GUEST, ...visitor });
  return context;
}

export type Fields = readonly (readonly [name: string, value: string])[];

export function formRequest(path: string, fields: Fields): Request {
  return new Request(`https://stagedoor.test${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  });
}

export interface RouteResult {
  readonly status: number;
  readonly data: unknown;
  readonly location: string | null;
}

/** The result of a loader or action as HTTP, whether it was returned or thrown; any other thrown value is a 500. */
export async function resultOf(call: () => Promise<unknown>): Promise<RouteResult> {
  try {
    return toResult(await call());
  } catch (thrown) {
    if (thrown instanceof Response || isDataWithInit(thrown)) return toResult(thrown);
    return { status: 500, data: thrown, location: null };
  }
}

function toResult(value: unknown): RouteResult {
  if (value instanceof Response)
    return { status: value.status, data: null, location: value.headers.get("location") };
  if (isDataWithInit(value)) return { status: value.init?.status ?? 200, data: value.data, location: null };
  return { status: 200, data: value, location: null };
}

function isDataWithInit(value: unknown): value is { data: unknown; init: ResponseInit | null } {
  return (
    typeof value === "object" && value !== null && "type" in value && value.type === "DataWithResponseInit"
  );
}
