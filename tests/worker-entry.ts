import type { Effect } from "#domain/effect";
import type { SandboxDelivery } from "#worker/payments/sandbox-delivery";
import type { Env } from "#worker/env";
import { answerMachines } from "#worker/machines";
import { handleQueue } from "#worker/queue";
import { handleSchedule } from "#worker/schedule";

export { EventAgent } from "#durable/event-agent";

/** The Worker without its pages: the router's build exists only in vite's own builds. */
export default {
  async fetch(request, env) {
    return (await answerMachines(request, env)) ?? new Response("a page", { status: 404 });
  },
  queue: handleQueue,
  scheduled: handleSchedule,
} satisfies ExportedHandler<Env, Effect | SandboxDelivery>;
