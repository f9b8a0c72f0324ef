import type { Effect } from "#domain/sale/effect";
import type { Env } from "./platform/env";
import { performBookingMail } from "./mail/booking-mail";
import { performNotice } from "./mail/event-notice";
import { performPayment } from "./payments/payment-effects";
import { sendOnlineLink } from "./mail/online-links";
import type { OnlineLinkRequest, RatingRequest } from "./platform/queue-messages";
import { sendRatingRequest } from "./ratings/rating-requests";
import { SANDBOX_QUEUE_NAME, deliverSandbox } from "./payments/sandbox-delivery";
import type { SandboxDelivery } from "./platform/queue-messages";

/** Performs effects at least once each; every performer reports the result to the event's object, whose outbox deletes it. */
export async function handleQueue(
  batch: MessageBatch<Effect | RatingRequest | OnlineLinkRequest | SandboxDelivery>,
  env: Env,
): Promise<void> {
  const now = () => Date.now();
  if (batch.queue === SANDBOX_QUEUE_NAME)
    return deliverSandbox(batch as MessageBatch<SandboxDelivery>, env, now);
  await performEffects(batch as MessageBatch<Effect | RatingRequest | OnlineLinkRequest>, env, now);
}

async function performEffects(
  batch: MessageBatch<Effect | RatingRequest | OnlineLinkRequest>,
  env: Env,
  now: () => number,
): Promise<void> {
  for (const message of batch.messages) {
    try {
      if (message.body.kind === "mail") await performBookingMail(message.body, env);
      else if (message.body.kind === "ask_rating") await sendRatingRequest(message.body, env, now());
      else if (message.body.kind === "online_link") await sendOnlineLink(message.body, env, now());
      else if (message.body.kind === "notice") await performNotice(message.body, env);
      else await performPayment(message.body, env, now);
      message.ack();
    } catch (problem) {
      console.error("effect failed", message.body.key, problem);
      message.retry();
    }
  }
}
