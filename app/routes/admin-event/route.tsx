import { data, redirect } from "react-router";
import { z } from "zod";
import { ReviewPage } from "#app/parts/review/review-page";
import { withResult } from "#app/ui/flash";
import { Notice } from "#app/ui/notice";
import { servicesContext } from "#worker/router-context";
import { notFound, requireAdmin } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import type { Route } from "./+types/route";

const Decision = z.object({
  decision: z.enum(["approve", "reject"]).catch("reject"),
  revision: z.coerce.number().int(),
  reason: z.string().max(200).catch(""),
  note: z.string().max(500).catch(""),
});

export async function loader({ context, request, params }: Route.LoaderArgs) {
  requireAdmin(context, request);
  const { catalogue } = context.get(servicesContext);
  const [queue, review] = await Promise.all([
    catalogue.listQueue(),
    catalogue.findReview(params.eventId ?? ""),
  ]);
  if (!review) throw notFound();
  return { queue, review, now: Date.now() };
}

/** Records the decision and redirects to the next event in the queue. */
export async function action({ context, request, params }: Route.ActionArgs) {
  requireAdmin(context, request);
  const { catalogue } = context.get(servicesContext);
  const parsed = Decision.safeParse(Object.fromEntries(await readForm(request)));
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

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: loaderData?.review.title ?? m.review_title() }];
}

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <ReviewPage
      {...loaderData}
      chosen
      flash={
        actionData ? <Notice tone="stop" title={refusalText(actionData.refused)} className="mb-5" /> : null
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
    case "reason_missing":
      return m.review_refused_reason();
    default:
      return m.review_refused_changed();
  }
}
