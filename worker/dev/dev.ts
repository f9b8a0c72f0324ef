import type { Env } from "../platform/env";
import { devPage } from "./dev-page";
import { type LocalJobs, handleJobs } from "./jobs";
import { handleMails } from "./mails";
import { handleOutage } from "./outage";

/** False in the bundle that `npm run deploy` builds, which leaves the demo data out (vite.config.ts). */
declare const STAGEDOOR_DEMO: boolean;

const INDEX = `<ul>
<li><a href="/dev/mails">Mails</a>: every mail that would have been sent</li>
<li><a href="/dev/jobs">Scheduled jobs</a>: last run and result of each, and a button that runs it</li>
<li><a href="/dev/ui">Controls</a>: every control in both themes (<code>npm run dev</code> only)</li>
</ul>`;

/** Local development only (env.LOCAL): the tools under /dev, and the demo seed at POST /dev/seed. Null: not found. */
export async function handleDev(
  request: Request,
  env: Env,
  now: () => number,
  jobs: LocalJobs,
): Promise<Response | null> {
  if (env.LOCAL !== "1") return null;
  const { pathname } = new URL(request.url);
  if (pathname === "/dev" || pathname === "/dev/") return devPage("Local tools", INDEX);
  if (STAGEDOOR_DEMO && pathname === "/dev/seed" && request.method === "POST") {
    const { seedDemo } = await import("../demo/seed");
    const seeded = await seedDemo(env, now());
    return Response.json(seeded);
  }
  if (pathname === "/dev/outage" && request.method === "POST") return handleOutage(request, now());
  if (pathname.startsWith("/dev/jobs")) return handleJobs(request, env, jobs);
  if (pathname.startsWith("/dev/mails")) return handleMails(request, env);
  return null;
}
