import type { Effect } from "#domain/sale/effect";
import type { SandboxDelivery } from "#worker/platform/queue-messages";
import type { RatingRequest } from "#worker/platform/queue-messages";
import { EventAgent } from "#worker/event-agent";
import { checkedHandlers } from "#worker/checked-handlers";
import { handleMachines } from "#worker/non-page-routes";
import { handleQueue } from "#worker/queue";
import { handleSchedule } from "#worker/scheduled-jobs";
import { secureMachine } from "#worker/security/headers";
import { refuseForeign } from "#worker/security/origin";

export { EventAgent };

/** The event's object of a deployment with a bot check. */
export class CheckedEventAgent extends EventAgent {
  constructor(ctx: DurableObjectState, bindings: Cloudflare.Env) {
    super(ctx, { ...bindings, TURNSTILE_SITE_KEY: "site-key", TURNSTILE_SECRET: "turnstile-secret" });
  }
}

/** The Worker without its pages: the router's build exists only in vite's own builds. */
export default checkedHandlers<Effect | RatingRequest | SandboxDelivery>({
  async fetch(request, env, ctx) {
    const response =
      refuseForeign(request) ??
      (await handleMachines(
        request,
        env,
        () => Date.now(),
        (work) => ctx.waitUntil(work),
      ));
    return response ? secureMachine(response, request) : new Response("a page", { status: 404 });
  },
  queue: handleQueue,
  scheduled: handleSchedule,
});
