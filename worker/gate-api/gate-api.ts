import type { Env } from "../env";

/** What paired scanners ask for, under /gate-api. Null: not for us. */
export async function answerGateApi(_request: Request, _env: Env): Promise<Response | null> {
  return null;
}
