import { Search } from "lucide-react";
import { Form } from "react-router";
import { Button } from "./button";
import { Field, TextInput } from "./field";
import { Icon } from "./icon";

/** A search of the current page by `?q=`. */
export function SearchForm({
  label,
  query,
  submit,
  maxLength = 100,
}: {
  label: string;
  query: string;
  submit: string;
  maxLength?: number;
}) {
  return (
    <Form role="search" className="flex max-w-[34rem] items-stretch gap-3">
      <Field label={label} className="min-w-0 grow">
        <TextInput type="search" name="q" defaultValue={query} key={query} maxLength={maxLength} />
      </Field>
      <Button variant="second" size="console">
        <Icon of={Search} />
        {submit}
      </Button>
    </Form>
  );
}
