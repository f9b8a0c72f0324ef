import { z } from "zod";
import { formatMoney } from "#domain/core/money";
import { type Env, takesSandboxPayments } from "../platform/env";
import { type SandboxPayment, decideIntent, findIntent } from "./sandbox-store";
import { queueWebhook } from "./sandbox-delivery";
import { sandboxPage } from "./sandbox-page";

const Decision = z.object({
  method: z.enum(["card", "upi", "netbanking"]),
  outcome: z.enum(["succeed", "fail", "late", "twice"]),
  delaySeconds: z.coerce.number().int().min(1).max(43_200).catch(720),
});

/** The sandbox provider's pages under /pay/sandbox. Null: not found. */
export async function handleSandbox(request: Request, env: Env, now: () => number): Promise<Response | null> {
  const intentId = new URL(request.url).pathname.match(/^\/pay\/sandbox\/(sbx_[0-9a-f]{32})$/)?.[1];
  if (!takesSandboxPayments(env) || !intentId) return null;
  const intent = await findIntent(env, intentId);
  if (!intent)
    return page("No such payment", "This payment does not exist. Go back to the shop and start again.", 404);
  if (request.method === "GET" || request.method === "HEAD") return showIntent(intent);
  if (request.method !== "POST") return page("Not possible", "Open this page by its link.", 405);

  const decision = Decision.safeParse(await readFields(request));
  if (!decision.success) return page("Nothing chosen", "Go back and choose how to pay.", 400);
  const { method, outcome, delaySeconds } = decision.data;
  const at = now();
  const decided = await decideIntent(env, { intentId, method, succeeds: outcome !== "fail", now: at });
  if (decided)
    await queueWebhook(
      env,
      decided,
      { type: `payment.${decided.state as "authorised" | "captured" | "failed"}`, now: at },
      { copies: outcome === "twice" ? 3 : 1, delaySeconds: outcome === "late" ? delaySeconds : 0 },
    );
  return new Response(null, { status: 303, headers: { location: intent.returnUrl } });
}

function showIntent(intent: SandboxPayment): Response {
  if (intent.state !== "created" && intent.state !== "failed")
    return page(
      "Already decided",
      `This payment is ${intent.state}. Nothing was charged a second time.`,
      200,
      intent.returnUrl,
    );
  return sandboxPage({
    kind: "choice",
    amount: formatMoney({ amountMinor: intent.amountMinor, currency: intent.currency }, "en-IN", {
      exact: true,
    }),
    reference: intent.reference,
    declined: intent.state === "failed",
    returnUrl: intent.returnUrl,
  });
}

function page(title: string, text: string, status: number, returnUrl: string | null = null): Response {
  return sandboxPage({ kind: "message", title, text, returnUrl }, status);
}

/** Null if the body is not a form. */
async function readFields(request: Request): Promise<unknown> {
  try {
    return Object.fromEntries(await request.formData());
  } catch {
    return null;
  }
}
