import { CATEGORIES } from "#domain/catalogue/category";
import { type EventQuery, SORTS, WHENS } from "#domain/catalogue/event-query";
import { categoryLabel } from "#app/parts/event/category-labels";
import { Field, Select, TextInput } from "#app/ui/field";
import { m } from "#i18n/paraglide/messages";
import { Choices, Legend } from "./filter-choices";

export function DayFilter({ query }: { query: EventQuery }) {
  const whens = {
    today: m.list_when_today,
    tomorrow: m.list_when_tomorrow,
    weekend: m.list_when_weekend,
    week: m.list_when_week,
  };
  return (
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
  );
}

export function CategoryFilter({ query }: { query: EventQuery }) {
  return (
    <Choices
      name="category"
      legend={m.list_category_legend()}
      chosen={query.category ?? ""}
      options={[
        ["", m.list_category_any()],
        ...CATEGORIES.map((each) => [each, categoryLabel(each)] as const),
      ]}
    />
  );
}

export function PriceFilter({ query }: { query: EventQuery }) {
  return (
    <fieldset>
      <Legend>{m.list_price_legend()}</Legend>
      <div className="grid grid-cols-2 gap-2">
        <RupeesField label={m.list_price_min()} name="min" value={query.minPrice} />
        <RupeesField label={m.list_price_max()} name="max" value={query.maxPrice} />
      </div>
    </fieldset>
  );
}

function RupeesField({ label, name, value }: { label: string; name: string; value: number | null }) {
  return (
    <Field label={label}>
      <TextInput
        name={name}
        inputMode="numeric"
        pattern="[0-9]*"
        defaultValue={value ?? ""}
        className="tnum"
      />
    </Field>
  );
}

export function CityFilter({ query, cities }: { query: EventQuery; cities: readonly string[] }) {
  return (
    <Field label={m.list_city()}>
      <Select name="city" defaultValue={query.city ?? ""}>
        <option value="">{m.list_city_any()}</option>
        {[...new Set(query.city ? [query.city, ...cities] : cities)].map((city) => (
          <option key={city}>{city}</option>
        ))}
      </Select>
    </Field>
  );
}

export function SortFilter({ query }: { query: EventQuery }) {
  const sorts = { date: m.list_sort_date, price: m.list_sort_price, popular: m.list_sort_popular };
  return (
    <Field label={m.list_sort()}>
      <Select name="sort" defaultValue={query.sort}>
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {sorts[sort]()}
          </option>
        ))}
      </Select>
    </Field>
  );
}
