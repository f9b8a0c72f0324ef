import { useEffect, useState } from "react";
import { m } from "#i18n/paraglide/messages";
import type { ScannerSession } from "#app/scanner/scanner-session";
import type { ScannerView } from "#app/scanner/scanner-view";
import { unlockSound } from "#app/scanner/sounds";
import { RevokedScreen } from "./revoked-screen";
import { ScannerButton } from "./scanner-button";
import { ScannerRoom } from "./scanner-room";
import { ScreenBoundary } from "./screen-boundary";
import { SetupScreen } from "./setup-screen";
import { useSessionView } from "./use-session";

type Workplace = typeof import("./at-work");

/** Camera, decoder and scanning screens come while the checklist is read; nothing starts before they are here. */
function useWorkplace(): Workplace | null {
  const [workplace, setWorkplace] = useState<Workplace | null>(null);
  useEffect(() => {
    const load = () => void import("./at-work").then(setWorkplace, () => undefined);
    load();
    window.addEventListener("online", load);
    return () => window.removeEventListener("online", load);
  }, []);
  return workplace;
}

/** One paired gate: getting ready, then scanning. */
export function Scanner({ session }: { session: ScannerSession }) {
  const view = useSessionView(session);
  const [scanning, setScanning] = useState(false);
  const workplace = useWorkplace();

  return (
    <ScreenBoundary
      showing={view}
      onRetry={() => {
        session.dismiss();
        setScanning(false);
      }}
    >
      <Screens
        session={session}
        view={view}
        workplace={workplace}
        scanning={scanning}
        onScanning={setScanning}
      />
    </ScreenBoundary>
  );
}

function Screens({
  session,
  view,
  workplace,
  scanning,
  onScanning,
}: {
  session: ScannerSession;
  view: ScannerView;
  workplace: Workplace | null;
  scanning: boolean;
  onScanning: (scanning: boolean) => void;
}) {
  if (view.pairing.revokedAt !== null) return <RevokedScreen view={view} />;
  if (!view.writes) return <OtherWindow session={session} />;
  if (!scanning || !session.service || !workplace)
    return (
      <SetupScreen
        view={view}
        workplace={workplace}
        onStart={() => {
          void unlockSound();
          onScanning(true);
        }}
      />
    );
  return <workplace.AtWork session={session} onSetup={() => onScanning(false)} />;
}

function OtherWindow({ session }: { session: ScannerSession }) {
  return (
    <ScannerRoom
      title={m.scan_link_other_window()}
      actions={
        <ScannerButton filled onClick={() => void session.takeWindow()}>
          {m.scan_other_window_take()}
        </ScannerButton>
      }
    >
      <p className="max-w-[44ch] text-lg/7">{m.scan_other_window_detail()}</p>
    </ScannerRoom>
  );
}
