import { useCallback, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { type PairingLine, listPairings } from "#app/scanner/pairings.client";
import { ChoosePairing } from "./choose-pairing";
import { Scanner } from "./scanner";
import { ScannerButton } from "./scanner-button";
import { ScannerRoom } from "./scanner-room";
import { ScannerWait } from "./scanner-wait";
import { useOpenSession } from "./use-session";

/** The pairing asked for, the only one there is, or the choice. */
export function ScannerApp() {
  const [asking] = useSearchParams();
  const { pairings, reload } = usePairings();
  if (pairings === "opening") return <ScannerWait />;
  if (pairings === "failed") return <StorageProblem onRetry={reload} />;
  const deviceId = asking.get("device");
  const choosing = asking.has("choose");
  const usable = pairings.filter((each) => !each.revoked);
  const asked = pairings.find((each) => each.deviceId === deviceId);
  const only = pairings.length === 1 || usable.length === 1 ? (usable[0] ?? pairings[0]) : undefined;
  const chosen = choosing ? undefined : (asked ?? only);
  if (!chosen) return <ChoosePairing pairings={pairings} onChange={reload} />;
  return <OpenPairing key={chosen.deviceId} deviceId={chosen.deviceId} />;
}

function OpenPairing({ deviceId }: { deviceId: string }) {
  const [attempt, setAttempt] = useState(1);
  return <Opening key={attempt} deviceId={deviceId} onRetry={() => setAttempt(attempt + 1)} />;
}

function Opening({ deviceId, onRetry }: { deviceId: string; onRetry: () => void }) {
  const opened = useOpenSession(deviceId);
  if (opened.state === "open") return <Scanner session={opened.session} />;
  if (opened.state === "opening") return <ScannerWait />;
  return <StorageProblem onRetry={onRetry} />;
}

function usePairings() {
  const [pairings, setPairings] = useState<readonly PairingLine[] | "opening" | "failed">("opening");
  const reload = useCallback(() => {
    listPairings().then(setPairings, () => setPairings("failed"));
  }, []);
  useEffect(reload, [reload]);
  return { pairings, reload };
}

function StorageProblem({ onRetry }: { onRetry: () => void }) {
  return (
    <ScannerRoom
      title={m.scan_problem_title()}
      actions={
        <ScannerButton filled onClick={onRetry}>
          {m.scan_problem_retry()}
        </ScannerButton>
      }
    >
      <p className="text-lg/7">{m.scan_problem_detail()}</p>
    </ScannerRoom>
  );
}
