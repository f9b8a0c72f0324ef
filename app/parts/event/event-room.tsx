import { Link } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { SectionHeading } from "../../ui/section-heading";
import { type EventFacts, canBuy } from "./event-facts";
import { ServerHtml } from "./server-html";

/** A small drawing of the whole room by price; seats are chosen on the seat map. */
export function EventRoom({ html, event, preview }: { html: string; event: EventFacts; preview: boolean }) {
  return (
    <section className="min-w-0 @3xl:col-span-2 @5xl:col-span-3" aria-labelledby="room">
      <SectionHeading
        id="room"
        size="small"
        aside={
          preview || !canBuy(event) ? null : (
            <Link to={`/events/${event.slug}/seats`} className="word text-ink">
              {m.event_choose_seats()}
            </Link>
          )
        }
      >
        {m.event_room()}
      </SectionHeading>
      <ServerHtml html={html} />
    </section>
  );
}
