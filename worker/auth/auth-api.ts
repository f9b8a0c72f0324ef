import type { Env } from "../env";

/** The auth library's own endpoints under /auth-api, where a flow needs them. Null: not for us. */
export async function answerAuth(_request: Request, _env: Env): Promise<Response | null> {
  return null;
}
