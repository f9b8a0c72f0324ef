import type { WebhookDelivery } from "#worker/webhooks/webhook-service";
import { Button } from "#app/ui/button";
import { HiddenTh } from "#app/ui/hidden-head";
import { Table, Td, Th } from "#app/ui/table";
import { ViewerWhen } from "#app/ui/when";
import { topicLabel } from "#app/parts/webhook/topic-labels";
import { m } from "#i18n/paraglide/messages";
import { attemptWords } from "./attempt-words";
import { ChangeForm } from "#app/ui/change-form";

/** Messages with their requests and responses, newest first. */
export function DeliveryTable({
  deliveries,
  mayReplay,
}: {
  deliveries: readonly WebhookDelivery[];
  mayReplay: boolean;
}) {
  return (
    <Table
      lines
      label={m.webhooks_log()}
      head={
        <>
          <Th>{m.webhooks_log_message()}</Th>
          <Th>{m.webhooks_log_at()}</Th>
          <Th>{m.webhooks_log_result()}</Th>
          <HiddenTh label={m.webhooks_log_actions()} />
        </>
      }
    >
      {deliveries.map((delivery) => (
        <tr key={delivery.messageId}>
          <Td line="lead" className="align-top!">
            <strong className="font-semibold">{topicLabel(delivery.topic)}</strong>
            <Details delivery={delivery} />
          </Td>
          <Td className="align-top! whitespace-nowrap">
            <ViewerWhen at={delivery.since} style="datetime" clock24 />
          </Td>
          <Td className="align-top!">
            <Result delivery={delivery} />
          </Td>
          <Td numeric line="end" className="align-top!">
            {mayReplay ? (
              <ChangeForm preventScrollReset>
                <input type="hidden" name="messageId" value={delivery.messageId} />
                <Button variant="word" className="type-second!" name="intent" value="replay">
                  {m.webhooks_replay()}
                </Button>
              </ChangeForm>
            ) : null}
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Result({ delivery: { state, attempts, nextAt } }: { delivery: WebhookDelivery }) {
  const last = attempts[0];
  return (
    <>
      {last ? attemptWords(last) : m.webhooks_log_not_sent()}
      {state === "waiting" && last ? (
        <span className="block text-ink-2">
          {m.webhooks_log_again()} <ViewerWhen at={nextAt} style="datetime" clock24 />
        </span>
      ) : null}
      {state === "exhausted" ? (
        <span className="block text-ink-2">{m.webhooks_log_exhausted({ count: attempts.length })}</span>
      ) : null}
    </>
  );
}

function Details({ delivery: { messageId, body, attempts } }: { delivery: WebhookDelivery }) {
  return (
    <details className="mt-1">
      <summary className="word inline-block cursor-pointer text-ink-2">
        {m.webhooks_log_details({ count: attempts.length })}
      </summary>
      <p className="mt-2 text-ink-2">{m.webhooks_log_request()}</p>
      <p className="font-mono break-all">webhook-id: {messageId}</p>
      <pre className="mt-1 max-h-80 max-w-[40rem] overflow-auto rounded-control bg-sunk p-3 font-mono whitespace-pre-wrap break-all">
        {indented(body)}
      </pre>
      <ol className="mt-3 flex flex-col gap-2">
        {attempts.map((attempt) => (
          <li key={attempt.at}>
            <ViewerWhen at={attempt.at} style="datetime" clock24 /> · {attemptWords(attempt)} ·{" "}
            <span className="tnum">{attempt.tookMs} ms</span>
            {attempt.response ? (
              <pre className="mt-1 max-h-40 max-w-[40rem] overflow-auto rounded-control bg-sunk p-3 font-mono whitespace-pre-wrap break-all">
                {attempt.response}
              </pre>
            ) : null}
          </li>
        ))}
      </ol>
    </details>
  );
}

function indented(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2);
}
