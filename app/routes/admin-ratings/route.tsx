import { Form, data, redirect } from "react-router";
import { z } from "zod";
import { LONGEST_REASON } from "#domain/catalogue/rating";
import { Button } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Field, TextArea } from "#app/ui/field";
import { PageLinks } from "#app/ui/page-links";
import { RatingFilter } from "#app/parts/rating/rating-filter";
import { readRatingQuery } from "#app/parts/rating/rating-query";
import { RatingRow } from "#app/parts/rating/rating-row";
import { readResult, withResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { servicesContext } from "#worker/router-context";
import { notFound, requireAdmin } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import type { Route } from "./+types/route";

const Change = z.object({
  intent: z.enum(["hide", "show"]),
  ratingId: z.string().min(1).max(64),
  reason: z.string().max(20_000).default(""),
});

export async function loader({ context, request }: Route.LoaderArgs) {
  requireAdmin(context, request);
  const { searchParams } = new URL(request.url);
  const query = readRatingQuery(searchParams);
  return {
    query,
    result: readResult(searchParams, ["hidden", "shown"]),
    ...(await context.get(servicesContext).ratings.listAll(query)),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  requireAdmin(context, request);
  const change = Change.safeParse(Object.fromEntries(await readForm(request)));
  if (!change.success) throw data(null, { status: 400 });
  const { intent, ratingId, reason } = change.data;
  const { ratings } = context.get(servicesContext);
  const done = intent === "hide" ? await ratings.hide(ratingId, reason) : await ratings.showAgain(ratingId);
  if (!done.ok) {
    if (done.reason === "not_found") throw notFound();
    const length = Number(done.detail?.length ?? 0);
    return data({ ratingId, words: reason, reason: done.reason, length }, { status: 400 });
  }
  throw redirect(withResult(request.url, intent === "hide" ? "hidden" : "shown"), 303);
}

export const meta: Route.MetaFunction = () => [{ title: `${m.rating_admin_title()} · ${m.common_brand()}` }];

export default function AdminRatings({ loaderData, actionData }: Route.ComponentProps) {
  const { query, result, items, total, pages } = loaderData;
  return (
    <ConsolePage title={m.rating_admin_title()} second={<p className="measure">{m.rating_admin_text()}</p>}>
      <FlashNotice result={result} texts={{ hidden: m.rating_admin_hidden, shown: m.rating_admin_shown }} />
      <RatingFilter query={query} shows={["all", "hidden"]} />
      {total === 0 ? <p className="type-body text-ink-2">{m.rating_console_none()}</p> : null}
      <ul className={total > 0 ? "border-t border-ink" : ""}>
        {items.map((rating) => {
          const refused = actionData?.ratingId === rating.id ? actionData : null;
          return (
            <RatingRow key={rating.id} rating={rating} organization>
              {rating.hiddenReason === null ? (
                <details open={refused !== null}>
                  <summary className="word type-second inline-flex min-h-8 items-center">
                    {m.rating_admin_hide_open()}
                  </summary>
                  <Form method="post" className="mt-2 max-w-[38rem]" preventScrollReset>
                    <input type="hidden" name="ratingId" value={rating.id} />
                    <Field
                      label={m.rating_admin_reason()}
                      hint={m.rating_admin_reason_hint()}
                      error={
                        !refused
                          ? undefined
                          : refused.reason === "missing"
                            ? m.rating_admin_reason_missing()
                            : m.rating_problem_long({ length: refused.length, most: LONGEST_REASON })
                      }
                    >
                      <TextArea
                        name="reason"
                        rows={2}
                        maxLength={LONGEST_REASON * 2}
                        defaultValue={refused?.words}
                        dir="auto"
                      />
                    </Field>
                    <Button size="console" variant="second" name="intent" value="hide" className="mt-3">
                      {m.rating_admin_hide()}
                    </Button>
                  </Form>
                </details>
              ) : (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="ratingId" value={rating.id} />
                  <Button variant="word" name="intent" value="show" className="type-second!">
                    {m.rating_admin_show()}
                  </Button>
                </Form>
              )}
            </RatingRow>
          );
        })}
      </ul>
      <PageLinks page={query.page} pages={pages} />
    </ConsolePage>
  );
}
