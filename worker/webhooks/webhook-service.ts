import type { Outcome } from "#domain/core/outcome";
import type { ReceiverUrlProblem } from "#domain/webhook/receiver-url";
import type { AttemptProblem } from "./receiver";

/** Webhooks of one organization. Types only: the app's type check reads this file too. */
export interface WebhookService {
  /** Newest first. */
  listEndpoints(organizationId: string): Promise<readonly WebhookEndpoint[]>;
  findEndpoint(organizationId: string, endpointId: string): Promise<WebhookEndpoint | null>;
  /** The secret is shown once. */
  createEndpoint(
    organizationId: string,
    request: EndpointRequest,
  ): Promise<Outcome<{ readonly id: string; readonly secret: string }, ReceiverUrlProblem | "too_many">>;
  changeEndpoint(
    organizationId: string,
    endpointId: string,
    request: EndpointRequest,
  ): Promise<Outcome<true, ReceiverUrlProblem | "not_found">>;
  /** While disabled nothing is sent, and what happens is not recorded for it. */
  setEnabled(
    organizationId: string,
    endpointId: string,
    enabled: boolean,
  ): Promise<Outcome<true, "not_found">>;
  /** The former secret signs as well for a day. */
  rotateSecret(
    organizationId: string,
    endpointId: string,
  ): Promise<Outcome<{ readonly secret: string }, "not_found">>;
  deleteEndpoint(organizationId: string, endpointId: string): Promise<Outcome<true, "not_found">>;
  /** Sends a message of the topic `webhook.test` at once. */
  sendTest(organizationId: string, endpointId: string): Promise<SentOutcome>;
  /** Newest first, at most 50; `before` is the last one's time. */
  listDeliveries(
    organizationId: string,
    endpointId: string,
    before?: number | null,
  ): Promise<readonly WebhookDelivery[]>;
  /** Sends a message again at once, with the same id; a failure starts three new days of retries. */
  replay(organizationId: string, endpointId: string, messageId: string): Promise<SentOutcome>;
}

export type SentOutcome = Outcome<
  { readonly problem: AttemptProblem | null; readonly status: number | null },
  "not_found" | "disabled" | "too_many_requests"
>;

export interface EndpointRequest {
  readonly url: string;
  readonly description: string;
  /** Empty: all topics. */
  readonly topics: readonly string[];
}

export interface WebhookEndpoint extends EndpointRequest {
  readonly id: string;
  readonly state: "active" | "disabled";
  readonly disabledReason: "by_hand" | "failing" | "gone" | null;
  readonly failingSince: number | null;
  /** The former secret signs until then; null without one. */
  readonly previousSecretUntil: number | null;
  readonly createdAt: number;
  readonly waiting: number;
  readonly exhausted: number;
}

export interface WebhookDelivery {
  readonly messageId: string;
  readonly topic: string;
  readonly since: number;
  readonly state: "waiting" | "delivered" | "exhausted";
  /** Of the next attempt while waiting. */
  readonly nextAt: number;
  /** The request's body. */
  readonly body: string;
  /** Newest first. */
  readonly attempts: readonly WebhookAttempt[];
}

export interface WebhookAttempt {
  readonly at: number;
  readonly tookMs: number;
  readonly status: number | null;
  readonly problem: AttemptProblem | null;
  readonly response: string;
}
