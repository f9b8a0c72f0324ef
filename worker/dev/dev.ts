import type { Env } from "../env";
import { answerMails } from "./mails";
import { seedDemo } from "./seed";

/** Local set-up only (env.LOCAL): /dev/mails, and the demo seed at POST /dev/seed. Null: not for us. */
export async function answerDev(request: Request, env: Env): Promise<Response | null> {
  if (env.LOCAL !== "1") return null;
  const { pathname } = new URL(request.url);
  if (pathname === "/dev/seed" && request.method === "POST") {
    const seeded = await seedDemo(env, Date.now());
    return Response.json(seeded);
  }
  if (pathname.startsWith("/dev/mails")) return answerMails(request, env);
  return null;
}
