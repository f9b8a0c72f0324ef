import { createMessageBatch, env as bindings, runInDurableObject } from "cloudflare:test";
import type { Effect } from "#domain/sale/effect";
import { handleQueue } from "#worker/queue";
import { env } from "./visit";

/** Delivers the matching effects of the object's outbox through the queue handler, `times` times. */
export async function perform(
  eventId: string,
  pattern: RegExp,
  times = 1,
  deployment = env,
): Promise<Effect[]> {
  const stub = bindings.EVENT.get(bindings.EVENT.idFromName(eventId));
  const effects = await runInDurableObject(stub, (_, { storage }) =>
    storage.sql
      .exec<{ effect: string | null }>("select effect from outbox")
      .toArray()
      .flatMap((row) => (row.effect ? [JSON.parse(row.effect) as Effect] : [])),
  );
  const wanted = effects.filter(({ key }) => pattern.test(key));
  for (let round = 0; round < times; round++)
    await handleQueue(
      createMessageBatch(
        "stagedoor-effects",
        wanted.map((body) => ({ id: `${body.key}:${round}`, timestamp: new Date(), attempts: 1, body })),
      ),
      deployment,
    );
  return wanted;
}
