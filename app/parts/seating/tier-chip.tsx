import type { TierLetter } from "#domain/price/seat-map-tier";

export const TIER_FILL: Record<TierLetter, string> = {
  A: "fill-tier-a",
  B: "fill-tier-b",
  C: "fill-tier-c",
  D: "fill-tier-d",
  E: "fill-tier-e",
};

/** The price letter on its colour. */
export function TierChip({ tier }: { tier: TierLetter }) {
  return (
    <svg viewBox="-12 -12 24 24" className="size-5 shrink-0" aria-hidden="true">
      <rect x={-12} y={-12} width={24} height={24} rx={4.8} className={TIER_FILL[tier]} />
      <text
        className="fill-on-tier font-text font-semibold"
        fontSize={14}
        textAnchor="middle"
        dominantBaseline="central"
      >
        {tier}
      </text>
    </svg>
  );
}
