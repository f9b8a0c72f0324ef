import { contextOf, observeRequest } from "./observe/observed-handlers";
import { handleMisconfigured } from "./observe/health";
import { type Env, readEnv, requireEnv } from "./platform/env";
import { newId } from "./platform/ids";
import { runInContext } from "./platform/request-context";
import { guardEnv } from "./db/guarded-database";
import { secureMachine } from "./security/headers";
import { misconfigured } from "./security/misconfigured-response";

/** Local tools such as the seed run long statements. */
function requestEnv(request: Request, env: Env): Env {
  return new URL(request.url).pathname.startsWith("/dev") ? env : guardEnv(env);
}

interface Handlers<Message> {
  fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response>;
  queue(batch: MessageBatch<Message>, env: Env): Promise<void>;
  scheduled(controller: ScheduledController, env: Env): Promise<void>;
}

/**
 * Handlers run with a parsed configuration only: a broken one is a 503, and queue and schedule throw. Each run has an id that
 * its log lines and error reports carry.
 */
export function checkedHandlers<Message>(handlers: Handlers<Message>) {
  return {
    fetch(request, bindings, ctx) {
      const configuration = readEnv(bindings);
      if (!configuration.ok)
        return secureMachine(handleMisconfigured(request) ?? misconfigured(request), request);
      const env = requestEnv(request, configuration.env);
      return observeRequest(request, env, ctx, () => handlers.fetch(request, env, ctx));
    },
    async queue(batch, bindings, ctx) {
      const env = requireEnv(bindings);
      const context = contextOf(env, newId(), `queue:${batch.queue}`, (work) => ctx.waitUntil(work));
      await runInContext(context, () => handlers.queue(batch, env));
    },
    async scheduled(controller, bindings, ctx) {
      const env = requireEnv(bindings);
      const context = contextOf(env, newId(), "schedule", (work) => ctx.waitUntil(work));
      await runInContext(context, () => handlers.scheduled(controller, env));
    },
  } satisfies ExportedHandler<object, Message>;
}
