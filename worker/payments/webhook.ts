import type { Env } from "../env";

/** POST /webhooks/:provider, verified over the raw body. Null: not for us. */
export async function answerWebhooks(_request: Request, _env: Env): Promise<Response | null> {
  return null;
}
