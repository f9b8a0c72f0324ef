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
import { logError } from "./platform/log";
import { queueMessages } from "./platform/metrics";
import { currentContext, runInContext } from "./platform/request-context";
import { systemClock } from "./platform/clock";

/** Performs effects at least once each; every performer reports the result to the event's object, whose outbox deletes it. */
export async function handleQueue(
  batch: MessageBatch<Effect | RatingRequest | OnlineLinkRequest | SandboxDelivery>,
  env: Env,
): Promise<void> {
  const now = systemClock;
  if (batch.queue === SANDBOX_QUEUE_NAME)
    return deliverSandbox(batch as MessageBatch<SandboxDelivery>, env, now);
  await performEffects(batch as MessageBatch<Effect | RatingRequest | OnlineLinkRequest>, env, now);
}

async function performEffects(
  batch: MessageBatch<Effect | RatingRequest | OnlineLinkRequest>,
  env: Env,
  now: () => number,
): Promise<void> {
  for (const message of batch.messages)
    await runInMessageContext(batch.queue, message, () => performEffect(message, batch.queue, env, now));
}

/** Log lines of a message carry its id. */
function runInMessageContext<Result>(queue: string, { id }: Message, work: () => Result): Result {
  const reportError = currentContext()?.reportError ?? null;
  return runInContext({ requestId: id, source: `queue:${queue}`, reportError }, work);
}

async function performEffect(
  message: Message<Effect | RatingRequest | OnlineLinkRequest>,
  queue: string,
  env: Env,
  now: () => number,
): Promise<void> {
  let outcome = "ok";
  try {
    if (message.body.kind === "mail") await performBookingMail(message.body, env);
    else if (message.body.kind === "ask_rating") await sendRatingRequest(message.body, env, now());
    else if (message.body.kind === "online_link") await sendOnlineLink(message.body, env, now());
    else if (message.body.kind === "notice") await performNotice(message.body, env);
    else await performPayment(message.body, env, now);
    message.ack();
  } catch (problem) {
    outcome = "failed";
    logError("effect failed", { key: message.body.key, kind: message.body.kind }, problem);
    message.retry();
  }
  queueMessages.add([queue, message.body.kind, outcome]);
}
