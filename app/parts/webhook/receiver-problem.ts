import type { ReceiverUrlProblem } from "#domain/webhook/receiver-url";
import { m } from "#i18n/paraglide/messages";

/** Why an address cannot receive webhooks, and what to write instead. */
export function receiverProblemText(problem: ReceiverUrlProblem): string {
  return texts[problem]();
}

const texts: Readonly<Record<ReceiverUrlProblem, () => string>> = {
  no_url: m.webhooks_url_no_url,
  not_https: m.webhooks_url_not_https,
  credentials: m.webhooks_url_credentials,
  address: m.webhooks_url_address,
  private_host: m.webhooks_url_private,
  port: m.webhooks_url_port,
  own_host: m.webhooks_url_own,
};
