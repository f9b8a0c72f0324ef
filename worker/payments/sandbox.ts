import type { Env } from "../env";

/** The sandbox provider's own pages and API under /pay/sandbox: it stands for somebody else's server. Null: not for us. */
export async function answerSandbox(_request: Request, _env: Env): Promise<Response | null> {
  return null;
}
