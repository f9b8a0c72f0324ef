import { placeLabel } from "./place-label";
import { ArrowLeft } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { Link } from "react-router";
import { paletteOf } from "#domain/poster/poster";
import { fitHeading } from "#domain/poster/title";
import { m } from "#i18n/paraglide/messages";
import { Icon } from "../../ui/icon";
import { shownCategoryLabel } from "./category-labels";
import type { EventFacts } from "./event-facts";
import { Poster } from "./poster";
import { Dot } from "./price-label";

/** Devanagari vowel signs extend above and below the line: it needs more line height. */
const DEVANAGARI = /[\u0900-\u097f]/;
const LARGEST = ["8.5rem", "7rem", "5.25rem", "4.25rem"] as const;

/** Title over the poster's colours, or beside the organizer's image. */
export function EventHeader({ event, back, share }: { event: EventFacts; back: boolean; share?: ReactNode }) {
  const { ground, type } = paletteOf(event);
  const kind = shownCategoryLabel(event.category);
  const { lines, em } = fitHeading(event.title);
  const most = LARGEST[Math.min(lines.length, LARGEST.length) - 1];
  const colours = event.imageUrl ? undefined : { backgroundColor: ground, color: type };
  return (
    <header className={`relative overflow-hidden ${event.imageUrl ? "bg-sunk" : ""}`} style={colours}>
      <div className="wide relative md:min-h-[23.5rem]">
        <div className="px-page relative z-10 md:max-w-[62%]">
          <div className="flex items-center justify-between pt-3 md:hidden">
            {back ? (
              <Link
                to="/events"
                aria-label={m.event_back()}
                className="-ml-3 inline-flex size-11 items-center justify-center"
              >
                <Icon of={ArrowLeft} size={22} />
              </Link>
            ) : (
              <span />
            )}
            {share}
          </div>
          <p className="type-second pt-8 max-md:hidden">
            {kind ? (
              <>
                {kind}
                <Dot />
              </>
            ) : null}
            {placeLabel(event.venue?.city)}
          </p>
          <h1
            className="type-event-title pt-2 pb-4 md:pt-6 md:pb-5"
            data-tall={DEVANAGARI.test(event.title) || undefined}
            style={{ "--em": em, "--most": most } as CSSProperties}
          >
            {lines.map((line, i) => (
              <span key={line} className="block">
                {line}
                {i < lines.length - 1 ? " " : ""}
              </span>
            ))}
          </h1>
          <p className="type-lead max-w-[28rem] pb-10 max-md:hidden">
            {m.event_by({ organizer: event.organizationName })}
          </p>
        </div>
        {event.imageUrl ? (
          <img
            src={event.imageUrl}
            alt=""
            width={800}
            height={500}
            fetchPriority="high"
            className="aspect-8/5 w-full object-cover md:absolute md:inset-y-0 md:right-0 md:aspect-auto md:h-full md:w-[42%]"
          />
        ) : (
          <Poster
            {...event}
            format="header"
            className="w-full md:absolute md:right-10 md:bottom-0 md:h-[23.5rem] md:w-auto"
          />
        )}
      </div>
    </header>
  );
}
