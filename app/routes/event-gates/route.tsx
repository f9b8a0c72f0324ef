import { data, useFetcher } from "react-router";
import { ConsolePage } from "#app/ui/console-page";
import { Notice } from "#app/ui/notice";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { handleGatesForm } from "./action";
import { DeviceTable } from "./device-table";
import { GateTable } from "./gate-table";
import type { GatesData, GatesResult } from "./gates-result";
import { KeyTable } from "./key-table";
import { ListTable } from "./list-table";
import { PairingPanel } from "./pairing-panel";
import { useRefresh } from "./use-refresh";
import type { Route } from "./+types/route";
import { RefusalNotice } from "#app/ui/refusal-notice";

export async function loader({ context, request, params }: Route.LoaderArgs): Promise<GatesData> {
  const { membership } = requireMember(context, request, params.organization, [
    "owner",
    "organizer",
    "staff",
  ]);
  const { gates } = context.get(servicesContext);
  const eventId = params.eventId ?? "";
  const pairingId = new URL(request.url).searchParams.get("pairing");
  const mayChange = membership.role !== "staff" && !membership.isReadOnly;
  const [view, pairing, keys] = await Promise.all([
    gates.findGates(membership.organizationId, eventId),
    pairingId ? gates.findPairing(membership.organizationId, eventId, pairingId) : null,
    mayChange ? gates.listKeys(membership.organizationId, eventId) : [],
  ]);
  if (!view) throw notFound();
  return { view, pairing, mayChange, keys, now: Date.now() };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization, [
    "owner",
    "organizer",
    "staff",
  ]);
  const { gates } = context.get(servicesContext);
  const result = await handleGatesForm(await readForm(request), {
    gates,
    organizationId: membership.organizationId,
    eventId: params.eventId ?? "",
    mayChange: membership.role !== "staff",
  });
  if (result === null) throw notFound();
  return data(result, { status: "problem" in result ? 400 : 200 });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${m.gates_title()} · ${loaderData?.view.event.title ?? ""}` }];
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  const { view, mayChange, keys, now } = loaderData;
  // A key of its own: the QR code stays while another gate is edited.
  const pairing = useFetcher<GatesResult>({ key: "pairing" });
  useRefresh();
  const published = view.event.state === "published";
  const closed = view.event.state === "cancelled" || view.event.state === "completed";
  // Without JavaScript the pairing form posts to the page itself. An open panel hides no other form's result.
  const results = [actionData, pairing.data].filter((each) => each !== undefined);
  const problem = results.find((each) => "problem" in each);
  const done = results.find((each) => "text" in each);
  const opened = results.findLast((each) => "pairing" in each);
  return (
    <ConsolePage title={m.gates_title()} second={`${view.event.title}. ${m.gates_second()}`}>
      {published ? null : (
        <Notice tone="plain" title={closed ? m.gates_closed() : m.gates_unpublished()} className="mb-6" />
      )}
      {problem ? <RefusalNotice of={problem} title={problem.problem} className="mb-6" /> : null}
      {done ? <Notice title={done.text} className="mb-6" /> : null}
      {opened ? (
        <PairingPanel
          key={opened.pairing.pairingId}
          pairing={opened.pairing}
          gateName={view.gates.find(({ id }) => id === opened.pairing.gateId)?.name ?? ""}
          fetcher={pairing}
          now={opened.now}
        />
      ) : null}
      {view.event.isOnline && view.devices.length === 0 ? (
        <Notice title={m.gates_online_title()}>{m.gates_online_text()}</Notice>
      ) : (
        <>
          <ListTable view={view} canEdit={mayChange && !closed} />
          <GateTable view={view} mayChange={mayChange} published={published} pairing={pairing} />
          <DeviceTable view={view} mayChange={mayChange} now={now} />
        </>
      )}
      <KeyTable keys={keys} timeZone={view.event.timeZone} />
    </ConsolePage>
  );
}
