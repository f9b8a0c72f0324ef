import { Star } from "lucide-react";
import type { RatingSummary } from "#domain/catalogue/rating";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { Icon } from "../../ui/icon";

/** "4.3 · 12 ratings"; only the count for fewer than three. */
export function RatingLine({ summary: { count, average } }: { summary: RatingSummary }) {
  if (average === null)
    return (
      <>
        {m.rating_count({ count })}
        {count > 0 ? <span className="text-ink-2"> {m.rating_few()}</span> : null}
      </>
    );
  const words = new Intl.NumberFormat(intlLocale(), { minimumFractionDigits: 1 }).format(average);
  return (
    <>
      <span className="sr-only">{m.rating_average_label({ average: words, count })}</span>
      <span aria-hidden="true" className="inline-flex items-center gap-1.5 whitespace-nowrap">
        <Icon of={Star} size={18} className="fill-current" />
        <strong className="tnum font-semibold">{words}</strong>
        <span className="px-1 text-ink-2">·</span>
        <span className="tnum">{m.rating_count({ count })}</span>
      </span>
    </>
  );
}

/** Five stars, the given ones filled. */
export function StarRow({ stars }: { stars: number }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      <span className="sr-only">{m.rating_stars({ stars })}</span>
      {[1, 2, 3, 4, 5].map((each) => (
        <Icon key={each} of={Star} size={16} className={each <= stars ? "fill-current" : "text-edge"} />
      ))}
    </span>
  );
}
