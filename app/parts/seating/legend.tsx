import { m } from "#i18n/paraglide/messages";
import type { TierLetter } from "#domain/price/seat-map-tier";
import { SeatGlyph, type SeatLook } from "#app/parts/seating/seat-glyph";

/** Legend of the states that are visible. */
export function Legend({
  looks,
  accessible,
  tier,
}: {
  looks: ReadonlySet<SeatLook>;
  accessible: boolean;
  tier: TierLetter;
}) {
  const entries: { look: SeatLook; words: string; accessible?: boolean }[] = [
    { look: "free", words: m.buying_legend_free() },
    { look: "mine", words: m.buying_legend_mine() },
    { look: "held", words: m.buying_legend_held() },
    { look: "sold", words: m.buying_legend_sold() },
  ];
  const shown = entries.filter((entry) => looks.has(entry.look));
  if (accessible) shown.push({ look: "free", words: m.buying_legend_accessible(), accessible: true });
  return (
    <ul className="type-second flex flex-wrap gap-x-6 gap-y-2" aria-label={m.buying_legend_label()}>
      {shown.map((entry) => (
        <li key={entry.words} className="flex items-center gap-2.5">
          <svg viewBox="-12 -12 24 24" className="size-5 shrink-0" aria-hidden="true">
            <SeatGlyph
              look={entry.look}
              tier={tier}
              size={18}
              text={entry.look === "free" ? tier : undefined}
              accessible={entry.accessible}
            />
          </svg>
          {entry.words}
        </li>
      ))}
    </ul>
  );
}
