import type { Env } from "./env";

/** Public keys of an event: /.well-known/events/:id/jwks.json. Null: not for us. */
export async function answerJwks(_request: Request, _env: Env): Promise<Response | null> {
  return null;
}
