import { data, redirect } from "react-router";
import { z } from "zod";
import { ReviewPage } from "#app/parts/review/review-page";
import { withResult } from "#app/ui/flash";
import { servicesContext } from "#worker/router-context";
import type { Services } from "#worker/services";
import { notFound, requireAdmin } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import { SalePausePanel } from "./sale-pause-panel";
import type { Route } from "./+types/route";
import { RefusalNotice } from "#app/ui/refusal-notice";

const Decision = z.object({
  decision: z.enum(["approve", "reject"]).catch("reject"),
  revision: z.coerce.number().int(),
  reason: z.string().max(200).catch(""),
  note: z.string().max(500).catch(""),
});

export async function loader({ context, request, params }: Route.LoaderArgs) {
  requireAdmin(context, request);
  const { catalogue } = context.get(servicesContext);
  const eventId = params.eventId ?? "";
  const [queue, review, sale] = await Promise.all([
    catalogue.listQueue(),
    catalogue.findReview(eventId),
    catalogue.findSalePause(eventId),
  ]);
  if (!review) throw notFound();
  return { queue, review, sale, now: Date.now() };
}

/** Records the decision and redirects to the next event in the queue. */
export async function action({ context, request, params }: Route.ActionArgs) {
  requireAdmin(context, request);
  const { catalogue } = context.get(servicesContext);
  const form = await readForm(request);
  const intent = form.get("intent");
  if (intent === "pause" || intent === "resume") return changeSale(catalogue, params.eventId ?? "", form);
  const parsed = Decision.safeParse(Object.fromEntries(form));
  if (!parsed.success) return data({ refused: "changed_since" }, { status: 400 });
  const { decision, revision, reason, note } = parsed.data;
  const eventId = params.eventId ?? "";
  const queue = await catalogue.listQueue();
  const fullReason = [reason, note.trim()].filter((part) => part !== "").join(". ");
  const decided =
    decision === "approve"
      ? await catalogue.approveEvent(eventId, revision)
      : await catalogue.rejectEvent(eventId, revision, fullReason);
  if (!decided.ok) {
    if (decided.reason === "not_found") throw notFound();
    return data({ refused: decided.reason }, { status: decided.reason === "reason_missing" ? 400 : 409 });
  }
  const title = queue.find((item) => item.eventId === eventId)?.title ?? "";
  return redirect(withResult("/admin", decision === "approve" ? "approved" : "rejected", { title }));
}

/** Pauses or resumes the sale of a live event. */
async function changeSale(catalogue: Services["catalogue"], eventId: string, form: FormData) {
  const changed =
    form.get("intent") === "pause"
      ? await catalogue.pauseSale(eventId, String(form.get("reason") ?? ""))
      : await catalogue.resumeSale(eventId);
  if (changed.ok) return redirect(`/admin/events/${eventId}`);
  if (changed.reason === "not_found") throw notFound();
  return data({ refused: changed.reason }, { status: changed.reason === "reason_missing" ? 400 : 409 });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: loaderData?.review.title ?? m.review_title() }];
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <ReviewPage
      {...loaderData}
      chosen
      flash={
        <>
          {actionData ? <RefusalNotice title={refusalText(actionData.refused)} className="mb-5" /> : null}
          {loaderData.sale.isLive ? (
            <SalePausePanel pause={loaderData.sale.pause} timeZone={loaderData.review.timeZone} />
          ) : null}
        </>
      }
    />
  );
}

function refusalText(refused: string): string {
  switch (refused) {
    case "not_waiting":
      return m.review_refused_not_waiting();
    case "not_ready":
      return m.review_refused_not_ready();
    case "setup_conflict":
      return m.review_refused_conflict();
    case "not_live":
      return m.admin_pause_not_live();
    case "reason_missing":
      return m.review_refused_reason();
    default:
      return m.review_refused_changed();
  }
}
