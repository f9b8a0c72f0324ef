import { Star } from "lucide-react";
import { useId } from "react";
import { Form, useNavigation } from "react-router";
import { LONGEST_COMMENT, STARS, type Stars } from "#domain/catalogue/rating";
import { m } from "#i18n/paraglide/messages";
import type { OwnRating } from "#worker/ratings/ratings";
import type { RefusedRating } from "./refused-rating";
import { Button } from "../../ui/button";
import { Field, FieldError, TextArea } from "../../ui/field";
import { FlashNotice } from "../../ui/flash-notice";
import { Icon } from "../../ui/icon";
import { Notice } from "../../ui/notice";
import { Words } from "./rating-list";
import { StarRow } from "./rating-stars";
import { SectionHeading } from "../../ui/section-heading";
import { RefusalNotice } from "../../ui/refusal-notice";

export const RATING_RESULTS = ["rated", "deleted"] as const;

export interface RatingFormProps {
  readonly own: OwnRating;
  /** Of the action that redirected to the page. */
  readonly result: (typeof RATING_RESULTS)[number] | null;
  readonly refused: RefusedRating | null;
}

/** On the booking page after the event: give, change or withdraw the rating. */
export function RatingForm({ own: { given, refusal }, result, refused }: RatingFormProps) {
  if (!given && refusal && refusal !== "not_checked_in" && refusal !== "already_rated") return null;
  // Another tab or a refused change can have made the URL's result outdated.
  const isCurrent = result === "rated" ? given !== null && !refused : given === null;
  return (
    <section id="rating" className="mb-8 scroll-mt-4" aria-labelledby="rating-heading">
      <SectionHeading id="rating-heading" size="small">
        {m.rating_heading()}
      </SectionHeading>
      <FlashNotice
        className="mb-4"
        result={isCurrent ? result : null}
        texts={{ rated: m.rating_saved, deleted: m.rating_deleted }}
      />
      {given ? (
        <Given given={given} refused={refused} mayChange={refusal === null} />
      ) : refusal === "already_rated" ? (
        <Notice title={m.rating_already_title()}>{m.rating_already_text()}</Notice>
      ) : refusal ? (
        <Notice title={m.rating_not_checked_in_title()}>{m.rating_not_checked_in_text()}</Notice>
      ) : (
        <>
          <p className="type-body measure mb-4 text-ink-2">{m.rating_intro()}</p>
          <Draft stars={refused?.stars ?? 0} comment={refused?.comment ?? ""} refused={refused} />
        </>
      )}
    </section>
  );
}

function Given({
  given,
  refused,
  mayChange,
}: {
  given: NonNullable<OwnRating["given"]>;
  refused: RefusedRating | null;
  mayChange: boolean;
}) {
  return (
    <>
      {given.hiddenReason === null ? null : (
        <Notice tone="warn" title={m.rating_hidden_title()} className="mb-4">
          {m.rating_hidden_text({ reason: given.hiddenReason })}
        </Notice>
      )}
      <p className="type-body flex flex-wrap items-center gap-x-3">
        {m.rating_yours()} <StarRow stars={given.stars} />
      </p>
      {given.comment ? <Words words={given.comment} /> : null}
      {given.answer === null ? null : (
        <div className="mt-3 border-l-[3px] border-line pl-4">
          <p className="type-second text-ink-2">{m.rating_console_answer()}</p>
          <Words words={given.answer} />
        </div>
      )}
      <details className="mt-3" open={refused !== null}>
        <summary className="word type-button inline-flex min-h-9 items-center">{m.rating_edit()}</summary>
        <div className="mt-3">
          {mayChange ? (
            <Draft
              key={given.updatedAt}
              stars={refused?.stars ?? given.stars}
              comment={refused?.comment ?? given.comment}
              refused={refused}
              known
            />
          ) : null}
          <Form method="post" className="mt-4" preventScrollReset>
            <input type="hidden" name="intent" value="delete_rating" />
            <Button variant="word">{m.rating_delete()}</Button>
          </Form>
        </div>
      </details>
    </>
  );
}

function Draft({
  stars,
  comment,
  refused,
  known = false,
}: {
  stars: number;
  comment: string;
  refused: RefusedRating | null;
  /** A rating exists and can be changed. */
  known?: boolean;
}) {
  const id = useId();
  const pending = useNavigation().formData?.get("intent") === "rate";
  const problem = refused ? problemWords(refused) : null;
  const ofStars = refused?.reason === "stars_missing";
  const ofComment = refused?.reason === "too_long";
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="rate" />
      {problem && !ofStars && !ofComment ? (
        <RefusalNotice tone="warn" title={problem} className="mb-4" />
      ) : null}
      <fieldset aria-describedby={ofStars ? `${id}-stars` : undefined} className="mb-4">
        <legend className="type-second mb-1 text-ink-2">{m.rating_stars_legend()}</legend>
        <div className="flex flex-wrap items-center gap-x-1">
          {STARS.map((each) => (
            <label
              key={each}
              className="relative flex size-11 cursor-pointer items-center justify-center rounded-control text-edge has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus has-[~label_input:checked]:text-ink has-checked:[&_svg]:fill-current has-[~label_input:checked]:[&_svg]:fill-current"
            >
              <input
                type="radio"
                name="stars"
                value={each}
                defaultChecked={each === stars}
                required
                aria-label={starWords(each)}
                className="absolute inset-0 size-full cursor-pointer opacity-0"
              />
              <Icon of={Star} size={30} />
            </label>
          ))}
        </div>
        <FieldError id={`${id}-stars`}>{ofStars ? problem : null}</FieldError>
      </fieldset>
      <Field
        label={m.rating_comment_label()}
        hint={m.rating_comment_hint()}
        error={ofComment ? problem : undefined}
        className="max-w-[34rem]"
      >
        <TextArea name="comment" rows={4} maxLength={LONGEST_COMMENT * 2} defaultValue={comment} dir="auto" />
      </Field>
      <Button className="mt-4" variant="second" pending={pending}>
        {known ? m.rating_change() : m.rating_send()}
      </Button>
    </Form>
  );
}

function starWords(stars: Stars): string {
  return {
    1: m.rating_star_1,
    2: m.rating_star_2,
    3: m.rating_star_3,
    4: m.rating_star_4,
    5: m.rating_star_5,
  }[stars]();
}

function problemWords({ reason, length }: RefusedRating): string {
  switch (reason) {
    case "stars_missing":
      return m.rating_problem_stars();
    case "too_long":
      return m.rating_problem_long({ length, most: LONGEST_COMMENT });
    case "too_many_requests":
      return m.rating_problem_often();
    default:
      return m.rating_problem_closed();
  }
}
