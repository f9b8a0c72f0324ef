import { Form } from "react-router";
import type { RatingQuery } from "#worker/ratings/ratings";
import { m } from "#i18n/paraglide/messages";
import { Button } from "../../ui/button";
import { Field, Select, TextInput } from "../../ui/field";

/** Filter form of the ratings, for organizers and admins (GET). */
export function RatingFilter({
  query,
  shows,
  events = [],
}: {
  query: RatingQuery;
  shows: readonly RatingQuery["show"][];
  events?: readonly { readonly id: string; readonly title: string; readonly count: number }[];
}) {
  const words = {
    all: m.rating_console_show_all,
    unanswered: m.rating_console_show_unanswered,
    hidden: m.rating_console_show_hidden,
  };
  return (
    <Form
      role="search"
      key={JSON.stringify(query)}
      className="mb-6 grid items-end gap-3 sm:grid-cols-2 lg:flex lg:flex-wrap"
    >
      <Field label={m.rating_console_show_label()} className="lg:w-44">
        <Select name="show" defaultValue={query.show}>
          {shows.map((show) => (
            <option key={show} value={show}>
              {words[show]()}
            </option>
          ))}
        </Select>
      </Field>
      {events.length > 0 ? (
        <Field label={m.rating_console_event()} className="lg:w-64">
          <Select name="event" defaultValue={query.eventId ?? ""}>
            <option value="">{m.rating_console_event_all()}</option>
            {events.map(({ id, title, count }) => (
              <option key={id} value={id}>
                {`${title} (${count})`}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Field label={m.rating_console_search()} className="lg:w-64">
        <TextInput type="search" name="q" defaultValue={query.search} maxLength={100} />
      </Field>
      <Button variant="second" className="sm:justify-self-start">
        {m.rating_console_apply()}
      </Button>
    </Form>
  );
}
