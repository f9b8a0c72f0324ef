import type { Env } from "../env";

/** GET /images/:key from R2. Null: not for us. */
export async function answerImages(_request: Request, _env: Env): Promise<Response | null> {
  return null;
}
