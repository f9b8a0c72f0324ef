import type { TierLetter } from "#domain/price/seat-map-tier";
import { TIER_FILL } from "./tier-chip";

const TIER_STROKE: Record<TierLetter, string> = {
  A: "stroke-tier-a",
  B: "stroke-tier-b",
  C: "stroke-tier-c",
  D: "stroke-tier-d",
  E: "stroke-tier-e",
};

/** A seat's appearance for one viewer. Shapes differ, so that no state depends on colour alone (WCAG 1.4.1). */
export type SeatLook = "free" | "mine" | "held" | "sold";

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
  if (look === "mine") return <MySeat size={size} />;
  if (look === "sold" || tier === null) return <circle r={size * 0.13} className="fill-edge" />;
  if (look === "held") return <HeldSeat size={size} />;
  return accessible ? (
    <WheelchairBay size={size} stroke={TIER_STROKE[tier]} />
  ) : (
    <FreeSeat size={size} fill={TIER_FILL[tier]} text={text} />
  );
}

function MySeat({ size }: { size: number }) {
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
}

function HeldSeat({ size }: { size: number }) {
  return (
    <>
      <SeatOutline size={size} stroke="stroke-edge" width={1.1} inset={0.6} />
      <path
        d={`M${-size * 0.22} ${size * 0.22}L${size * 0.22} ${-size * 0.22}`}
        className="stroke-edge"
        strokeWidth={1.1}
        strokeLinecap="round"
      />
    </>
  );
}

function WheelchairBay({ size, stroke }: { size: number; stroke: string }) {
  return (
    <>
      <SeatOutline size={size} stroke={stroke} width={1.5} inset={0.75} />
      <path
        d={FIGURE}
        transform={`scale(${size / 23})`}
        className={`fill-none ${stroke}`}
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  );
}

interface OutlineProps {
  readonly size: number;
  readonly stroke: string;
  readonly width: number;
  /** Distance of the stroke's centre from the seat's box. */
  readonly inset: number;
}

function SeatOutline({ size, stroke, width, inset }: OutlineProps) {
  return (
    <rect
      x={-size / 2 + inset}
      y={-size / 2 + inset}
      width={size - 2 * inset}
      height={size - 2 * inset}
      rx={size * 0.22}
      className={`fill-paper ${stroke}`}
      strokeWidth={width}
    />
  );
}

function FreeSeat({ size, fill, text }: { size: number; fill: string; text: string | undefined }) {
  return (
    <>
      <rect x={-size / 2} y={-size / 2} width={size} height={size} rx={size * 0.22} className={fill} />
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
