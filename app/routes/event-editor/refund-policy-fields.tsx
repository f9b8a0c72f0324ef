import { Checkbox, Field, Select, TextInput } from "#app/ui/field";
import { deadlineWords } from "#app/parts/refund/policy-words";
import { m } from "#i18n/paraglide/messages";
import { type EventFields, plain } from "./field-metadata";

/** Hours before the start that are offered; another stored value is added. */
const CHOICES: readonly number[] = [0, 2, 6, 12, 24, 48, 72, 168, 336, 720];

/** Until when a buyer can cancel alone, and what goes back. */
export function RefundPolicyFields({ fields }: { fields: EventFields }) {
  const stored = Number(fields.refundUntil.initialValue);
  const choices = Number.isInteger(stored) ? [...new Set([...CHOICES, stored])] : CHOICES;
  return (
    <fieldset id="refunds" className="flex flex-col gap-3">
      <legend className="type-button mb-2">{m.editor_refund_label()}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={m.editor_refund_until()} field={plain(fields.refundUntil)}>
          <Select>
            {choices
              .toSorted((a, b) => a - b)
              .map((hours) => (
                <option key={hours} value={hours}>
                  {deadlineWords(hours)}
                </option>
              ))}
            <option value="never">{m.editor_refund_never()}</option>
          </Select>
        </Field>
        <Field label={m.editor_refund_share()} field={plain(fields.refundShare)}>
          <TextInput type="number" inputMode="numeric" min={1} max={100} />
        </Field>
      </div>
      <Checkbox
        label={m.editor_refund_keeps_fee()}
        hint={m.editor_refund_fee_hint()}
        field={plain(fields.refundKeepsFee)}
      />
      <p className="type-second text-ink-2">{m.editor_refund_hint()}</p>
    </fieldset>
  );
}
