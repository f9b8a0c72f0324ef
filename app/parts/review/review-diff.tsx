import { IMAGES_PATH } from "#domain/catalogue/image-path";
import { diffWords } from "#domain/catalogue/event-diff";
import { dateTimeWords } from "#domain/time/when-words";
import type { ReviewView } from "#worker/catalogue/review-service";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { Poster } from "../event/poster";
import { useViewerZone } from "../../ui/when";
import { Prose } from "../../ui/prose";
import { ReviewHistory } from "./review-history";
import { fieldLabel, valueText } from "./review-labels";

type Row = ReviewView["changed"][number];

/** The event under review next to its approved version: removals struck through, additions underlined. */
export function ReviewDiff({ review }: { review: ReviewView }) {
  // When it was sent and approved; the event's own times are in its zone.
  const timeZone = useViewerZone();
  const when = (at: number) => dateTimeWords(at, { timeZone, locale: intlLocale() }, { clock24: true });
  const { organization, venue } = review;
  const isNew = review.approvedAt === null;
  return (
    <article>
      <p className="type-second text-ink-2">
        {review.waitingSince === null
          ? m.review_not_waiting()
          : m.review_sent({ when: when(review.waitingSince), name: review.submittedBy ?? "–" })}
      </p>
      <h1 className="type-page mt-1 text-[2.25rem] leading-10">{review.title}</h1>
      <p className="type-body mt-3 mb-6">
        {organization.name}
        {venue ? `, ${venue.city}` : ""}.{" "}
        <span className="text-ink-2">
          {organization.approved + organization.returned > 0
            ? m.review_record({ approved: organization.approved, returned: organization.returned })
            : m.review_record_new()}
        </span>
      </p>
      <table className="type-body w-full table-fixed border-collapse text-left align-top max-sm:block max-sm:[&_tr]:flex max-sm:[&_tr]:flex-wrap max-sm:[&>*]:block">
        <thead>
          <tr className="border-b border-ink">
            <th scope="col" className="type-second w-[18%] pb-2 font-normal max-sm:hidden">
              <span className="sr-only">{m.review_column_field()}</span>
            </th>
            {isNew ? null : (
              <th scope="col" className="type-second w-[41%] pr-4 pb-2 font-normal text-ink-2 max-sm:w-1/2">
                {review.approvedAt === null
                  ? m.review_column_before_none()
                  : m.review_column_before({ when: when(review.approvedAt) })}
              </th>
            )}
            <th scope="col" className="type-second pb-2 font-normal text-ink-2">
              {m.review_column_now()}
            </th>
          </tr>
        </thead>
        <tbody>
          {review.changed.map((row) => (
            <ChangedRow key={`${row.field} ${row.name}`} row={row} review={review} isNew={isNew} />
          ))}
        </tbody>
      </table>
      {review.unchanged.length > 0 ? <Unchanged rows={review.unchanged} review={review} /> : null}
      <section className="mt-8">
        <h2 className="type-button border-b border-ink pb-2.5">{m.review_text_heading()}</h2>
        <Prose html={review.descriptionHtml} className="mt-4" />
      </section>
      <ReviewHistory review={review} />
    </article>
  );
}

function ChangedRow({ row, review, isNew }: { row: Row; review: ReviewView; isNew: boolean }) {
  const before = row.before ? valueText(row.before) : null;
  const after = row.after ? valueText(row.after) : null;
  const pieces = diffWords(before ?? "", after ?? "");
  const name = row.name ?? fieldLabel(row.field);
  const head = (
    <th scope="row" className="py-3 pr-3 align-top font-semibold break-words max-sm:basis-full max-sm:pb-0">
      {name}
    </th>
  );
  const cell = "py-3 pr-4 align-top break-words max-sm:pt-1";
  if (row.field === "picture")
    return (
      <tr className="border-b border-line">
        {head}
        {isNew ? null : (
          <td className={`${cell} max-sm:w-1/2`}>
            <Picture value={row.before} review={review} />
          </td>
        )}
        <td className={cell}>
          <Picture value={row.after} review={review} />
        </td>
      </tr>
    );
  return (
    <tr className="border-b border-line">
      {head}
      {isNew ? null : (
        <td className={`${cell} max-sm:w-1/2`}>
          {before === null ? (
            <span className="text-ink-3">{m.review_value_none()}</span>
          ) : (
            pieces.before.map((piece, at) =>
              piece.unchanged ? (
                <span key={at}>{piece.text}</span>
              ) : (
                <del key={at} className="text-ink-2">
                  {piece.text}
                </del>
              ),
            )
          )}
        </td>
      )}
      <td className={`${cell} whitespace-pre-line ${isNew ? "" : "max-sm:w-1/2"}`}>
        {after === null ? (
          <span className="text-ink-3">{m.review_value_none()}</span>
        ) : isNew ? (
          after
        ) : (
          pieces.after.map((piece, at) =>
            piece.unchanged ? (
              <span key={at}>{piece.text}</span>
            ) : (
              <ins key={at} className="bg-sunk font-semibold underline decoration-2 underline-offset-4">
                {piece.text}
              </ins>
            ),
          )
        )}
      </td>
    </tr>
  );
}

function Picture({ value, review }: { value: Row["after"]; review: ReviewView }) {
  if (value?.kind !== "picture") return <span className="text-ink-3">{m.review_value_none()}</span>;
  if (value.imageKey)
    return <img src={`${IMAGES_PATH}${value.imageKey}`} alt={review.title} className="w-36 rounded-poster" />;
  return (
    <figure className="w-36">
      <Poster {...review} id={review.eventId} format="4:5" />
      <figcaption className="type-second mt-1 text-ink-2">{m.review_picture_none()}</figcaption>
    </figure>
  );
}

function Unchanged({ rows, review }: { rows: readonly Row[]; review: ReviewView }) {
  const names = rows.map((row) => row.name ?? fieldLabel(row.field)).join(", ");
  return (
    <details className="border-b border-line py-3">
      <summary className="flex gap-3">
        <span className="w-[18%] shrink-0 text-ink-2">{m.review_unchanged()}</span>
        <span className="min-w-0 text-ink-2">
          {names}. <span className="word text-ink">{m.review_unchanged_show()}</span>
        </span>
      </summary>
      <dl className="mt-3">
        {rows.map((row) => (
          <div key={`${row.field} ${row.name}`} className="flex gap-3 py-1.5">
            <dt className="w-[18%] shrink-0 font-semibold">{row.name ?? fieldLabel(row.field)}</dt>
            <dd className="min-w-0 whitespace-pre-line">
              {row.field === "picture" ? (
                <Picture value={row.after} review={review} />
              ) : row.after ? (
                valueText(row.after)
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
