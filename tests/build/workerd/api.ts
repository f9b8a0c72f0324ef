import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import worker from "../../worker-entry";
import { env as deployment } from "./visit";
import type { Env } from "#worker/platform/env";

export const SITE = "https://stagedoor.test";

export interface ApiAnswer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** A client of the API in real workerd: one request through the Worker's entry. */
export class ApiClient {
  constructor(
    readonly token: string | null = null,
    readonly address = `192.0.2.${Math.floor(Math.random() * 250)}`,
    readonly env: Env = deployment,
  ) {}

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cf-connecting-ip", this.address);
    if (this.token && !headers.has("authorization")) headers.set("authorization", `Bearer ${this.token}`);
    const ctx = createExecutionContext();
    const url = new URL(path, SITE);
    const request = new Request<unknown, IncomingRequestCfProperties>(url, {
      redirect: "manual",
      ...init,
      headers,
    } as RequestInit<IncomingRequestCfProperties>);
    const response = await worker.fetch(request, this.env, ctx);
    await waitOnExecutionContext(ctx);
    return response;
  }

  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ApiAnswer<Body>> {
    const response = await this.fetch(path, {
      method,
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : null) as Body,
    };
  }

  get = <Body = Record<string, unknown>>(path: string) => this.call<Body>("GET", path);
  post = <Body = Record<string, unknown>>(path: string, body?: unknown, headers = {}) =>
    this.call<Body>("POST", path, body, headers);

  as(token: string | null): ApiClient {
    return new ApiClient(token, this.address, this.env);
  }
}

/** Tokens of an account, by its password. */
export async function tokensOf(email: string, password: string, client = new ApiClient()) {
  const { body, status } = await client.post<{ accessToken: string; refreshToken: string }>(
    "/api/v1/auth/login",
    { email, password },
  );
  if (status !== 200) throw new Error(`${email} is not signed in: ${JSON.stringify(body)}`);
  return body;
}
