import type { Effect } from "#domain/sale/effect";
import type { SandboxDelivery } from "#worker/payments/sandbox-delivery";
import type { RatingAsk } from "#worker/ratings/rating-request";
import type { Env } from "#worker/platform/env";
import { answerMachines } from "#worker/machines";
import { handleQueue } from "#worker/queue";
import { handleSchedule } from "#worker/schedule";
import { secureMachine } from "#worker/security/headers";
import { refuseForeign } from "#worker/security/origin";

export { EventAgent } from "#durable/event-agent";

/** The Worker without its pages: the router's build exists only in vite's own builds. */
export default {
  async fetch(request, env) {
    const answer = refuseForeign(request) ?? (await answerMachines(request, env));
    return answer ? secureMachine(answer, request) : new Response("a page", { status: 404 });
  },
  queue: handleQueue,
  scheduled: handleSchedule,
} satisfies ExportedHandler<Env, Effect | RatingAsk | SandboxDelivery>;
