import { useId, useState } from "react";
import { m } from "#i18n/paraglide/messages";
import { ScannerButton } from "./scanner-button";

let lastOperator = "";

/** "Admit anyway": the log records the operator's name. */
export function OverrideForm({
  onBack,
  onConfirm,
}: {
  onBack: () => void;
  onConfirm: (operator: string) => void;
}) {
  const id = useId();
  const [missing, setMissing] = useState(false);
  return (
    <form
      className="flex w-full flex-col gap-2.5"
      onSubmit={(submit) => {
        submit.preventDefault();
        const operator = String(new FormData(submit.currentTarget).get("operator") ?? "").trim();
        if (operator === "") return setMissing(true);
        lastOperator = operator;
        onConfirm(operator.slice(0, 80));
      }}
    >
      <p className="text-[1.375rem]/7 font-semibold">{m.scan_override_title()}</p>
      <p className="text-base/6">{m.scan_override_detail()}</p>
      <label htmlFor={id} className="type-button">
        {m.scan_override_operator()}
      </label>
      <input
        id={id}
        name="operator"
        defaultValue={lastOperator}
        maxLength={80}
        autoComplete="off"
        aria-invalid={missing || undefined}
        aria-describedby={missing ? `${id}-missing` : undefined}
        ref={(field) => field?.focus()}
        className="min-h-14 w-full rounded-control border-2 border-current bg-transparent px-4 text-lg"
      />
      {missing && (
        <p id={`${id}-missing`} role="alert" className="text-base/6 font-semibold">
          {m.scan_override_operator_missing()}
        </p>
      )}
      <ScannerButton filled onClick={onBack}>
        {m.scan_override_back()}
      </ScannerButton>
      <ScannerButton type="submit">{m.scan_override_confirm()}</ScannerButton>
    </form>
  );
}
