import { Form, Link } from "react-router";
import { MARKS, type Mark } from "#domain/recommend/marks";
import { Button } from "#app/ui/button";
import { MarkForm, useMark } from "#app/parts/event/mark-button";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import type { RecommendationData, UsedEvent } from "#worker/recommend/recommendations";

/** The data behind suggestions, each item removable; suggestions can be turned off and their data erased. */
export function SuggestionsPart({ use, pending }: { use: RecommendationData; pending: boolean }) {
  const { saved, liked, hidden } = use.marked;
  return (
    <section id="suggestions" aria-labelledby="suggestions-title">
      <SectionHeading
        id="suggestions-title"
        aside={
          <Link to="/saved" className="word text-ink">
            {m.saved_title()}
          </Link>
        }
      >
        {m.taste_title()}
      </SectionHeading>
      <p className="mt-4 text-ink-2">{use.on ? m.taste_on_text() : m.taste_off_text()}</p>
      <h3 className="type-button mt-6">{m.taste_used()}</h3>
      <ul className="mt-2 border-t border-line">
        <Used title={m.taste_used_bookings()} events={use.bookings} />
        {MARKS.map((mark) => (
          <Used key={mark} title={words[mark]()} events={use.marked[mark]} mark={mark} />
        ))}
      </ul>
      <div className="mt-5 flex flex-wrap items-start gap-x-6 gap-y-4">
        <Form method="post">
          <Button
            variant="third"
            name="intent"
            value={use.on ? "suggestions-off" : "suggestions-on"}
            pending={pending}
          >
            {use.on ? m.taste_off_button() : m.taste_on_button()}
          </Button>
        </Form>
        <details className="min-w-0">
          <summary className="word type-button inline-flex min-h-12 cursor-pointer items-center">
            {m.taste_erase()}
          </summary>
          <p className="measure mt-2 text-ink-2">
            {m.taste_erase_text({ saved: saved.length, liked: liked.length, hidden: hidden.length })}
          </p>
          <Form method="post">
            <Button variant="second" name="intent" value="erase" className="mt-4">
              {m.taste_erase_button()}
            </Button>
          </Form>
        </details>
      </div>
    </section>
  );
}

const words = {
  saved: m.taste_used_saved,
  liked: m.taste_used_liked,
  hidden: m.taste_used_hidden,
} as const;

function Used({ title, events, mark }: { title: string; events: readonly UsedEvent[]; mark?: Mark }) {
  const count = <span className="tnum text-ink-2">{events.length}</span>;
  if (events.length === 0)
    return (
      <li className="flex min-h-11 items-center justify-between gap-4 border-b border-line">
        {title} {count}
      </li>
    );
  return (
    <li className="border-b border-line">
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-4 hover:bg-sunk">
          <span className="word">{title}</span> {count}
        </summary>
        <ul className="pb-3">
          {events.map((event) => (
            <UsedLine key={event.id} event={event} mark={mark} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function UsedLine({ event, mark }: { event: UsedEvent; mark: Mark | undefined }) {
  return (
    <li className="flex min-h-9 items-start justify-between gap-4">
      <Link to={`/events/${event.slug}`} className="min-w-0 py-1 underline-offset-4 hover:underline">
        {event.title}
      </Link>
      {mark ? <TakeBack event={event} mark={mark} /> : null}
    </li>
  );
}

function TakeBack({ event, mark }: { event: UsedEvent; mark: Mark }) {
  const { optimistic, problem, send } = useMark(event.id, mark);
  return (
    <MarkForm
      eventId={event.id}
      mark={mark}
      on={false}
      to="/profile#suggestions"
      send={send}
      className="shrink-0 text-right"
    >
      <button
        className="word type-second min-h-8"
        aria-busy={optimistic === false || undefined}
        aria-label={m.taste_take_back_label({ title: event.title })}
      >
        {m.taste_take_back()}
      </button>
      {problem ? (
        <p role="status" className="type-second max-w-60">
          {problem}
        </p>
      ) : null}
    </MarkForm>
  );
}
