import { EventDurableObject } from "#durable/event-durable-object";
import { writeProjections } from "./db/projection";
import { requireEventEnv } from "./platform/env";
import { readSocketRights } from "./sockets/socket-rights";

/** The event's Durable Object with its queue and read models. wrangler.toml and the Agents SDK find it by this name. */
export class EventAgent extends EventDurableObject {
  /** @throws if a variable or secret of the object is broken */
  constructor(ctx: DurableObjectState, bindings: Cloudflare.Env) {
    const { DB, EFFECT_QUEUE, KEY_WRAPPING_SECRET, SEAT_MESSAGES_PER_SECOND } = requireEventEnv(bindings);
    super(
      ctx,
      bindings,
      { wrappingSecret: KEY_WRAPPING_SECRET, seatMessagesPerSecond: SEAT_MESSAGES_PER_SECOND },
      {
        sendEffects: EFFECT_QUEUE
          ? async (effects) => {
              await EFFECT_QUEUE.sendBatch(effects.map((body) => ({ body })));
            }
          : null,
        readSocketRights: DB ? (sessionIds) => readSocketRights({ DB }, ctx.id.name ?? "", sessionIds) : null,
        writeProjections: DB ? (projections) => writeProjections(DB, projections) : null,
      },
    );
  }
}
