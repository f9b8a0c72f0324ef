import { EventDurableObject } from "#durable/event-durable-object";
import { writeProjections } from "./db/projection";
import { readSocketRights } from "./sockets/socket-rights";
import type { Env } from "./platform/env";

/** The event's Durable Object with its queue and read models. wrangler.toml and the Agents SDK find it by this name. */
export class EventAgent extends EventDurableObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, {
      sendEffects: env.EFFECT_QUEUE
        ? async (effects) => {
            await env.EFFECT_QUEUE.sendBatch(effects.map((body) => ({ body })));
          }
        : null,
      readSocketRights: env.DB ? (sessionIds) => readSocketRights(env, ctx.id.name ?? "", sessionIds) : null,
      writeProjections: env.DB ? (projections) => writeProjections(env.DB, projections) : null,
    });
  }
}
