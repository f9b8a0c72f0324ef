import type { ReactNode } from "react";
import { paletteOf } from "#domain/poster/poster";
import { fitTitle, lineHeight } from "#domain/poster/title-fit";
import { BAND_ART_LEFT, Poster } from "../event/poster";

const BAND = 350;
/** Left padding in pixels; both users of the band have the same. */
const PAD = 24;
const GAP = 8;
const TITLE_WIDTH = BAND_ART_LEFT - PAD - GAP;
/** Width from the text's left edge to the art, at any band width. */
const CLEAR_WIDTH = `calc(100cqi - ${PAD + GAP}px - min(${BAND - BAND_ART_LEFT}px, ${((BAND - BAND_ART_LEFT) / BAND) * 100}cqi))`;

/** Ticket header: title and one line at the left of the poster's art, never over it. */
export function TicketBand({
  event,
  level,
  titleId,
  title,
  className,
  children,
}: {
  event: { id: string; category: string; title: string; tags?: readonly string[] | undefined };
  level: 1 | 2;
  titleId?: string;
  /** Height of the title's box on a band of 350 px, and the largest font size. */
  title: { height: number; most: number };
  className: string;
  children: ReactNode;
}) {
  const { ground, type } = paletteOf(event);
  const fit = fitTitle(event.title, { ...title, width: TITLE_WIDTH });
  const Heading = `h${level}` as const;
  return (
    <div className="@container relative overflow-hidden" style={{ backgroundColor: ground, color: type }}>
      <div className="absolute right-0 bottom-0 aspect-350/116 w-full max-w-[350px] *:overflow-visible">
        <Poster {...event} tags={event.tags} format="band" />
      </div>
      <div className={`relative flex flex-col ${className}`}>
        <Heading
          id={titleId}
          className="font-display font-extrabold tracking-[-0.035em] [word-spacing:0]"
          style={{
            fontSize: `min(${fit.size}px, ${CLEAR_WIDTH} * ${(fit.size / TITLE_WIDTH).toFixed(4)})`,
            lineHeight: lineHeight(fit.size) / fit.size,
            maxWidth: CLEAR_WIDTH,
          }}
        >
          {event.title}
        </Heading>
        <div style={{ maxWidth: CLEAR_WIDTH }}>{children}</div>
      </div>
    </div>
  );
}
