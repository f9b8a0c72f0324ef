import { data, redirect } from "react-router";
import { TOO_MANY } from "#domain/core/rate-limit";
import { Button, ButtonLink } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { readResult, withResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { RefusalNotice } from "#app/ui/refusal-notice";
import { Notice } from "#app/ui/notice";
import { SectionHeading } from "#app/ui/section-heading";
import { notFound, requireMember } from "#app/guards";
import { readForm } from "#app/read-form";
import { EndpointForm } from "#app/parts/webhook/endpoint-form";
import { endpointState } from "#app/parts/webhook/endpoint-state";
import { readEndpointForm } from "#app/parts/webhook/read-endpoint-form";
import { receiverProblemText } from "#app/parts/webhook/receiver-problem";
import { SecretNotice } from "#app/parts/webhook/secret-notice";
import { m } from "#i18n/paraglide/messages";
import { servicesContext } from "#worker/router-context";
import type { SentOutcome } from "#worker/webhooks/webhook-service";
import { attemptWords } from "./attempt-words";
import { DeliveryTable } from "./delivery-table";
import { EndpointControls } from "./endpoint-controls";
import type { Route } from "./+types/route";
import { ChangeForm } from "#app/ui/change-form";

const PAGE = 50;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const { webhooks } = context.get(servicesContext);
  const search = new URL(request.url).searchParams;
  const before = Number(search.get("before")) || null;
  const [endpoint, deliveries] = await Promise.all([
    webhooks.findEndpoint(membership.organizationId, params.endpointId),
    webhooks.listDeliveries(membership.organizationId, params.endpointId, before),
  ]);
  if (!endpoint) throw notFound();
  return {
    endpoint,
    deliveries,
    older: deliveries.length === PAGE ? (deliveries.at(-1)?.since ?? null) : null,
    mayChange: membership.role === "owner" && !membership.isReadOnly,
    result: readResult(search, ["saved", "on", "off"]),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization, ["owner"]);
  const { webhooks } = context.get(servicesContext);
  const { organizationId } = membership;
  const id = params.endpointId;
  const list = `/organizations/${params.organization}/webhooks`;
  const form = await readForm(request);
  switch (form.get("intent")) {
    case "save": {
      const values = readEndpointForm(form);
      const changed = await webhooks.changeEndpoint(organizationId, id, values);
      if (changed.ok) throw redirect(withResult(`${list}/${id}`, "saved"));
      if (changed.reason === "not_found") throw notFound();
      return data({ problem: receiverProblemText(changed.reason), values }, { status: 400 });
    }
    case "on":
    case "off": {
      const changed = await webhooks.setEnabled(organizationId, id, form.get("intent") === "on");
      if (!changed.ok) throw notFound();
      throw redirect(withResult(`${list}/${id}`, String(form.get("intent"))));
    }
    case "rotate": {
      const rotated = await webhooks.rotateSecret(organizationId, id);
      if (!rotated.ok) throw notFound();
      return data({ secret: rotated.value.secret });
    }
    case "delete": {
      const deleted = await webhooks.deleteEndpoint(organizationId, id);
      if (!deleted.ok) throw notFound();
      throw redirect(withResult(list, "deleted"));
    }
    case "test":
      return sentResult(await webhooks.sendTest(organizationId, id));
    case "replay":
      return sentResult(await webhooks.replay(organizationId, id, String(form.get("messageId") ?? "")));
    default:
      throw data(null, { status: 400 });
  }
}

/** A receiver that refuses is a result, not an error of this page. */
function sentResult(sent: SentOutcome) {
  if (sent.ok) return data({ sent: sent.value });
  if (sent.reason === "not_found") throw notFound();
  return sent.reason === "disabled"
    ? data({ refused: m.webhooks_send_off() }, { status: 409 })
    : data({ refused: m.people_too_many() }, TOO_MANY);
}

export function meta({ loaderData }: Route.MetaArgs) {
  const host = loaderData ? new URL(loaderData.endpoint.url).host : "";
  return [{ title: `${host} · ${m.webhooks_title()}` }];
}

export default function Webhook({ loaderData, actionData, params }: Route.ComponentProps) {
  const { endpoint, deliveries, older, mayChange, result } = loaderData;
  const isOn = endpoint.state === "active";
  const refused = actionData && "values" in actionData ? actionData : null;
  return (
    <ConsolePage
      title={<span className="break-all">{new URL(endpoint.url).host}</span>}
      second={
        <>
          <span className="break-all">{endpoint.url}</span> · {endpointState(endpoint)}
        </>
      }
      actions={
        mayChange && isOn ? (
          <ChangeForm>
            <Button size="console" variant="second" name="intent" value="test">
              {m.webhooks_test()}
            </Button>
          </ChangeForm>
        ) : null
      }
    >
      <ActionResult actionData={actionData} />
      {actionData ? null : <FlashNotice result={result} texts={resultTexts} />}
      {isOn ? null : <DisabledNotice reason={endpoint.disabledReason} />}
      <SectionHeading>{m.webhooks_log()}</SectionHeading>
      {deliveries.length === 0 ? (
        <p className="type-body text-ink-2">{m.webhooks_log_empty()}</p>
      ) : (
        <DeliveryTable deliveries={deliveries} mayReplay={mayChange && isOn} />
      )}
      {older === null ? null : (
        <ButtonLink variant="word" className="mt-5" to={`?before=${older}`}>
          {m.webhooks_older()}
        </ButtonLink>
      )}
      {mayChange ? (
        <>
          <EndpointForm
            key={params.endpointId}
            heading={m.webhooks_settings()}
            submit={m.webhooks_save()}
            values={refused?.values ?? endpoint}
            problem={refused?.problem ?? null}
          />
          <EndpointControls endpoint={endpoint} />
        </>
      ) : (
        <Notice className="mt-10" title={m.webhooks_owner_only()} />
      )}
    </ConsolePage>
  );
}

function ActionResult({ actionData }: { actionData: Route.ComponentProps["actionData"] }) {
  if (!actionData) return null;
  if ("secret" in actionData) return <SecretNotice secret={actionData.secret} endpoint={null} />;
  if ("refused" in actionData) return <RefusalNotice className="mb-6" title={actionData.refused} />;
  if (!("sent" in actionData)) return null;
  const { sent } = actionData;
  return sent.problem === null ? (
    <div role="status" className="mb-6">
      <Notice title={m.webhooks_sent({ status: sent.status ?? 0 })} />
    </div>
  ) : (
    <Notice tone="warn" className="mb-6" title={m.webhooks_not_sent()}>
      {attemptWords(sent)}
    </Notice>
  );
}

function DisabledNotice({ reason }: { reason: "by_hand" | "failing" | "gone" | null }) {
  const text = {
    failing: m.webhooks_off_failing,
    gone: m.webhooks_off_gone,
    by_hand: m.webhooks_off_by_hand,
  };
  return (
    <Notice tone={reason === "by_hand" ? "plain" : "warn"} className="mb-8" title={m.webhooks_off_title()}>
      {text[reason ?? "by_hand"]()}
    </Notice>
  );
}

const resultTexts = {
  saved: m.webhooks_done_saved,
  on: m.webhooks_done_on,
  off: m.webhooks_done_off,
} as const;
