import type { WebhookEndpoint } from "#worker/webhooks/webhook-service";
import { m } from "#i18n/paraglide/messages";

export function endpointState({
  state,
  disabledReason,
  failingSince,
}: Pick<WebhookEndpoint, "state" | "disabledReason" | "failingSince">): string {
  if (state === "disabled")
    return disabledReason === "by_hand" ? m.webhooks_state_off() : m.webhooks_state_stopped();
  return failingSince === null ? m.webhooks_state_on() : m.webhooks_state_failing();
}
