import { Link, data } from "react-router";
import { ConsolePage } from "#app/ui/console-page";
import { readResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { Notice } from "#app/ui/notice";
import { Table, Td, Th } from "#app/ui/table";
import { ViewerWhen } from "#app/ui/when";
import { requireMember } from "#app/guards";
import { readForm } from "#app/read-form";
import { EndpointForm } from "#app/parts/webhook/endpoint-form";
import { endpointState } from "#app/parts/webhook/endpoint-state";
import { readEndpointForm } from "#app/parts/webhook/read-endpoint-form";
import { SecretNotice } from "#app/parts/webhook/secret-notice";
import { receiverProblemText } from "#app/parts/webhook/receiver-problem";
import { m } from "#i18n/paraglide/messages";
import { servicesContext } from "#worker/router-context";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const endpoints = await context.get(servicesContext).webhooks.listEndpoints(membership.organizationId);
  return {
    endpoints,
    name: membership.organizationName,
    mayChange: membership.role === "owner" && !membership.isReadOnly,
    result: readResult(new URL(request.url).searchParams, ["deleted"]),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization, ["owner"]);
  const values = readEndpointForm(await readForm(request));
  const made = await context.get(servicesContext).webhooks.createEndpoint(membership.organizationId, values);
  if (made.ok) return data({ made: { ...made.value, url: values.url } });
  const problem = made.reason === "too_many" ? m.webhooks_too_many() : receiverProblemText(made.reason);
  return data({ problem, values }, { status: 400 });
}

export const meta: Route.MetaFunction = () => [{ title: `${m.webhooks_title()} · ${m.common_brand()}` }];

export default function Webhooks({
  loaderData: { endpoints, name, mayChange, result },
  actionData,
}: Route.ComponentProps) {
  const made = actionData && "made" in actionData ? actionData.made : null;
  const refused = actionData && "problem" in actionData ? actionData : null;
  return (
    <ConsolePage title={m.webhooks_title()} second={name}>
      <p className="type-body measure mb-8 text-ink-2">{m.webhooks_intro()}</p>
      {made ? <SecretNotice secret={made.secret} endpoint={made.id} /> : null}
      {actionData ? null : <FlashNotice result={result} texts={{ deleted: m.webhooks_done_deleted }} />}
      {endpoints.length === 0 ? (
        <Notice title={m.webhooks_empty_title()}>
          {mayChange ? m.webhooks_empty_text() : m.webhooks_owner_only()}
        </Notice>
      ) : (
        <Table
          lines
          label={m.webhooks_table_label()}
          head={
            <>
              <Th>{m.webhooks_column_url()}</Th>
              <Th>{m.webhooks_column_state()}</Th>
              <Th className="max-md:hidden">{m.webhooks_column_since()}</Th>
              <Th numeric>{m.webhooks_column_topics()}</Th>
              <Th numeric>{m.webhooks_column_waiting()}</Th>
            </>
          }
        >
          {endpoints.map((endpoint) => (
            <tr key={endpoint.id}>
              <Td strong line="lead" className="break-all">
                <Link to={endpoint.id} className="hover:underline">
                  {endpoint.url}
                </Link>
                {endpoint.description ? (
                  <span className="block font-normal text-ink-2">{endpoint.description}</span>
                ) : null}
              </Td>
              <Td className="whitespace-nowrap">{endpointState(endpoint)}</Td>
              <Td className="whitespace-nowrap max-md:hidden">
                <ViewerWhen at={endpoint.createdAt} style="date" year />
              </Td>
              <Td numeric word={m.webhooks_column_topics()}>
                {endpoint.topics.length === 0 ? m.webhooks_topics_all() : endpoint.topics.length}
              </Td>
              <Td numeric word={m.webhooks_column_waiting()}>
                {endpoint.waiting}
              </Td>
            </tr>
          ))}
        </Table>
      )}
      {mayChange ? (
        <EndpointForm
          // Emptied after an endpoint was made.
          key={made?.id ?? "new"}
          heading={m.webhooks_new()}
          submit={m.webhooks_create()}
          values={refused?.values ?? { url: "", description: "", topics: [] }}
          problem={refused?.problem ?? null}
        />
      ) : endpoints.length > 0 ? (
        <Notice className="mt-10" title={m.webhooks_owner_only()} />
      ) : null}
    </ConsolePage>
  );
}
