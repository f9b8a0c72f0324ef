import type { Env } from "../platform/env";
import { handleMails } from "./mails";

/** False in the bundle that `npm run deploy` builds, which leaves the demo data out (vite.config.ts). */
declare const STAGEDOOR_DEMO: boolean;

/** Local development only (env.LOCAL): /dev/mails, and the demo seed at POST /dev/seed. Null: not found. */
export async function handleDev(request: Request, env: Env, now: () => number): Promise<Response | null> {
  if (env.LOCAL !== "1") return null;
  const { pathname } = new URL(request.url);
  if (STAGEDOOR_DEMO && pathname === "/dev/seed" && request.method === "POST") {
    const { seedDemo } = await import("../demo/seed");
    const seeded = await seedDemo(env, now());
    return Response.json(seeded);
  }
  if (pathname.startsWith("/dev/mails")) return handleMails(request, env);
  return null;
}
