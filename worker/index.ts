import type { Effect } from "#domain/sale/effect";
import type { SandboxDelivery } from "./platform/queue-messages";
import type { RatingRequest } from "./platform/queue-messages";
import { RouterContextProvider, createRequestHandler } from "react-router";
import { paraglideMiddleware } from "#i18n/paraglide/server";
import { ANONYMOUS, isAnonymousPage } from "./anonymous";
import { checkedHandlers } from "./checked-handlers";
import { handleMachines } from "./non-page-routes";
import { handleQueue } from "./queue";
import { handleSchedule } from "./scheduled-jobs";
import { makeServices } from "./make-services";
import { recordAdminVisit } from "./people/admin-visit";
import { identify } from "./people/identify";
import { withOutageResponses } from "./services-in-outage";
import { orDatabaseDown } from "./security/database-down-response";
import { hasBotCheck, isTestMode } from "./platform/env";
import { logError } from "./platform/log";
import {
  deploymentContext,
  problemLogContext,
  publicUrlContext,
  servicesContext,
  visitorContext,
} from "./router-context";
import { addCookies, secureMachine, securePage } from "./security/headers";
import { refuseForeign } from "./security/origin";
import { systemClock } from "./platform/clock";

export { EventAgent } from "./event-agent";

const handlePage = createRequestHandler(
  () => import("virtual:react-router/server-build"),
  import.meta.env.MODE,
);

export default checkedHandlers<Effect | RatingRequest | SandboxDelivery>({
  async fetch(request, env, ctx) {
    const now = systemClock;
    const response =
      refuseForeign(request) ??
      (await orDatabaseDown(
        request,
        handleMachines(request, env, now, (work) => ctx.waitUntil(work)),
      ));
    if (response) return secureMachine(response, request);

    const visitor = isAnonymousPage(request) ? ANONYMOUS : await identify(request, env);
    await recordAdminVisit(env, visitor, request, now());
    const context = new RouterContextProvider();
    context.set(visitorContext, visitor);
    context.set(problemLogContext, (message, problem) => logError(message, {}, problem));
    context.set(publicUrlContext, env.PUBLIC_URL);
    context.set(deploymentContext, {
      testMode: isTestMode(env),
      checkSiteKey: hasBotCheck(env) ? (env.TURNSTILE_SITE_KEY ?? null) : null,
    });
    context.set(
      servicesContext,
      withOutageResponses(
        makeServices({
          env,
          visitor,
          request,
          now,
          waitUntil: (work) => ctx.waitUntil(work),
        }),
      ),
    );
    // The middleware provides the locale to everything rendered inside it.
    const page = await paraglideMiddleware(request, () => handlePage(request, context));
    const secured = await securePage(page, request, visitor, hasBotCheck(env));
    addCookies(secured, visitor.cookies ?? []);
    return secured;
  },
  queue: handleQueue,
  scheduled: handleSchedule,
});
