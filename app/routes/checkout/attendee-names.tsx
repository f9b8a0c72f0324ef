import { m } from "#i18n/paraglide/messages";
import { seatName } from "#app/parts/seating/seat-names";
import { Field, TextInput } from "#app/ui/field";
import type { ChosenPlace } from "./choice-lines";

/** One optional name per place; open when the server returned names with a refusal. */
export function AttendeeNames({
  places,
  names,
}: {
  places: readonly ChosenPlace[];
  names: readonly (string | undefined)[];
}) {
  return (
    <details className="group" open={names.some(Boolean) || undefined}>
      <summary className="word type-button inline-flex min-h-9 items-center">
        {m.checkout_attendees()}
      </summary>
      <div className="mt-2 grid gap-3">
        {places.map((place, at) => (
          <Field key={place.key} label={m.checkout_attendee({ place: placeLabel(place, at) })}>
            <TextInput name={`attendee[${at}]`} defaultValue={names[at]} autoComplete="off" maxLength={80} />
          </Field>
        ))}
        <p className="type-second text-ink-2">{m.checkout_attendees_hint()}</p>
      </div>
    </details>
  );
}

function placeLabel(place: ChosenPlace, at: number): string {
  return place.seat ? seatName(place.seat) : `${place.typeName} ${at + 1}`;
}
