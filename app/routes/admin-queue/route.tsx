import { ReviewPage } from "#app/parts/review/review-page";
import { readResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { servicesContext } from "#worker/router-context";
import { requireAdmin } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import type { Route } from "./+types/route";

export async function loader({ context, request }: Route.LoaderArgs) {
  requireAdmin(context, request);
  const { catalogue } = context.get(servicesContext);
  const queue = await catalogue.listQueue();
  const review = queue[0] ? await catalogue.findReview(queue[0].eventId) : null;
  const { searchParams } = new URL(request.url);
  return {
    queue,
    review,
    now: Date.now(),
    result: readResult(searchParams, ["approved", "rejected"]),
    decided: searchParams.get("title") ?? "",
  };
}

export function meta() {
  return [{ title: m.review_title() }];
}

export default function Page({ loaderData }: Route.ComponentProps) {
  const { result, decided: title, ...page } = loaderData;
  return (
    <ReviewPage
      {...page}
      chosen={false}
      flash={
        <FlashNotice
          className="mb-5"
          result={result}
          texts={{
            approved: () => m.review_done_approved({ title }),
            rejected: () => m.review_done_rejected({ title }),
          }}
        />
      }
    />
  );
}
