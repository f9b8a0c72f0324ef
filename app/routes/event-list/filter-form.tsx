import { X } from "lucide-react";
import { Form } from "react-router";
import type { EventQuery } from "#domain/catalogue/event-query";
import { Button } from "#app/ui/button";
import { Icon } from "#app/ui/icon";
import { m } from "#i18n/paraglide/messages";
import { CategoryFilter, CityFilter, DayFilter, PriceFilter, SortFilter } from "./filter-fields";
import { useTidySubmit } from "./tidy-submit";

/** Desktop: beside the results. Mobile: a sheet opened by the hash `#filters`, so that it works without scripts. */
export function FilterForm({ query, cities }: { query: EventQuery; cities: readonly string[] }) {
  const submit = useTidySubmit();
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
        <DayFilter query={query} />
        <CategoryFilter query={query} />
        <PriceFilter query={query} />
        <CityFilter query={query} cities={cities} />
        <SortFilter query={query} />
        <Button variant="second" wide>
          {m.list_filters_apply()}
        </Button>
      </div>
    </Form>
  );
}
