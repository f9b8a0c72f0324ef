import { ReviewPage } from "#app/parts/review/review-page";
import { servicesContext } from "#worker/router-context";
import { requireAdmin } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

export async function loader({ context, request }: Route.LoaderArgs) {
  requireAdmin(context, request);
  const { catalogue } = context.get(servicesContext);
  const queue = await catalogue.listQueue();
  const review = queue[0] ? await catalogue.findReview(queue[0].eventId) : null;
  return { queue, review, now: Date.now(), done: new URL(request.url).searchParams.get("done") };
}

export function meta() {
  return [{ title: m.review_title() }];
}

export default function Page({ loaderData }: Route.ComponentProps) {
  return <ReviewPage {...loaderData} chosen={false} refusal={null} done={doneText(loaderData.done)} />;
}

function doneText(done: string | null): string | null {
  const [decision, ...title] = done?.split(":") ?? [];
  if (decision === "approved") return m.review_done_approved({ title: title.join(":") });
  return decision === "rejected" ? m.review_done_rejected({ title: title.join(":") }) : null;
}
