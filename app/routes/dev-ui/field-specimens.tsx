import { type ReactElement, useId } from "react";
import { ChangeForm, ReadOnlyPages } from "#app/ui/change-form";
import { Checkbox, Field, FieldError, Select, TextArea, TextInput } from "#app/ui/field";
import { FormProblem } from "#app/ui/form-problem";
import { SearchField } from "#app/ui/search-field";
import { SearchForm } from "#app/ui/search-form";
import { Specimen } from "./specimen";

const CONTROLS: Readonly<Record<string, (disabled: boolean) => ReactElement>> = {
  TextInput: (disabled) => <TextInput disabled={disabled} defaultValue="Asha Rao" />,
  TextArea: (disabled) => <TextArea disabled={disabled} rows={2} defaultValue="A play in two acts." />,
  Select: (disabled) => (
    <Select disabled={disabled}>
      <option>Bengaluru</option>
      <option>Mumbai</option>
    </Select>
  ),
};

export function FieldSpecimens() {
  return (
    <>
      {Object.entries(CONTROLS).map(([name, control]) => (
        <Specimen key={name} name={`Field with ${name}: default, hint, disabled, error`}>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label="Default">{control(false)}</Field>
            <Field label="With a hint" hint="Shown under the field.">
              {control(false)}
            </Field>
            <Field label="Disabled">{control(true)}</Field>
            <Field label="Error" error="Enter a value.">
              {control(false)}
            </Field>
          </div>
        </Specimen>
      ))}
      <ChoiceSpecimens type="checkbox" />
      <ChoiceSpecimens type="radio" />
      <Specimen name="SearchField: empty, with a value">
        <div className="flex flex-wrap gap-3">
          <SearchField label="Name or email" value="" />
          <SearchField label="Name or email" value="asha" />
        </div>
      </Specimen>
      <Specimen name="SearchForm">
        <SearchForm label="Name or email" query="asha" submit="Search" />
      </Specimen>
      <Specimen name="FieldError">
        <FieldError id={useId()}>Enter an email address.</FieldError>
      </Specimen>
      <Specimen name="ChangeForm inside ReadOnlyPages: disabled">
        <ReadOnlyPages isReadOnly>
          <ChangeForm action="/dev/ui">
            <Field label="Name">
              <TextInput defaultValue="Ranga Company" />
            </Field>
          </ChangeForm>
        </ReadOnlyPages>
      </Specimen>
      <Specimen name="FormProblem">
        <FormProblem errors={["Too many attempts. Try again in a minute."]} />
      </Specimen>
    </>
  );
}

function ChoiceSpecimens({ type }: { type: "checkbox" | "radio" }) {
  const name = useId();
  return (
    <Specimen name={`Checkbox, type ${type}: default, checked, hint, disabled, error`}>
      <Checkbox type={type} name={name} label="Default" />
      <Checkbox type={type} name={`${name}-checked`} label="Checked" defaultChecked />
      <Checkbox type={type} name={name} label="With a hint" hint="Shown under the label." />
      <Checkbox type={type} name={name} label="Disabled" disabled />
      <Checkbox type={type} name={name} label="Error" error="Choose one." />
    </Specimen>
  );
}
