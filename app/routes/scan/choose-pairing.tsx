import { Link, useNavigate } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { type PairingLine, removePairing } from "#app/scanner/pairings.client";
import { ScannerButton } from "./scanner-button";
import { ScannerRoom } from "./scanner-room";

/** Several pairings on one phone, or none yet. */
export function ChoosePairing({
  pairings,
  onChange,
}: {
  pairings: readonly PairingLine[];
  onChange: () => void;
}) {
  const go = useNavigate();
  const none = pairings.length === 0;
  return (
    <ScannerRoom
      title={none ? m.scan_none_title() : m.scan_choose_title()}
      actions={
        <ScannerButton filled={none} onClick={() => void go("/scan/pair")}>
          {none ? m.scan_pair_submit() : m.scan_choose_pair()}
        </ScannerButton>
      }
    >
      <p className="max-w-[44ch] text-lg/7">{none ? m.scan_none_detail() : m.scan_choose_detail()}</p>
      <ul className="mt-5">
        {pairings.map((each) => (
          <li key={each.deviceId} className="border-b border-scan-key py-2">
            <div className="flex items-center justify-between gap-4">
              <Link
                to={`/scan?device=${encodeURIComponent(each.deviceId)}`}
                className="flex min-h-14 grow flex-col justify-center"
              >
                <span className="type-small">{each.gateName}</span>
                <span className="text-base/6">
                  {each.eventTitle}, {each.listName}
                </span>
              </Link>
              {each.revoked && <span className="text-base/6">{m.scan_choose_revoked()}</span>}
              <button
                type="button"
                disabled={each.unsent > 0}
                onClick={() => void removePairing(each.deviceId).then(onChange)}
                className="type-button word min-h-14 disabled:no-underline disabled:opacity-60"
                aria-label={`${m.scan_choose_remove()}: ${each.gateName}, ${each.eventTitle}`}
              >
                {m.scan_choose_remove()}
              </button>
            </div>
            {each.unsent > 0 && (
              <p className="pb-2 text-base/6">{m.scan_choose_keep({ count: each.unsent })}</p>
            )}
          </li>
        ))}
      </ul>
    </ScannerRoom>
  );
}
