import type { useForm } from "@conform-to/react";
import { Plus } from "lucide-react";
import { CURRENCIES, type EventContent, type ReadinessProblem } from "#domain/catalogue/event-draft";
import type { VenueSection } from "#domain/catalogue/venue-summary";
import { Button } from "#app/ui/button";
import { Field, Select, TextInput } from "#app/ui/field";
import { Icon } from "#app/ui/icon";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { type EventForm, listSharedPools } from "./event-form";
import { type EventFields, plain } from "./field-metadata";
import { problemLabel } from "./problem-labels";
import { RefundPolicyFields } from "./refund-policy-fields";
import { TicketTypeFields } from "./ticket-type-fields";

type EventFormMetadata = ReturnType<typeof useForm<EventForm>>[0];

/** Currency, limit per buyer and the ticket types. */
export function TicketsSection({
  form,
  fields,
  missing,
  content,
  sections,
  problems,
  open,
  isOnline,
}: {
  form: EventFormMetadata;
  fields: EventFields;
  missing: (field: ReadinessProblem["field"]) => string | undefined;
  content: EventContent;
  sections: readonly VenueSection[];
  problems: readonly ReadinessProblem[];
  open: boolean;
  /** As chosen in the form: an online event has neither seats nor standing areas. */
  isOnline: boolean;
}) {
  const { name } = fields.ticketTypes;
  const types = fields.ticketTypes.getFieldList();
  const typeNames = content.ticketTypes.map((type) => type.name);
  const typesMissing = missing("ticketTypes");
  return (
    <section id="tickets" className="flex flex-col gap-4">
      <SectionHeading size="text">{m.editor_section_tickets()}</SectionHeading>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={m.editor_currency_label()} field={plain(fields.currency)}>
          <Select>
            {CURRENCIES.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </Select>
        </Field>
        <Field
          label={m.editor_limit_label()}
          hint={m.editor_limit_hint()}
          field={plain(fields.seatsPerBuyer)}
        >
          <TextInput type="number" inputMode="numeric" min={1} max={50} />
        </Field>
      </div>
      <RefundPolicyFields fields={fields} />
      {typesMissing && types.length === 0 ? (
        <p className="type-second font-medium text-stop">{typesMissing}</p>
      ) : null}
      {types.map((type, index) => (
        <TicketTypeFields
          key={type.key}
          field={type}
          open={open}
          isOnline={isOnline}
          index={index}
          sections={sections}
          sharedPools={listSharedPools(content)}
          remove={form.remove.getButtonProps({ name, index })}
          problems={problems
            .filter((each) => each.ticketType === index)
            .map((each) => problemLabel(each, typeNames))}
        />
      ))}
      {open ? (
        <div>
          <Button
            {...form.insert.getButtonProps({
              name,
              defaultValue: { place: isOnline ? "own" : "seats", price: "" },
            })}
            type="submit"
            variant="third"
            size="console"
          >
            <Icon of={Plus} />
            {m.editor_type_add()}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
