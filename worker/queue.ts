import type { Effect } from "#domain/sale/effect";
import type { Env } from "./platform/env";
import { performBookingMail } from "./mail/booking-mail";
import { performNotice } from "./mail/event-notice";
import { performPayment } from "./payments/payment-effects";
import { sendOnlineLink } from "./mail/online-links";
import type { OnlineLinkRequest, RatingRequest, WebhooksDue } from "./platform/queue-messages";
import { deliverDue, senderPorts } from "./webhooks/deliver";
import { recordIncident } from "./webhooks/event-facts";
import { sendRatingRequest } from "./ratings/rating-requests";
import { SANDBOX_QUEUE_NAME, deliverSandbox } from "./payments/sandbox-delivery";
import type { SandboxDelivery } from "./platform/queue-messages";
import { logError } from "./platform/log";
import { queueMessages } from "./platform/metrics";
import { currentContext, runInContext } from "./platform/request-context";
import { systemClock } from "./platform/clock";

type EffectMessage = Effect | RatingRequest | OnlineLinkRequest | WebhooksDue;

/** Performs effects at least once each; every performer reports the result to the event's object, whose outbox deletes it. */
export async function handleQueue(
  batch: MessageBatch<EffectMessage | SandboxDelivery>,
  env: Env,
): Promise<void> {
  const now = systemClock;
  if (batch.queue === SANDBOX_QUEUE_NAME)
    return deliverSandbox(batch as MessageBatch<SandboxDelivery>, env, now);
  await performEffects(batch as MessageBatch<EffectMessage>, env, now);
}

async function performEffects(
  batch: MessageBatch<EffectMessage>,
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
  message: Message<EffectMessage>,
  queue: string,
  env: Env,
  now: () => number,
): Promise<void> {
  let outcome = "ok";
  try {
    if (message.body.kind === "mail") await performBookingMail(message.body, env);
    else if (message.body.kind === "ask_rating") await sendRatingRequest(message.body, env, now());
    else if (message.body.kind === "online_link") await sendOnlineLink(message.body, env, now());
    else if (message.body.kind === "webhooks_due") await deliverDue(env, senderPorts(now));
    else if (message.body.kind === "notice") await performOrganizerNotice(message.body, env, now());
    else await performPayment(message.body, env, now);
    message.ack();
  } catch (problem) {
    outcome = "failed";
    logError("effect failed", { key: message.body.key, kind: message.body.kind }, problem);
    message.retry();
  }
  queueMessages.add([queue, message.body.kind, outcome]);
}

/** Recorded for receivers first: the notice reports the effect as done. */
async function performOrganizerNotice(
  effect: Extract<Effect, { kind: "notice" }>,
  env: Env,
  now: number,
): Promise<void> {
  if (effect.notice === "incident") await recordIncident(env, effect, now);
  await performNotice(effect, env);
}
