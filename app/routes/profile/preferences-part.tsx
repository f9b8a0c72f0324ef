import { m } from "#i18n/paraglide/messages";
import { Button } from "#app/ui/button";
import { Field, Select } from "#app/ui/field";
import { LanguageSwitch } from "#app/ui/language-switch";
import { SectionHeading } from "#app/ui/section-heading";

/** Language and city, sent by plain forms to `/preferences`. */
export function PreferencesPart({ city, cities }: { city: string | null; cities: readonly string[] }) {
  return (
    <section>
      <SectionHeading>{m.profile_preferences()}</SectionHeading>
      <p className="type-second mt-4 text-ink-2">{m.language_label()}</p>
      <LanguageSwitch className="mt-1 gap-x-4" />
      {cities.length > 0 ? (
        <form method="post" action="/preferences" className="mt-5">
          <input type="hidden" name="to" value="/profile" />
          <Field label={m.profile_city()} hint={m.profile_city_hint()}>
            <Select name="city" defaultValue={city ?? cities[0]}>
              {cities.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </Select>
          </Field>
          <Button variant="third" className="mt-4">
            {m.profile_city_button()}
          </Button>
        </form>
      ) : null}
    </section>
  );
}
