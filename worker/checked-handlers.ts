import { type Env, readEnv, requireEnv } from "./platform/env";
import { secureMachine } from "./security/headers";
import { misconfigured } from "./security/refusals";

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
        ? handlers.fetch(request, configuration.env, ctx)
        : secureMachine(misconfigured(request), request);
    },
    queue: (batch, bindings) => handlers.queue(batch, requireEnv(bindings)),
    scheduled: (controller, bindings) => handlers.scheduled(controller, requireEnv(bindings)),
  } satisfies ExportedHandler<object, Message>;
}
