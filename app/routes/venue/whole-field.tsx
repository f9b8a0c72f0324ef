import { type ReactNode, useState } from "react";
import { Field, TextInput } from "#app/ui/field";
import { m } from "#i18n/paraglide/messages";
import { readWhole } from "./whole-number";

/**
 * A whole number within bounds. The text stays as typed; while it is out of bounds the field shows the bounds, and the
 * last number within them counts.
 */
export function WholeField({
  label,
  hint,
  value,
  least,
  most,
  onChange,
}: {
  label: ReactNode;
  hint?: ReactNode;
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
}) {
  const [shown, setShown] = useState({ value, text: String(value) });
  // Changed by another control, such as the choice of another section.
  if (shown.value !== value) setShown({ value, text: String(value) });
  const isWrong = readWhole(shown.text, least, most) === null;
  return (
    <Field label={label} hint={hint} error={isWrong ? m.editor_error_range({ least, most }) : undefined}>
      <TextInput
        type="number"
        min={least}
        max={most}
        value={shown.text}
        onChange={({ target }) => {
          const typed = readWhole(target.value, least, most);
          setShown({ value: typed ?? value, text: target.value });
          if (typed !== null) onChange(typed);
        }}
      />
    </Field>
  );
}
