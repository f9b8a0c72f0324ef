import type { TierLetter } from "#domain/sale/seat-map-tier";

/** A seat's appearance for one viewer. Shapes differ, so that no state depends on colour alone (WCAG 1.4.1). */
export type SeatLook = "free" | "mine" | "held" | "sold";

const FILL: Record<TierLetter, string> = {
  A: "fill-tier-a",
  B: "fill-tier-b",
  C: "fill-tier-c",
  D: "fill-tier-d",
  E: "fill-tier-e",
};
const STROKE: Record<TierLetter, string> = {
  A: "stroke-tier-a",
  B: "stroke-tier-b",
  C: "stroke-tier-c",
  D: "stroke-tier-d",
  E: "stroke-tier-e",
};

/** Wheelchair symbol in a 20 × 20 box around the origin. */
const FIGURE =
  "M-1.2 -7.2a1.5 1.5 0 1 0 .01 0M-1.2 -3.6V2.2H4.2L6.4 7M-1.2 -0.8H3.6M-3.8 -.6A5 5 0 1 0 3.6 4.8";

/**
 * One seat, drawn around 0,0.
 * @param size side of a free seat
 * @param text the price letter on the whole map, the seat number in a block
 */
export function SeatGlyph({
  look,
  tier,
  size,
  text,
  accessible = false,
}: {
  look: SeatLook;
  tier: TierLetter | null;
  size: number;
  text?: string;
  accessible?: boolean;
}) {
  const half = size / 2;
  const round = size * 0.22;
  if (look === "mine")
    return (
      <>
        <circle r={size * 0.6} className="fill-ink stroke-paper" strokeWidth={size * 0.1} />
        <path
          d={`M${-size * 0.24} ${size * 0.02}L${-size * 0.06} ${size * 0.19}L${size * 0.25} ${-size * 0.17}`}
          className="fill-none stroke-paper"
          strokeWidth={size * 0.13}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </>
    );
  if (look === "sold" || tier === null) return <circle r={size * 0.13} className="fill-edge" />;
  if (look === "held")
    return (
      <>
        <rect
          x={-half + 0.6}
          y={-half + 0.6}
          width={size - 1.2}
          height={size - 1.2}
          rx={round}
          className="fill-paper stroke-edge"
          strokeWidth={1.1}
        />
        <path
          d={`M${-size * 0.22} ${size * 0.22}L${size * 0.22} ${-size * 0.22}`}
          className="stroke-edge"
          strokeWidth={1.1}
          strokeLinecap="round"
        />
      </>
    );
  if (accessible)
    return (
      <>
        <rect
          x={-half + 0.75}
          y={-half + 0.75}
          width={size - 1.5}
          height={size - 1.5}
          rx={round}
          className={`fill-paper ${STROKE[tier]}`}
          strokeWidth={1.5}
        />
        <path
          d={FIGURE}
          transform={`scale(${size / 23})`}
          className={`fill-none ${STROKE[tier]}`}
          strokeWidth={2}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </>
    );
  return (
    <>
      <rect x={-half} y={-half} width={size} height={size} rx={round} className={FILL[tier]} />
      {text === undefined ? null : (
        <text
          y={size * 0.03}
          className="fill-on-tier font-text font-semibold select-none"
          fontSize={size * (text.length > 2 ? 0.46 : 0.56)}
          textAnchor="middle"
          dominantBaseline="central"
          aria-hidden="true"
        >
          {text}
        </text>
      )}
    </>
  );
}

/** The price letter on its colour. */
export function TierChip({ tier }: { tier: TierLetter }) {
  return (
    <svg viewBox="-12 -12 24 24" className="size-5 shrink-0" aria-hidden="true">
      <rect x={-12} y={-12} width={24} height={24} rx={4.8} className={FILL[tier]} />
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
