import type { Effect } from "#domain/sale/effect";
import type { SandboxDelivery } from "#worker/payments/sandbox-delivery";
import type { RatingAsk } from "#worker/ratings/rating-request";
import { RouterContextProvider, createRequestHandler } from "react-router";
import { servicesContext, visitorContext } from "./router-context";
import { paraglideMiddleware } from "#i18n/paraglide/server";
import { answerMachines } from "./machines";
import { handleQueue } from "./queue";
import { handleSchedule } from "./schedule";
import { makeServices } from "./make-services";
import type { Env } from "./platform/env";
import { identify } from "./people/identify";
import { NOBODY, isForNobody } from "./shell";
import { addCookies, secureMachine, securePage } from "./security/headers";
import { refuseForeign } from "./security/origin";

export { EventAgent } from "#durable/event-agent";

const answerPeople = createRequestHandler(
  () => import("virtual:react-router/server-build"),
  import.meta.env.MODE,
);

export default {
  async fetch(request, env, ctx) {
    const answer = refuseForeign(request) ?? (await answerMachines(request, env));
    if (answer) return secureMachine(answer, request);

    const visitor = isForNobody(request) ? NOBODY : await identify(request, env);
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
    // The middleware carries the language to whatever is rendered inside it.
    const page = await paraglideMiddleware(request, () => answerPeople(request, context));
    const secured = await securePage(page, request, visitor.nonce);
    addCookies(secured, visitor.cookies ?? []);
    return secured;
  },
  queue: handleQueue,
  scheduled: handleSchedule,
} satisfies ExportedHandler<Env, Effect | RatingAsk | SandboxDelivery>;
