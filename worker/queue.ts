import type { Effect } from "#domain/effect";
import type { Env } from "./env";
import { performBookingMail } from "./mail/booking-mail";
import { performMoney } from "./payments/effects";

/** Performs effects, at least once each; whoever performs one reports to the event's object, which then forgets it. */
export async function handleQueue(batch: MessageBatch<Effect>, env: Env): Promise<void> {
  for (const message of batch.messages) {
    try {
      if (message.body.kind === "mail") await performBookingMail(message.body, env);
      else await performMoney(message.body, env);
      message.ack();
    } catch (problem) {
      console.error("effect failed", message.body.key, problem);
      message.retry();
    }
  }
}
