import { type Env, readEnv, requireEnv } from "./platform/env";
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

/** Handlers run with a parsed configuration only: a broken one is a 503, and queue and schedule throw. */
export function checkedHandlers<Message>(handlers: Handlers<Message>) {
  return {
    fetch(request, bindings, ctx) {
      const configuration = readEnv(bindings);
      return configuration.ok
        ? handlers.fetch(request, requestEnv(request, configuration.env), ctx)
        : secureMachine(misconfigured(request), request);
    },
    queue: (batch, bindings) => handlers.queue(batch, requireEnv(bindings)),
    scheduled: (controller, bindings) => handlers.scheduled(controller, requireEnv(bindings)),
  } satisfies ExportedHandler<object, Message>;
}
