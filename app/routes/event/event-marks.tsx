import { Link } from "react-router";
import type { Mark } from "#domain/recommend/marks";
import { MarkButton, useMark } from "#app/parts/event/mark-button";
import { m } from "#i18n/paraglide/messages";
import type { EventMarks } from "#worker/recommend/recommendations";

export interface Marked {
  readonly event: { readonly id: string; readonly slug: string };
  /** Undefined when the page is rendered from the device's cache. */
  readonly mine: EventMarks | undefined;
}

/** Bookmark in the header on phones. */
export function SaveIcon({ event, mine }: Marked) {
  return (
    <MarkButton
      {...facts(event)}
      mark="saved"
      on={mine?.marks?.saved ?? false}
      label={m.mark_save()}
      className="inline-flex size-11 items-center justify-center"
    />
  );
}

// Pressed: bold with a tick; screen readers get aria-pressed.
const word =
  "word type-second min-h-8 aria-pressed:font-semibold aria-pressed:no-underline aria-pressed:before:content-['✓_'/'']";

/** The visitor's marks as text buttons. */
export function EventMarksRow({ event, mine }: Marked) {
  const marks = mine?.marks;
  const saved = useMark(event.id, "saved").optimistic ?? marks?.saved ?? false;
  const one = (mark: Mark, words: string) => (
    <MarkButton {...facts(event)} mark={mark} on={marks?.[mark] ?? false} className={word}>
      {words}
    </MarkButton>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-5">
      <div className="max-md:hidden">{one("saved", m.mark_save())}</div>
      {mine?.suggesting === false ? null : one("liked", m.mark_like())}
      {mine?.suggesting && marks ? one("hidden", m.mark_hide()) : null}
      {saved ? (
        <Link to="/saved" className="word type-second">
          {m.event_saved_all()}
        </Link>
      ) : null}
    </div>
  );
}

function facts({ id, slug }: Marked["event"]) {
  return { eventId: id, to: `/events/${slug}` };
}
