import { placeLabel } from "./place-label";
import type { ReactNode } from "react";
import { Poster } from "./poster";
import { When } from "../../ui/when";

/** Compact event: art, title, date, venue; `children` below. */
export function EventLine({
  event,
  children,
}: {
  event: {
    readonly id: string;
    readonly title: string;
    readonly category: string;
    readonly tags: readonly string[];
    readonly imageUrl: string | null;
    readonly startsAt: number;
    readonly timeZone: string;
    readonly venueName: string;
  };
  children?: ReactNode;
}) {
  return (
    <div className="flex gap-4">
      <div className="size-14 shrink-0 overflow-hidden rounded-poster">
        {event.imageUrl ? (
          <img src={event.imageUrl} alt="" className="size-full object-cover" />
        ) : (
          <Poster {...event} format="1:1" />
        )}
      </div>
      <div className="min-w-0">
        <p className="type-button leading-5">{event.title}</p>
        <p className="type-second text-ink-2">
          <When at={event.startsAt} timeZone={event.timeZone} style="datetime" />,{" "}
          {placeLabel(event.venueName)}
        </p>
        {children}
      </div>
    </div>
  );
}
