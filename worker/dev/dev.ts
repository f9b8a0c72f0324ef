import type { Env } from "../env";

/** Local set-up only (env.LOCAL): /dev/mails, and the demo seed at POST /dev/seed. Null: not for us. */
export async function answerDev(_request: Request, _env: Env): Promise<Response | null> {
  return null;
}
