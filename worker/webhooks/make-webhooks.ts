import type { Deps } from "../platform/deps";
import { senderPorts } from "./deliver";
import type { SenderPorts } from "./deliver";
import { makeDeliveryLog } from "./delivery-log";
import { makeEndpoints } from "./endpoints";
import type { WebhookService } from "./webhook-service";

export function makeWebhooks(deps: Deps, ports: SenderPorts = senderPorts(deps.now)): WebhookService {
  return { ...makeEndpoints(deps), ...makeDeliveryLog(deps, ports) };
}
