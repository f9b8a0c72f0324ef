import type { FieldMetadata } from "@conform-to/react";
import { Trash2 } from "lucide-react";
import type { ButtonHTMLAttributes } from "react";
import type { VenueSection } from "#domain/catalogue/venue-summary";
import { Button } from "#app/ui/button";
import { Checkbox, Field, Select, TextInput } from "#app/ui/field";
import { Icon } from "#app/ui/icon";
import { m } from "#i18n/paraglide/messages";
import { plain } from "./field-metadata";
import { sideLabel } from "#app/parts/seating/side-label";
import type { TicketTypeForm } from "./event-form";

type TicketTypeField = FieldMetadata<NonNullable<(typeof TicketTypeForm)["_output"]>>;
type TicketTypeFieldset = ReturnType<TicketTypeField["getFieldset"]>;

/** One ticket type: price, capacity and sale period. */
export function TicketTypeFields({
  field,
  index,
  sections,
  sharedPools,
  remove,
  problems,
  open,
  isOnline,
}: {
  field: TicketTypeField;
  index: number;
  sections: readonly VenueSection[];
  sharedPools: readonly { id: string; name: string }[];
  remove: ButtonHTMLAttributes<HTMLButtonElement>;
  problems: readonly string[];
  /** False for a read-only event: conform reports no `value` for disabled fields, only `initialValue`. */
  open: boolean;
  isOnline: boolean;
}) {
  const type = field.getFieldset();
  const now = open ? "value" : "initialValue";
  const title = type.name[now] || m.editor_type_heading({ number: index + 1 });
  const chosen = type.place[now] ?? "seats";
  const place = isOnline && chosen === "seats" ? "own" : chosen;
  return (
    <fieldset id={`ticket-type-${index}`} className="min-w-0 scroll-mt-6 border-t border-line pt-4">
      <legend className="sr-only">{title}</legend>
      <input type="hidden" name={type.id.name} defaultValue={type.id.initialValue ?? ""} />
      <div className="mb-3 flex items-center justify-between gap-4">
        <p aria-hidden="true" className="type-button">
          {title}
        </p>
        {open ? (
          <Button {...remove} type="submit" variant="word" aria-label={m.editor_type_remove({ name: title })}>
            <Icon of={Trash2} />
          </Button>
        ) : null}
      </div>
      {problems.length > 0 ? (
        <ul className="type-second mb-3 font-medium text-stop">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ) : null}
      <PriceFields
        type={type}
        place={place}
        isOnline={isOnline}
        standing={sections.filter(({ kind }) => kind === "standing")}
        sharedPools={sharedPools}
      />
      {isOnline ? null : (
        <SectionFields type={type} place={place} seated={sections.filter(({ kind }) => kind === "seated")} />
      )}
      <SaleFields type={type} />
    </fieldset>
  );
}

function PriceFields({
  type,
  place,
  isOnline,
  standing,
  sharedPools,
}: {
  type: TicketTypeFieldset;
  place: string;
  isOnline: boolean;
  standing: readonly VenueSection[];
  sharedPools: readonly { id: string; name: string }[];
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <Field label={m.editor_type_name()} field={plain(type.name)}>
        <TextInput maxLength={60} />
      </Field>
      <Field label={m.editor_type_price()} hint={m.editor_type_price_hint()} field={plain(type.price)}>
        <TextInput inputMode="decimal" maxLength={20} className="tnum" />
      </Field>
      <Field label={m.editor_type_place()} field={plain(type.place)}>
        <Select>
          {isOnline ? null : <option value="seats">{m.editor_type_place_seats()}</option>}
          <option value="own">{m.editor_type_place_own()}</option>
          {standing.map(({ id, name, places }) => (
            <option key={id} value={`pool:${id}`}>
              {m.editor_type_place_standing({ name, places })}
            </option>
          ))}
          {sharedPools.map(({ id, name }) => (
            <option key={id} value={`pool:${id}`}>
              {m.editor_type_place_shared({ name })}
            </option>
          ))}
        </Select>
      </Field>
      {/* Hidden only where scripts run: without them a change of the choice could not show the field again. */}
      <Field
        label={m.editor_type_capacity()}
        field={plain(type.capacity)}
        className={place === "own" ? "" : "[@media(scripting:enabled)]:hidden"}
      >
        <TextInput type="number" inputMode="numeric" min={0} max={200_000} />
      </Field>
    </div>
  );
}

function SectionFields({
  type,
  place,
  seated,
}: {
  type: TicketTypeFieldset;
  place: string;
  seated: readonly VenueSection[];
}) {
  const chosen = [type.sectionIds.initialValue ?? []].flat();
  return (
    <div className={place === "seats" ? "mt-3" : "mt-3 [@media(scripting:enabled)]:hidden"}>
      <p className="type-second text-ink-2">{m.editor_type_sections()}</p>
      {seated.length === 0 ? (
        <p className="type-second mt-1">{m.editor_type_sections_none()}</p>
      ) : (
        <div className="grid gap-x-6 sm:grid-cols-2">
          {seated.map(({ id, name, side, places }) => (
            <Checkbox
              key={id}
              id={`${type.sectionIds.id}-${id}`}
              name={type.sectionIds.name}
              value={id}
              defaultChecked={chosen.includes(id)}
              label={
                seated.some((other) => other.id !== id && other.name === name)
                  ? m.editor_type_section_side({ name, side: sideLabel(side), places })
                  : m.editor_type_section({ name, places })
              }
            />
          ))}
        </div>
      )}
    </div>
  );
}

function SaleFields({ type }: { type: TicketTypeFieldset }) {
  return (
    <div className="mt-4 grid gap-4 sm:grid-cols-2 2xl:grid-cols-3">
      <Field
        label={m.editor_type_sale_starts()}
        hint={m.editor_type_sale_starts_hint()}
        field={plain(type.saleStartsAt)}
      >
        <TextInput type="datetime-local" step={60} />
      </Field>
      <Field
        label={m.editor_type_sale_ends()}
        hint={m.editor_type_sale_ends_hint()}
        field={plain(type.saleEndsAt)}
      >
        <TextInput type="datetime-local" step={60} />
      </Field>
      <Field label={m.editor_type_limit()} field={plain(type.maxPerBuyer)}>
        <TextInput type="number" inputMode="numeric" min={1} max={50} />
      </Field>
    </div>
  );
}
