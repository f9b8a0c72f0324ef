import { EventDurableObject } from "#durable/event-durable-object";
import { guardDatabase } from "./db/guarded-database";
import { writeProjections } from "./db/projection";
import { hasBotCheck, requireEventEnv } from "./platform/env";
import { systemClock } from "./platform/clock";
import { recordBookingFacts } from "./webhooks/record-facts";
import { readSocketRights } from "./sockets/socket-rights";

/** A projection that waits longer is retried; without a deadline one lost call would stop the outbox. */
const DEADLINE_MS = 15_000;

/** The event's Durable Object with its queue and read models. wrangler.toml and the Agents SDK find it by this name. */
export class EventAgent extends EventDurableObject {
  /** @throws if a variable or secret of the object is broken */
  constructor(ctx: DurableObjectState, bindings: Cloudflare.Env) {
    const settings = requireEventEnv(bindings);
    const { DB, LOCAL, EFFECT_QUEUE } = settings;
    const db = DB ? guardDatabase(DB, DEADLINE_MS, null, LOCAL === "1") : null;
    super(
      ctx,
      bindings,
      {
        wrappingSecret: settings.KEY_WRAPPING_SECRET,
        seatMessagesPerSecond: settings.SEAT_MESSAGES_PER_SECOND,
        botCheck: hasBotCheck(settings),
      },
      {
        sendEffects: EFFECT_QUEUE
          ? async (effects) => {
              await EFFECT_QUEUE.sendBatch(effects.map((body) => ({ body })));
            }
          : null,
        readSocketRights: db
          ? (sessionIds) => readSocketRights({ DB: db }, ctx.id.name ?? "", sessionIds)
          : null,
        writeProjections: db
          ? async (projections) => {
              await writeProjections(db, projections);
              await recordBookingFacts(db, EFFECT_QUEUE ?? null, projections, systemClock());
            }
          : null,
      },
    );
  }
}
