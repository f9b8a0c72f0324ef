import { data, redirect } from "react-router";
import { z } from "zod";
import { LONGEST_ANSWER } from "#domain/catalogue/rating";
import { Button } from "#app/ui/button";
import { ConsolePage } from "#app/ui/console-page";
import { Field, TextArea } from "#app/ui/field";
import { Notice } from "#app/ui/notice";
import { PageLinks } from "#app/ui/page-links";
import { RatingFilter } from "#app/parts/rating/rating-filter";
import { readRatingQuery } from "#app/parts/rating/rating-query";
import { RatingRow } from "#app/parts/rating/rating-row";
import { RatingLine } from "#app/parts/rating/rating-stars";
import { readResult, withResult } from "#app/ui/flash";
import { FlashNotice } from "#app/ui/flash-notice";
import { servicesContext } from "#worker/router-context";
import { notFound, requireMember } from "#app/guards";
import { m } from "#i18n/paraglide/messages";
import { readForm } from "#app/read-form";
import type { ListedRating } from "#worker/ratings/ratings";
import type { Route } from "./+types/route";
import { ChangeForm } from "#app/ui/change-form";

const Change = z.object({
  intent: z.enum(["answer", "withdraw"]),
  ratingId: z.string().min(1).max(64),
  words: z.string().max(20_000).default(""),
});

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const { searchParams } = new URL(request.url);
  const query = readRatingQuery(searchParams);
  const { ratings } = context.get(servicesContext);
  return {
    query,
    result: readResult(searchParams, ["answered", "withdrawn"]),
    ...(await ratings.listOfOrganization(membership.organizationId, query)),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const change = Change.safeParse(Object.fromEntries(await readForm(request)));
  if (!change.success) throw data(null, { status: 400 });
  const { intent, ratingId, words } = change.data;
  const { ratings } = context.get(servicesContext);
  const { organizationId } = membership;
  const done =
    intent === "answer"
      ? await ratings.answer(organizationId, ratingId, words)
      : await ratings.withdrawAnswer(organizationId, ratingId);
  if (!done.ok) {
    if (done.reason === "not_found") throw notFound();
    const length = Number(done.detail?.length ?? 0);
    return data({ ratingId, words, reason: done.reason, length }, { status: 400 });
  }
  const page = withResult(request.url, intent === "answer" ? "answered" : "withdrawn");
  throw redirect(`${page}#rating-${ratingId}`, 303);
}

export const meta: Route.MetaFunction = () => [
  { title: `${m.rating_console_title()} · ${m.common_brand()}` },
];

export default function OrganizationRatings({ loaderData, actionData }: Route.ComponentProps) {
  const { query, result, summary, events, items, total, pages } = loaderData;
  return (
    <ConsolePage
      title={m.rating_console_title()}
      second={
        <>
          <p className="type-body text-ink">
            <RatingLine summary={summary} />
          </p>
          <p className="measure">{m.rating_console_text()}</p>
        </>
      }
    >
      <FlashNotice
        result={result}
        texts={{ answered: m.rating_console_answered, withdrawn: m.rating_console_withdrawn }}
      />
      {events.length === 0 ? (
        <Notice title={m.rating_console_empty_title()}>{m.rating_console_empty_text()}</Notice>
      ) : (
        <>
          <RatingFilter query={query} shows={["all", "unanswered", "hidden"]} events={events} />
          {total === 0 ? <p className="type-body text-ink-2">{m.rating_console_none()}</p> : null}
          <ul className={total > 0 ? "border-t border-ink" : ""}>
            {items.map((rating) => (
              <RatingRow key={rating.id} rating={rating}>
                <AnswerForm
                  rating={rating}
                  refused={actionData?.ratingId === rating.id ? actionData : null}
                />
              </RatingRow>
            ))}
          </ul>
          <PageLinks page={query.page} pages={pages} />
        </>
      )}
    </ConsolePage>
  );
}

function AnswerForm({
  rating,
  refused,
}: {
  rating: ListedRating;
  refused: {
    readonly words: string;
    readonly reason: "missing" | "too_long";
    readonly length: number;
  } | null;
}) {
  const problem = !refused
    ? undefined
    : refused.reason === "missing"
      ? m.rating_problem_answer_missing()
      : m.rating_problem_long({ length: refused.length, most: LONGEST_ANSWER });
  return (
    <details key={rating.answeredAt} open={refused !== null}>
      <summary className="word type-second inline-flex min-h-8 items-center">
        {rating.answer === null ? m.rating_console_answer_open() : m.rating_console_answer_edit()}
      </summary>
      <ChangeForm className="mt-2 max-w-[38rem]" preventScrollReset>
        <input type="hidden" name="ratingId" value={rating.id} />
        <Field label={m.rating_console_answer_label()} hint={m.rating_console_answer_hint()} error={problem}>
          <TextArea
            name="words"
            rows={3}
            maxLength={LONGEST_ANSWER * 2}
            defaultValue={refused?.words ?? rating.answer ?? ""}
            dir="auto"
          />
        </Field>
        <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button size="console" variant="second" name="intent" value="answer">
            {m.rating_console_answer_save()}
          </Button>
          {rating.answer === null ? null : (
            <Button variant="word" name="intent" value="withdraw" className="type-second!">
              {m.rating_console_answer_withdraw()}
            </Button>
          )}
        </div>
      </ChangeForm>
    </details>
  );
}
