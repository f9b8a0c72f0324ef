import { IMAGES_PATH } from "#domain/catalogue/image-path";
import { handleImages } from "./catalogue/image-response";
import { handleDev } from "./dev/dev";
import type { Env } from "./platform/env";
import { handleGateApi } from "./gate-api/gate-api";
import { handleJwks } from "./gate-api/jwks";
import { handleRazorpay } from "./payments/razorpay-page";
import { handleSandbox } from "./payments/sandbox";
import { handleWebhooks } from "./payments/webhook";
import { handleEmbed } from "./feeds/embed";
import { handleFeeds } from "./feeds/feeds";
import { handleOembed } from "./feeds/oembed";
import { handleRobots, handleSitemap } from "./feeds/site-files";
import { handleWidget } from "./feeds/widget";
import { handleMetrics } from "./observe/metrics";
import { handleHealth, handleReady } from "./observe/health";
import { makeServices } from "./make-services";
import { localJobs } from "./scheduled-jobs";
import { handleSockets } from "./sockets/sockets";

/** Routes outside the router: the API, sockets, webhooks, devices, images, keys, payment pages. Null: a page. */
export async function handleMachines(
  request: Request,
  env: Env,
  now: () => number,
  waitUntil: (work: Promise<unknown>) => void = (work) => void work,
): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  if (pathname === "/api" || pathname.startsWith("/api/")) {
    // In a chunk of its own, loaded with the first of these requests.
    const { handleApi } = await import("./api/handle-api");
    return handleApi({ request, env, now, waitUntil, makeServices });
  }
  if (pathname.startsWith("/socket/")) return handleSockets(request, env, now);
  if (pathname.startsWith("/webhooks/")) return handleWebhooks(request, env, now);
  if (pathname.startsWith("/gate-api/")) return handleGateApi(request, env, now);
  if (pathname.startsWith(IMAGES_PATH)) return handleImages(request, env);
  if (pathname.startsWith("/.well-known/")) return handleJwks(request, env);
  if (pathname === "/robots.txt") return handleRobots(request, env);
  if (pathname === "/sitemap.xml") return handleSitemap(request, env, now);
  if (pathname.startsWith("/feeds/")) return handleFeeds(request, env, now);
  if (pathname === "/widget.js") return handleWidget(request);
  if (pathname.startsWith("/embed/")) return handleEmbed(request, env, now);
  if (pathname === "/oembed") return handleOembed(request, env);
  if (pathname === "/health") return handleHealth(request);
  if (pathname === "/ready") return handleReady(request, env, now);
  if (pathname === "/metrics") return handleMetrics(request, env, now);
  if (pathname.startsWith("/pay/sandbox/")) return handleSandbox(request, env, now);
  if (pathname.startsWith("/pay/razorpay/")) return handleRazorpay(request, env, now);
  if (pathname === "/dev" || pathname.startsWith("/dev/"))
    return handleDev(request, env, now, localJobs(env, now));
  return null;
}
