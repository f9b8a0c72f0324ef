import { Form } from "react-router";
import type { EventQuery } from "#domain/catalogue/event-query";
import { Button } from "#app/ui/button";
import { Field, TextInput } from "#app/ui/field";
import { m } from "#i18n/paraglide/messages";
import type { QueryChip } from "./query-chips";
import { useTidySubmit } from "./tidy-submit";

/** Custom dates. */
export function DayForm({ chip, onChange }: { chip: QueryChip; onChange: () => void }) {
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
export function WordsForm({ chip, onChange }: { chip: QueryChip; onChange: () => void }) {
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
