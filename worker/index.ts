import type { Effect } from "#domain/effect";
import type { SandboxDelivery } from "#worker/payments/sandbox-delivery";
import { RouterContextProvider, createRequestHandler } from "react-router";
import { servicesContext, visitorContext } from "#app/context";
import { answerMachines } from "./machines";
import { handleQueue } from "./queue";
import { handleSchedule } from "./schedule";
import { makeServices } from "./make-services";
import type { Env } from "./env";
import { identify } from "./auth/visitor";
import { NOBODY, isShell } from "./shell";

export { EventAgent } from "#durable/event-agent";

const answerPeople = createRequestHandler(
  () => import("virtual:react-router/server-build"),
  import.meta.env.MODE,
);

export default {
  async fetch(request, env, ctx) {
    const machines = await answerMachines(request, env);
    if (machines) return machines;

    const visitor = isShell(request) ? NOBODY : await identify(request, env);
    const context = new RouterContextProvider();
    context.set(visitorContext, visitor);
    context.set(
      servicesContext,
      makeServices({
        env,
        visitor,
        request,
        now: () => Date.now(),
        waitUntil: (work) => ctx.waitUntil(work),
      }),
    );
    return answerPeople(request, context);
  },
  queue: handleQueue,
  scheduled: handleSchedule,
} satisfies ExportedHandler<Env, Effect | SandboxDelivery>;
