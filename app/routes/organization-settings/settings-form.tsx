import { type SubmissionResult, getFormProps, useForm } from "@conform-to/react";
import { useNavigation } from "react-router";
import type { OrganizationSettings } from "#worker/people/organizations";
import { Button } from "#app/ui/button";
import { Checkbox, Field, type FieldMetadata, TextInput } from "#app/ui/field";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { ChangeForm } from "#app/ui/change-form";

/** Name, contact and tax of an organization; read-only for other roles than owner. */
export function SettingsForm({
  settings,
  mayChange,
  lastResult,
}: {
  settings: OrganizationSettings;
  mayChange: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const pending = useNavigation().formMethod === "POST";
  const [form, fields] = useForm({
    lastResult,
    defaultValue: {
      name: settings.name,
      contactEmail: settings.contactEmail ?? "",
      taxName: settings.taxName,
      taxRate: String(settings.taxRateBasisPoints / 100),
      taxNumber: settings.taxNumber ?? "",
    },
    defaultNoValidate: false,
  });
  return (
    <ChangeForm {...getFormProps(form)} className="max-w-[34rem]">
      <fieldset disabled={!mayChange}>
        <SectionHeading>{m.settings_organization()}</SectionHeading>
        <div className="mt-4 flex flex-col gap-4">
          <Field label={m.organization_name()} field={fields.name}>
            <TextInput required minLength={2} maxLength={80} />
          </Field>
          <Field label={m.settings_contact()} hint={m.settings_contact_hint()} field={fields.contactEmail}>
            <TextInput type="email" inputMode="email" />
          </Field>
        </div>
        <TaxFields fields={fields} taxInclusive={settings.taxInclusive} />
        {mayChange ? (
          <Button size="console" className="mt-8" pending={pending}>
            {m.settings_save()}
          </Button>
        ) : null}
      </fieldset>
    </ChangeForm>
  );
}

function TaxFields({
  fields,
  taxInclusive,
}: {
  fields: {
    readonly taxName: FieldMetadata;
    readonly taxRate: FieldMetadata;
    readonly taxNumber: FieldMetadata;
  };
  taxInclusive: boolean;
}) {
  return (
    <>
      <div className="mt-10">
        <SectionHeading>{m.settings_tax()}</SectionHeading>
      </div>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <Field label={m.settings_tax_name()} field={fields.taxName}>
          <TextInput required maxLength={20} />
        </Field>
        <Field label={m.settings_tax_rate()} field={fields.taxRate}>
          <TextInput
            type="number"
            inputMode="decimal"
            min={0}
            max={50}
            step="0.01"
            required
            className="tnum"
          />
        </Field>
      </div>
      <fieldset className="mt-4">
        <legend className="sr-only">{m.settings_tax_kind()}</legend>
        <Checkbox
          type="radio"
          name="taxKind"
          value="inside"
          defaultChecked={taxInclusive}
          label={m.settings_tax_inside()}
          hint={m.settings_tax_inside_hint()}
        />
        <Checkbox
          type="radio"
          name="taxKind"
          value="added"
          defaultChecked={!taxInclusive}
          label={m.settings_tax_added()}
          hint={m.settings_tax_added_hint()}
        />
      </fieldset>
      <Field
        label={m.settings_tax_number()}
        hint={m.settings_tax_number_hint()}
        field={fields.taxNumber}
        className="mt-4"
      >
        <TextInput maxLength={40} autoCapitalize="characters" spellCheck={false} />
      </Field>
    </>
  );
}
