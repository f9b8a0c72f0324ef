import { Form } from "react-router";
import type { BookingQuery } from "#worker/catalogue/event-booking-service";
import { Button } from "#app/ui/button";
import { SearchField } from "#app/ui/search-field";
import { m } from "#i18n/paraglide/messages";
import { salesStateLabel } from "./sales-state";

const STATES = ["all", "confirmed", "pending", "refunded", "cancelled", "expired"] as const;

/** Search and state filter of the bookings table. */
export function BookingsFilter({ query }: { query: BookingQuery }) {
  return (
    <Form method="get" role="search" className="mb-3 flex flex-wrap items-center justify-end gap-2">
      <SearchField
        label={m.sales_search_label()}
        value={query.search}
        className="max-sm:w-full"
        inputClassName="sm:w-60"
      />
      <label className="max-sm:grow">
        <span className="sr-only">{m.sales_state_label()}</span>
        <select
          key={query.state}
          name="state"
          defaultValue={query.state}
          className="type-second h-9 rounded-control border border-edge bg-paper px-3 text-ink max-sm:w-full"
        >
          {STATES.map((state) => (
            <option key={state} value={state}>
              {state === "all" ? m.sales_state_all() : salesStateLabel(state)}
            </option>
          ))}
        </select>
      </label>
      <Button size="console" variant="third">
        {m.console_search_submit()}
      </Button>
    </Form>
  );
}
