import type { Env } from "../platform/env";
import { eventObject } from "../platform/event-object";
import { findProvider } from "./providers";

const LONGEST_BODY = 256 * 1024;

/**
 * POST /webhooks/:provider. Verified over the raw body, then one call to the event's object, then 200: a provider that
 * gets anything else sends it again. Null: not for us.
 */
export async function handleWebhooks(request: Request, env: Env): Promise<Response | null> {
  const name = new URL(request.url).pathname.match(/^\/webhooks\/([a-z]{1,20})$/)?.[1];
  const provider = name ? findProvider(env, name, () => Date.now()) : null;
  if (!provider) return null;
  if (request.method !== "POST") return answer(405, { reason: "post_only" }, { allow: "POST" });
  if (Number(request.headers.get("content-length") ?? 0) > LONGEST_BODY)
    return answer(413, { reason: "too_long" });

  const raw = new Uint8Array(await request.arrayBuffer());
  if (raw.length > LONGEST_BODY) return answer(413, { reason: "too_long" });
  const verified = await provider.verifyWebhook({ raw, headers: request.headers, now: Date.now() });
  if (!verified.ok) return answer(verified.reason === "malformed" ? 400 : 401, { reason: verified.reason });
  const { eventId, fact } = verified.value;
  if (!eventId || !fact) return answer(200, { recorded: false });

  try {
    const recorded = await (await eventObject(env, eventId)).recordPaymentFact(fact);
    // A genuine message that fits no payment of ours: repeating it would not help, a person should look.
    if (!recorded.ok) console.error("payment message without a place", provider.name, recorded.reason, fact);
    return answer(200, recorded.ok ? { recorded: true } : { recorded: false, reason: recorded.reason });
  } catch (problem) {
    console.error("payment message not recorded", provider.name, fact.messageId, problem);
    return answer(503, { reason: "try_again" }, { "retry-after": "5" });
  }
}

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}
