import { answerImages } from "./catalogue/images";
import { answerDev } from "./dev/dev";
import type { Env } from "./platform/env";
import { answerGateApi } from "./gate-api/gate-api";
import { answerJwks } from "./gate-api/jwks";
import { answerRazorpay } from "./payments/razorpay-page";
import { answerSandbox } from "./payments/sandbox";
import { answerWebhooks } from "./payments/webhook";
import { answerSockets } from "./sockets/sockets";

/** Sockets, webhooks, devices, images, keys: what machines ask for, in routing order. Null is "a page". */
export async function answerMachines(request: Request, env: Env): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/socket/")) return answerSockets(request, env);
  if (pathname.startsWith("/webhooks/")) return answerWebhooks(request, env);
  if (pathname.startsWith("/gate-api/")) return answerGateApi(request, env);
  if (pathname.startsWith("/images/")) return answerImages(request, env);
  if (pathname.startsWith("/.well-known/")) return answerJwks(request, env);
  if (pathname.startsWith("/pay/sandbox/")) return answerSandbox(request, env);
  if (pathname.startsWith("/pay/razorpay/")) return answerRazorpay(request, env);
  if (pathname.startsWith("/dev/")) return answerDev(request, env);
  return null;
}
