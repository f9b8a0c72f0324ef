import { m } from "#i18n/paraglide/messages";
import { ScannerButton } from "./scanner-button";

/** "Admit anyway": the log records the person whom the organizer gave the right to on this phone. */
export function OverrideForm({
  person,
  onBack,
  onConfirm,
}: {
  person: string;
  onBack: () => void;
  onConfirm: () => void;
}) {
  return (
    <div className="flex w-full flex-col gap-2.5">
      <p className="text-[1.375rem]/7 font-semibold">{m.scan_override_title({ person })}</p>
      <p className="text-base/6">{m.scan_override_detail()}</p>
      <ScannerButton filled onClick={onBack}>
        {m.scan_override_back()}
      </ScannerButton>
      <ScannerButton onClick={onConfirm}>{m.scan_override_confirm()}</ScannerButton>
    </div>
  );
}
