import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { EventListItem } from "#app/parts/event/event-card";
import { MarkForm, useMark } from "#app/parts/event/mark-button";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import type { EventCard } from "#worker/discovery/discovery";

interface Named {
  readonly id: string;
  readonly title: string;
}

export interface ForYouRow {
  readonly suggestions: readonly { readonly card: EventCard; readonly reason: string }[];
  /** Just hidden by a form without scripts, from the URL. */
  readonly hidden: Named | null;
}

/** Personal suggestions with reasons; "Undo" restores a hidden event. */
export function ForYou({ suggestions, hidden }: ForYouRow) {
  const [gone, setGone] = useState<(Named & { byHand?: boolean }) | null>(hidden);
  return (
    <section aria-labelledby="for-you">
      <SectionHeading
        id="for-you"
        aside={
          <Link to="/profile#suggestions" className="word text-ink">
            {m.home_for_you_why()}
          </Link>
        }
      >
        {m.home_for_you_title()}
      </SectionHeading>
      {suggestions.length === 0 ? <p className="type-body text-ink-2">{m.home_for_you_none()}</p> : null}
      <ul className="grid gap-x-10 gap-y-4 pt-1 md:grid-cols-2">
        {suggestions.map(({ card, reason }) => (
          <Suggested
            key={card.id}
            card={card}
            reason={reason}
            onHide={() => setGone({ id: card.id, title: card.title, byHand: true })}
          />
        ))}
      </ul>
      {gone ? (
        <Undo
          key={gone.id}
          gone={gone}
          refused={suggestions.some(({ card }) => card.id === gone.id)}
          focus={gone.byHand ?? false}
        />
      ) : null}
    </section>
  );
}

function Suggested({ card, reason, onHide }: { card: EventCard; reason: string; onHide: () => void }) {
  const { optimistic, problem, send } = useMark(card.id, "hidden");
  return (
    // Stays in the DOM until the server confirms, so that a refusal can restore it.
    <li className="min-w-0" hidden={optimistic === true}>
      <EventListItem event={card} picture="start" reason={reason} />
      <MarkForm
        eventId={card.id}
        mark="hidden"
        on
        to={`/?hidden=${card.id}#for-you`}
        send={(form) => {
          onHide();
          send(form);
        }}
        className="pl-[5.5rem]"
      >
        <button
          className="word type-second min-h-7"
          aria-label={m.home_for_you_hide_label({ title: card.title })}
        >
          {m.home_for_you_hide()}
        </button>
        {problem ? (
          <p role="status" className="type-second">
            {problem}
          </p>
        ) : null}
      </MarkForm>
    </li>
  );
}

/** @param refused still in the list, or restored */
function Undo({ gone, refused, focus }: { gone: Named; refused: boolean; focus: boolean }) {
  const { optimistic, problem, send } = useMark(gone.id, "hidden");
  const [undone, setUndone] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const shown = optimistic ?? (!refused && !(undone && !problem));
  useEffect(() => {
    // The pressed button is removed: move the keyboard focus here.
    if (focus && shown) button.current?.focus({ preventScroll: true });
  }, [focus, shown]);
  if (!shown) return null;
  return (
    <div className="type-second mt-4 flex flex-wrap items-center gap-x-4 border-l-[3px] border-ink py-1 pl-4">
      <p role="status">{problem ?? m.home_for_you_hidden({ title: gone.title })}</p>
      <MarkForm
        eventId={gone.id}
        mark="hidden"
        on={false}
        to="/#for-you"
        send={(form) => {
          setUndone(true);
          send(form);
        }}
      >
        <button ref={button} className="word min-h-7" aria-label={m.mark_undo_label({ title: gone.title })}>
          {m.mark_undo()}
        </button>
      </MarkForm>
    </div>
  );
}
