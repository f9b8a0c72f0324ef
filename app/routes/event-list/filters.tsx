import { X } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Form } from "react-router";
import { CATEGORIES } from "#domain/catalogue/category";
import { type EventQuery, SORTS, WHENS } from "#domain/catalogue/event-query";
import { Button } from "#app/ui/button";
import { categoryWord } from "#app/parts/event/category-words";
import { Field, Select, TextInput } from "#app/ui/field";
import { Icon } from "#app/ui/icon";
import { m } from "#i18n/paraglide/messages";
import { useTidySubmit } from "./tidy-submit";

/** Desktop: beside the results. Mobile: a sheet opened by the hash `#filters`, so that it works without scripts. */
export function Filters({ query, cities }: { query: EventQuery; cities: readonly string[] }) {
  const submit = useTidySubmit();
  const whens = {
    today: m.list_when_today,
    tomorrow: m.list_when_tomorrow,
    weekend: m.list_when_weekend,
    week: m.list_when_week,
  };
  const sorts = { date: m.list_sort_date, price: m.list_sort_price, popular: m.list_sort_popular };
  return (
    <Form
      id="filters"
      key={JSON.stringify(query)}
      action="/events"
      onSubmit={submit}
      aria-label={m.list_filters()}
      className="max-lg:fixed max-lg:inset-0 max-lg:z-30 max-lg:hidden max-lg:overflow-y-auto max-lg:bg-paper max-lg:px-5 max-lg:pt-4 max-lg:pb-28 max-lg:target:block"
    >
      <div className="mb-4 flex items-center justify-between lg:hidden">
        <h2 className="type-page">{m.list_filters()}</h2>
        <a
          href="#results"
          aria-label={m.list_filters_close()}
          className="inline-flex size-11 items-center justify-center"
        >
          <Icon of={X} size={24} />
        </a>
      </div>
      <input type="hidden" name="q" value={query.text} />
      {query.few ? <input type="hidden" name="few" value="1" /> : null}
      <div className="space-y-6">
        <Choices
          name="when"
          legend={m.list_when_legend()}
          chosen={query.when ?? ""}
          options={[["", m.list_when_any()], ...WHENS.map((each) => [each, whens[each]()] as const)]}
        >
          <div className="mt-2 grid grid-cols-2 gap-2 lg:grid-cols-1">
            <Field label={m.list_from()}>
              <TextInput type="date" name="from" defaultValue={query.from ?? ""} />
            </Field>
            <Field label={m.list_to()}>
              <TextInput type="date" name="to" defaultValue={query.to ?? ""} />
            </Field>
          </div>
        </Choices>
        <Choices
          name="category"
          legend={m.list_category_legend()}
          chosen={query.category ?? ""}
          options={[
            ["", m.list_category_any()],
            ...CATEGORIES.map((each) => [each, categoryWord(each)] as const),
          ]}
        />
        <fieldset>
          <Legend>{m.list_price_legend()}</Legend>
          <div className="grid grid-cols-2 gap-2">
            <Field label={m.list_price_min()}>
              <TextInput
                name="min"
                inputMode="numeric"
                pattern="[0-9]*"
                defaultValue={query.minPrice ?? ""}
                className="tnum"
              />
            </Field>
            <Field label={m.list_price_max()}>
              <TextInput
                name="max"
                inputMode="numeric"
                pattern="[0-9]*"
                defaultValue={query.maxPrice ?? ""}
                className="tnum"
              />
            </Field>
          </div>
        </fieldset>
        <Field label={m.list_city()}>
          <Select name="city" defaultValue={query.city ?? ""}>
            <option value="">{m.list_city_any()}</option>
            {cities.map((city) => (
              <option key={city}>{city}</option>
            ))}
          </Select>
        </Field>
        <Field label={m.list_sort()}>
          <Select name="sort" defaultValue={query.sort}>
            {SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {sorts[sort]()}
              </option>
            ))}
          </Select>
        </Field>
        <Button variant="second" wide>
          {m.list_filters_apply()}
        </Button>
      </div>
    </Form>
  );
}

function Legend({ children }: { children: ReactNode }) {
  return <legend className="type-button mb-2 w-full border-b border-ink pb-2 leading-5">{children}</legend>;
}

function Choices({
  name,
  legend,
  chosen,
  options,
  children,
}: {
  name: string;
  legend: string;
  chosen: string;
  options: readonly (readonly [value: string, text: string])[];
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <fieldset>
      <Legend>{legend}</Legend>
      {options.map(([value, text]) => (
        <div key={value} className="relative">
          <input
            type="radio"
            id={`${id}${value}`}
            name={name}
            value={value}
            defaultChecked={value === chosen}
            className="peer absolute top-1/2 left-0 size-4 -translate-y-1/2 accent-ink"
          />
          <label
            htmlFor={`${id}${value}`}
            className="type-body flex min-h-8 cursor-pointer items-center pl-7 peer-checked:font-semibold hover:underline hover:underline-offset-4 max-lg:min-h-11"
          >
            {text}
          </label>
        </div>
      ))}
      {children}
    </fieldset>
  );
}
