import { data, useFetcher } from "react-router";
import { ConsolePage } from "#app/ui/console-page";
import { Notice } from "#app/ui/notice";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { actOnGates } from "./action";
import { DeviceTable } from "./device-table";
import { GateTable } from "./gate-table";
import { PairingPanel } from "./pairing-panel";
import { useRefresh } from "./use-refresh";
import type { Route } from "./+types/route";

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization, [
    "owner",
    "organizer",
    "staff",
  ]);
  const { gates } = context.get(servicesContext);
  const eventId = params.eventId ?? "";
  const pairingId = new URL(request.url).searchParams.get("pairing");
  const [view, pairing] = await Promise.all([
    gates.findGates(membership.organizationId, eventId),
    pairingId ? gates.findPairing(membership.organizationId, eventId, pairingId) : null,
  ]);
  if (!view) throw notFound();
  return { view, pairing, mayChange: membership.role !== "staff", now: Date.now() };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization, [
    "owner",
    "organizer",
    "staff",
  ]);
  const { gates } = context.get(servicesContext);
  const answer = await actOnGates(await readForm(request), {
    gates,
    organizationId: membership.organizationId,
    eventId: params.eventId ?? "",
    mayChange: membership.role !== "staff",
  });
  if (answer === null) throw notFound();
  return data(answer, { status: "problem" in answer ? 400 : 200 });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${m.gates_title()} · ${loaderData?.view.event.title ?? ""}` }];
}

/** Its own key, so that the QR stays when another gate is edited meanwhile. */
const PAIRING = "pairing";

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  const { view, mayChange, now } = loaderData;
  const pairing = useFetcher<typeof action>({ key: PAIRING });
  useRefresh();
  const published = view.event.state === "published";
  const closed = view.event.state === "cancelled" || view.event.state === "completed";
  // Without JavaScript the pairing form is a plain post and its answer is the page's.
  const answer = pairing.data ?? actionData;
  return (
    <ConsolePage title={m.gates_title()} second={`${view.event.title}. ${m.gates_second()}`}>
      {published ? null : (
        <Notice tone="plain" title={closed ? m.gates_closed() : m.gates_unpublished()} className="mb-6" />
      )}
      {answer && "problem" in answer ? <Notice tone="stop" title={answer.problem} className="mb-6" /> : null}
      {answer && "pairing" in answer ? (
        <PairingPanel
          key={answer.pairing.pairingId}
          pairing={answer.pairing}
          gateName={view.gates.find(({ id }) => id === answer.pairing.gateId)?.name ?? ""}
          fetcher={pairing}
          now={answer.now}
        />
      ) : null}
      <GateTable view={view} mayChange={mayChange} published={published} pairing={pairing} />
      <DeviceTable view={view} mayChange={mayChange} now={now} />
    </ConsolePage>
  );
}
