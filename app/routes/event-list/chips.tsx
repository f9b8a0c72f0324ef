import { Accessibility, ChevronDown, Clock, IndianRupee, MapPin, Plus, Users, X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { Form, Link } from "react-router";
import type { EventQuery } from "#domain/catalogue/event-query";
import { Button } from "#app/ui/button";
import { Field, TextInput } from "#app/ui/field";
import { Icon } from "#app/ui/icon";
import { m } from "#i18n/paraglide/messages";
import type { SearchAnswer } from "#worker/search/search";
import { type AskedChip, chipsAsked } from "./asked-chips";
import { anyWords } from "./chip-choices";
import { useTidySubmit } from "./tidy-submit";

/** Pixels; must match `w-72`. */
const PANEL_WIDTH = 288;

const ICONS: Partial<Record<AskedChip["kind"], typeof Clock>> = {
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
  const chips = chipsAsked(query, answer, cities);
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

function Chip({ chip, onChange }: { chip: AskedChip; onChange: () => void }) {
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

function Choices({ chip, onChange }: { chip: AskedChip; onChange: () => void }) {
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

/** Custom dates. */
function DayForm({ chip, onChange }: { chip: AskedChip; onChange: () => void }) {
  const submit = useTidySubmit(onChange);
  return (
    <Form action="/events" onSubmit={submit} className="mt-1 border-t border-line px-4 pt-3 pb-2">
      <Rest query={{ ...chip.rest, when: null, from: null, to: null }} />
      <div className="grid gap-2">
        <Field label={m.list_from()}>
          <TextInput type="date" name="from" />
        </Field>
        <Field label={m.list_to()}>
          <TextInput type="date" name="to" />
        </Field>
      </div>
      <Button variant="second" size="console" className="mt-3">
        {m.search_words_button()}
      </Button>
    </Form>
  );
}

/** Edits the chip's words in the sentence. */
function WordsForm({ chip, onChange }: { chip: AskedChip; onChange: () => void }) {
  const submit = useTidySubmit(onChange);
  const { before, words, after } = chip.sentence!;
  return (
    <Form action="/events" onSubmit={submit} className="px-4 pt-2 pb-2">
      <input type="hidden" name="q" value={before} />
      <Field label={m.search_words_label()}>
        <TextInput name="q" defaultValue={words} maxLength={100} />
      </Field>
      <input type="hidden" name="q" value={after} />
      <Rest query={{ ...chip.rest, text: "" }} />
      <Button variant="second" size="console" className="mt-3">
        {m.search_words_button()}
      </Button>
    </Form>
  );
}

/** The other conditions as hidden fields. */
function Rest({ query }: { query: EventQuery }) {
  const pairs: [string, string | number | null][] = [
    ["q", query.text || null],
    ["city", query.city],
    ["category", query.category],
    ["when", query.when],
    ["from", query.from],
    ["to", query.to],
    ["min", query.minPrice],
    ["max", query.maxPrice],
    ["few", query.few ? 1 : null],
    ["sort", query.sort === "date" ? null : query.sort],
  ];
  return pairs.map(([name, value]) =>
    value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
  );
}

/** Aligns the panel to the right near the window's right edge. */
function keepInView(details: HTMLDetailsElement): void {
  const room = document.documentElement.clientWidth - details.getBoundingClientRect().left;
  details.dataset.side = room < PANEL_WIDTH ? "right" : "left";
}

function openChip(list: Element | null): HTMLDetailsElement | null {
  return list?.querySelector("details[open]") ?? null;
}

/** Escape, a press outside and leaving with Tab close the open panel. */
function useClosing(list: React.RefObject<HTMLUListElement | null>): void {
  useEffect(() => {
    const byPress = (press: PointerEvent) => closeUnless(openChip(list.current), press.target);
    const byTab = (focus: FocusEvent) => closeUnless(openChip(list.current), focus.target);
    const byEscape = (press: KeyboardEvent) => {
      const open = press.key === "Escape" ? openChip(list.current) : null;
      if (!open) return;
      open.open = false;
      open.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", byPress);
    document.addEventListener("focusin", byTab);
    document.addEventListener("keydown", byEscape);
    return () => {
      document.removeEventListener("pointerdown", byPress);
      document.removeEventListener("focusin", byTab);
      document.removeEventListener("keydown", byEscape);
    };
  }, [list]);
}

function closeUnless(open: HTMLDetailsElement | null, target: EventTarget | null): void {
  if (open && target instanceof Node && !open.contains(target)) open.open = false;
}

/** The changed chip is removed with its focus, so the list takes the focus. */
function useRefocus(list: React.RefObject<HTMLUListElement | null>, query: EventQuery): () => void {
  const changedFrom = useRef<EventQuery | null>(null);
  useEffect(() => {
    if (!changedFrom.current || changedFrom.current === query) return;
    changedFrom.current = null;
    const open = openChip(list.current);
    if (open) open.open = false;
    list.current?.focus({ preventScroll: true });
  }, [query, list]);
  return () => {
    changedFrom.current = query;
  };
}
