import type { ReactNode } from "react";
import { paletteOf } from "#domain/poster";
import { fitTitle, lineHeight } from "#domain/title-fit";
import { Poster } from "./poster";

/** The head of a ticket: the poster's ground, its art at the right, title and a line at the left, clear of the art. */
export function TicketBand({
  event,
  level,
  titleId,
  title,
  className,
  children,
}: {
  event: { id: string; category: string; title: string };
  level: 1 | 2;
  titleId?: string;
  /** The box the title has, in pixels. */
  title: { width: number; height: number; most: number };
  className: string;
  children: ReactNode;
}) {
  const { ground, type } = paletteOf(event);
  const fit = fitTitle(event.title, title);
  const Heading = `h${level}` as const;
  return (
    <div className="relative overflow-hidden" style={{ backgroundColor: ground, color: type }}>
      <div className="absolute right-0 bottom-0 aspect-350/116 w-full max-w-[350px] *:overflow-visible">
        <Poster id={event.id} category={event.category} title={event.title} format="band" />
      </div>
      <div className={`relative flex flex-col ${className}`}>
        <Heading
          id={titleId}
          className="font-display font-extrabold tracking-[-0.035em] [word-spacing:0]"
          style={{ fontSize: fit.size, lineHeight: `${lineHeight(fit.size)}px`, maxWidth: title.width }}
        >
          {event.title}
        </Heading>
        {children}
      </div>
    </div>
  );
}
