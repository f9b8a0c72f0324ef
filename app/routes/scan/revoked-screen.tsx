import { useNavigate } from "react-router";
import { m } from "#i18n/paraglide/messages";
import type { ScannerView } from "#app/scanner/scanner-view";
import { clockTime } from "./clock-labels";
import { exportUnsent } from "./export-scans";
import { ScannerButton } from "./scanner-button";
import { ScannerRoom } from "./scanner-room";

/** The pairing was ended. Nothing is admitted any more, and nothing unsent is lost. */
export function RevokedScreen({ view }: { view: ScannerView }) {
  const go = useNavigate();
  const { pairing, link } = view;
  const unsent = link.pending > 0;
  return (
    <ScannerRoom
      title={m.scan_revoked_title()}
      actions={
        <>
          {unsent && (
            <ScannerButton filled onClick={() => void exportUnsent(pairing.deviceId)}>
              {m.scan_phone_export()}
            </ScannerButton>
          )}
          <ScannerButton filled={!unsent} onClick={() => void go("/scan/pair")}>
            {m.scan_revoked_pair()}
          </ScannerButton>
          <ScannerButton onClick={() => void go("/scan?choose")}>{m.scan_phone_other()}</ScannerButton>
        </>
      }
    >
      <div role="alert" className="flex max-w-[44ch] flex-col gap-3 text-lg/7">
        <p>{m.scan_revoked_detail({ time: clockTime(pairing.revokedAt ?? 0, view.manifest?.timeZone) })}</p>
        <p>{unsent ? m.scan_revoked_unsent({ count: link.pending }) : m.scan_revoked_none()}</p>
      </div>
    </ScannerRoom>
  );
}
