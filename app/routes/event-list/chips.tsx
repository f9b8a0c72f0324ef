import { Accessibility, ChevronDown, Clock, IndianRupee, MapPin, Plus, Users, X } from "lucide-react";
import { useId, useRef } from "react";
import { Link } from "react-router";
import type { EventQuery } from "#domain/catalogue/event-query";
import { Icon } from "#app/ui/icon";
import { m } from "#i18n/paraglide/messages";
import type { SearchAnswer } from "#worker/search/search";
import { type QueryChip, queryChips } from "./query-chips";
import { anyWords } from "./chip-choices";
import { keepInView, useClosing, useRefocus } from "./chip-focus";
import { DayForm, WordsForm } from "./chip-forms";

const ICONS: Partial<Record<QueryChip["kind"], typeof Clock>> = {
  price: IndianRupee,
  place: MapPin,
  day: Clock,
  time: Clock,
};

/**
 * The search's conditions as chips. A chip opens its alternatives and the × removes it. Links and plain forms in
 * <details>, so that it works by keyboard and without scripts.
 */
export function Chips({
  query,
  answer,
  cities,
}: {
  query: EventQuery;
  answer: SearchAnswer | null;
  cities: readonly string[];
}) {
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const chips = queryChips(query, answer, cities);
  useClosing(list);
  const refocus = useRefocus(list, query);
  if (chips.length === 0) return null;
  return (
    <div className="mt-4">
      <p className="type-second mb-2 text-ink-2" id={id}>
        {answer ? m.search_understood() : m.list_chips_label()}
      </p>
      <ul ref={list} aria-labelledby={id} tabIndex={-1} className="flex flex-wrap gap-2 outline-none">
        {chips.map((chip) => (
          <Chip key={chip.key} chip={chip} onChange={refocus} />
        ))}
        {answer ? (
          <li>
            <a
              href="#filters"
              className="type-body flex min-h-9 items-center gap-2 rounded-control border border-dashed border-edge px-3 max-md:min-h-11"
            >
              <Icon of={Plus} size={18} />
              {m.search_add()}
            </a>
          </li>
        ) : null}
      </ul>
    </div>
  );
}

function Chip({ chip, onChange }: { chip: QueryChip; onChange: () => void }) {
  const icon =
    ICONS[chip.kind] ??
    (chip.field === "audience" ? Users : chip.field === "accessibility" ? Accessibility : null);
  const editable = chip.choices.length > 0 || chip.sentence !== null;
  const face = (
    <>
      {icon ? <Icon of={icon} size={18} /> : null}
      {chip.words}
    </>
  );
  return (
    <li className="type-body relative flex min-h-9 min-w-0 items-stretch rounded-control border border-edge max-md:min-h-11">
      {editable ? (
        <details
          name="chip"
          data-side="left"
          onToggle={(toggle) => keepInView(toggle.currentTarget)}
          className="group min-w-0"
        >
          <summary
            aria-label={m.search_change({ what: chip.words })}
            className="flex h-full cursor-pointer items-center gap-2 pr-1 pl-3 break-words hover:underline hover:underline-offset-4"
          >
            {face}
            <Icon of={ChevronDown} size={16} className="text-ink-2 group-open:rotate-180" />
          </summary>
          <Choices chip={chip} onChange={onChange} />
        </details>
      ) : (
        <span className="flex items-center gap-2 px-3">{face}</span>
      )}
      {chip.without ? (
        <Link
          to={chip.without}
          preventScrollReset
          onClick={onChange}
          aria-label={m.search_remove({ what: chip.words })}
          className="inline-flex w-9 shrink-0 items-center justify-center text-ink-2 hover:text-ink"
        >
          <Icon of={X} size={16} />
        </Link>
      ) : (
        <span className="w-2" />
      )}
    </li>
  );
}

function Choices({ chip, onChange }: { chip: QueryChip; onChange: () => void }) {
  const any = anyWords(chip.kind);
  return (
    <div className="z-30 border-edge bg-card py-1.5 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[75dvh] max-md:overflow-y-auto max-md:border-t max-md:pb-[calc(1rem+env(safe-area-inset-bottom))] md:absolute md:top-full md:mt-1 md:w-72 md:rounded-control md:border group-data-[side=right]:md:right-0 group-data-[side=left]:md:left-0">
      <p className="type-button px-4 py-2 md:hidden">{m.search_change({ what: chip.words })}</p>
      {chip.choices.length > 0 ? (
        <ul aria-label={m.search_instead()} className="md:max-h-80 md:overflow-y-auto">
          {chip.choices.map(({ label, href }) => (
            <li key={label}>
              <Choice href={href} onChange={onChange}>
                {label}
              </Choice>
            </li>
          ))}
          {any && chip.without ? (
            <li className="mt-1 border-t border-line pt-1">
              <Choice href={chip.without} onChange={onChange}>
                {any}
              </Choice>
            </li>
          ) : null}
        </ul>
      ) : null}
      {chip.kind === "day" ? <DayForm chip={chip} onChange={onChange} /> : null}
      {chip.kind === "words" && chip.sentence ? <WordsForm chip={chip} onChange={onChange} /> : null}
    </div>
  );
}

function Choice({ href, onChange, children }: { href: string; onChange: () => void; children: string }) {
  return (
    <Link
      to={href}
      preventScrollReset
      onClick={onChange}
      className="flex min-h-9 items-center px-4 hover:bg-sunk max-md:min-h-11"
    >
      {children}
    </Link>
  );
}
