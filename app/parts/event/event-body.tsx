import type { ReactNode } from "react";
import { m } from "#i18n/paraglide/messages";
import { BuyBar } from "./buy-bar";
import type { EventFacts } from "./event-facts";
import { EventHeader } from "./event-header";
import { EventPrices } from "./event-prices";
import { EventRoom } from "./event-room";
import { ServerHtml } from "./server-html";
import { WhenWhere } from "./when-where";

/** An event's page, public or in the organizer's preview; `share` is top right on phones, `children` below the columns. */
export function EventBody({
  event,
  preview = false,
  share,
  marks,
  notice,
  children,
}: {
  event: EventFacts;
  /** Without links and purchase. */
  preview?: boolean;
  share?: ReactNode;
  /** The visitor's marks, below date and venue. */
  marks?: ReactNode;
  /** Above the columns. */
  notice?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <article className="relative">
      <EventHeader event={event} back={!preview} share={share} />
      <div className="wide px-page pt-5 pb-10 md:pt-8">
        {notice}
        {event.stateHtml ? <ServerHtml html={event.stateHtml} className="mb-8" /> : null}
        {/* Container queries: the preview is narrower than the window, beside the console's menu. */}
        <div className="@container">
          <div className="grid gap-x-14 gap-y-9 @3xl:grid-cols-2 @5xl:grid-cols-[16.5rem_minmax(0,1fr)_minmax(20rem,27rem)] @5xl:gap-y-12">
            <WhenWhere event={event} preview={preview} marks={marks} />
            <EventPrices event={event} />
            <Description event={event} />
            {event.roomHtml ? <EventRoom html={event.roomHtml} event={event} preview={preview} /> : null}
          </div>
        </div>
        {children}
      </div>
      <BuyBar event={event} preview={preview} />
    </article>
  );
}

function Description({ event }: { event: EventFacts }) {
  return (
    <section
      className="min-w-0 @3xl:col-span-2 @5xl:col-span-1 @5xl:col-start-2 @5xl:row-start-1"
      aria-labelledby="about"
    >
      <h2 id="about" className="sr-only">
        {m.event_about()}
      </h2>
      <div
        className="prose measure"
        // The Markdown subset, rendered and sanitised by the Worker (worker/catalogue/markdown).
        dangerouslySetInnerHTML={{ __html: event.descriptionHtml }}
      />
      {event.languageWords ? (
        <p className="type-body mt-3 text-ink-2 max-md:hidden">
          {m.event_language({ language: event.languageWords })}
        </p>
      ) : null}
    </section>
  );
}
