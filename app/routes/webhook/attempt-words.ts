import type { WebhookAttempt } from "#worker/webhooks/webhook-service";
import { m } from "#i18n/paraglide/messages";

/** The result of one request: the response's status, or the reason without one. */
export function attemptWords({ status, problem }: Pick<WebhookAttempt, "status" | "problem">): string {
  if (problem === null) return m.webhooks_attempt_ok({ status: status ?? 0 });
  if (problem === "status") return m.webhooks_attempt_status({ status: status ?? 0 });
  return texts[problem]();
}

const texts: Readonly<Record<Exclude<NonNullable<WebhookAttempt["problem"]>, "status">, () => string>> = {
  url_refused: m.webhooks_attempt_url,
  name_unknown: m.webhooks_attempt_name,
  dns_unavailable: m.webhooks_attempt_dns,
  address_refused: m.webhooks_attempt_address,
  redirect: m.webhooks_attempt_redirect,
  gone: m.webhooks_attempt_gone,
  timeout: m.webhooks_attempt_timeout,
  unreachable: m.webhooks_attempt_unreachable,
};
