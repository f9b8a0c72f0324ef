import type { useForm } from "@conform-to/react";
import { Field, TextInput } from "#app/ui/field";
import { m } from "#i18n/paraglide/messages";
import type { VenueForm } from "./venue-form";

/** Name, address and time zone. */
export function VenueFields({ fields }: { fields: ReturnType<typeof useForm<typeof VenueForm._input>>[1] }) {
  const field = (name: "name" | "address" | "area" | "city" | "timeZone") => ({
    id: fields[name].id,
    name,
    errors: fields[name].errors,
    initialValue: fields[name].initialValue,
  });
  return (
    <div className="grid max-w-4xl gap-4 sm:grid-cols-2">
      <Field label={m.venue_name_label()} field={field("name")}>
        <TextInput maxLength={80} autoComplete="off" />
      </Field>
      <Field label={m.venue_address_label()} field={field("address")}>
        <TextInput maxLength={200} autoComplete="off" />
      </Field>
      <Field label={m.venue_area_label()} field={field("area")}>
        <TextInput maxLength={60} autoComplete="off" />
      </Field>
      <Field label={m.venue_city_label()} field={field("city")}>
        <TextInput maxLength={60} autoComplete="off" />
      </Field>
      <Field label={m.venue_zone_label()} hint={m.venue_zone_hint()} field={field("timeZone")}>
        <TextInput maxLength={60} autoComplete="off" />
      </Field>
    </div>
  );
}
