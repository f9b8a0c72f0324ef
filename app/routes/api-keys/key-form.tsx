import { useNavigation } from "react-router";
import { API_SCOPES } from "#domain/people/api-scope";
import { Button } from "#app/ui/button";
import { ChangeForm } from "#app/ui/change-form";
import { Checkbox, Field, FieldError, Select, TextInput } from "#app/ui/field";
import { Notice } from "#app/ui/notice";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { KEY_LIVES } from "./read-key-form";

/** Name, scopes and life of a new key. */
export function KeyForm({
  values,
  problem,
}: {
  values: { readonly name: string; readonly scopes: readonly string[] };
  problem: "name" | "scopes" | "too_many" | null;
}) {
  const pending = useNavigation().formData?.get("intent") === "create";
  return (
    <ChangeForm className="mt-12 max-w-[46rem]">
      <SectionHeading>{m.api_keys_new()}</SectionHeading>
      {problem === "too_many" ? <Notice className="mt-4" title={m.api_keys_too_many()} /> : null}
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <Field
          label={m.api_keys_name()}
          hint={m.api_keys_name_hint()}
          error={problem === "name" ? m.api_keys_name_missing() : null}
        >
          <TextInput name="name" required maxLength={60} defaultValue={values.name} autoComplete="off" />
        </Field>
        <Field label={m.api_keys_life()}>
          <Select name="days" defaultValue="90">
            {KEY_LIVES.map((days) => (
              <option key={days} value={days ?? "none"}>
                {days === null ? m.api_keys_no_end() : m.api_keys_days({ days })}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <fieldset className="mt-6" aria-describedby={problem === "scopes" ? "scopes-problem" : undefined}>
        <legend className="type-second mb-2 text-ink-2">{m.api_keys_scopes_hint()}</legend>
        <div className="grid gap-x-8 sm:grid-cols-2">
          {API_SCOPES.map((scope) => (
            <Checkbox
              key={scope}
              name="scope"
              value={scope}
              defaultChecked={values.scopes.includes(scope)}
              label={<code>{scope}</code>}
            />
          ))}
        </div>
        <FieldError id="scopes-problem">
          {problem === "scopes" ? m.api_keys_scopes_missing() : null}
        </FieldError>
      </fieldset>
      <Button size="console" name="intent" value="create" className="mt-6" pending={pending}>
        {m.api_keys_create()}
      </Button>
    </ChangeForm>
  );
}
