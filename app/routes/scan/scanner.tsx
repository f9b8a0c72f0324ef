import { useEffect, useState } from "react";
import { m } from "#app/paraglide/messages";
import type { ScannerSession } from "#app/scanner/scanner-session";
import { unlockSound } from "#app/scanner/sounds";
import { keepAwake } from "#app/scanner/wake-lock";
import { IdleScreen } from "./idle-screen";
import { PhoneSheet } from "./phone-sheet";
import { RevokedScreen } from "./revoked-screen";
import { ScannerButton } from "./scanner-button";
import { ScannerRoom } from "./scanner-room";
import { SetupScreen } from "./setup-screen";
import { TypeCode } from "./type-code";
import { UnwrittenScreen } from "./unwritten-screen";
import { useCamera } from "./use-camera";
import { useNow, useSessionView } from "./use-session";
import { useWedge } from "./use-wedge";
import { VerdictScreen } from "./verdict-screen";

/** One paired gate: getting ready, then scanning. */
export function Scanner({ session }: { session: ScannerSession }) {
  const view = useSessionView(session);
  const [scanning, setScanning] = useState(false);

  if (view.pairing.revokedAt !== null) return <RevokedScreen view={view} />;
  if (!view.writes) return <OtherWindow session={session} />;
  if (!scanning || !session.desk)
    return (
      <SetupScreen
        view={view}
        onStart={() => {
          void unlockSound();
          setScanning(true);
        }}
      />
    );
  return <AtWork session={session} onSetup={() => setScanning(false)} />;
}

function AtWork({ session, onSetup }: { session: ScannerSession; onSetup: () => void }) {
  const view = useSessionView(session);
  const now = useNow();
  const [sheet, setSheet] = useState<"type" | "phone" | null>(null);
  const [awake, setAwake] = useState(false);
  const camera = useCamera((text) => session.ask({ kind: "read", text, input: "camera" }));
  useWedge((text) => {
    setSheet(null);
    session.ask({ kind: "read", text, input: "wedge" });
  });
  useEffect(() => keepAwake(setAwake), []);

  const { screen } = view;
  const { desk } = session;
  const covered = screen.at === "verdict" || screen.at === "unwritten";
  return (
    <main id="main" data-screen={screen.at}>
      <h1 className="sr-only">{m.scan_page_title()}</h1>
      <div inert={covered}>
        <IdleScreen
          session={session}
          view={view}
          camera={camera}
          now={now}
          onType={() => setSheet("type")}
          onPhone={() => setSheet("phone")}
        />
      </div>
      {screen.at === "verdict" && desk && (
        <VerdictScreen
          key={screen.verdict.scanId}
          session={session}
          view={view}
          verdict={screen.verdict}
          desk={desk}
          now={now}
        />
      )}
      {screen.at === "unwritten" && (
        <UnwrittenScreen session={session} view={view} ask={screen.ask} now={now} />
      )}
      {sheet === "type" && !covered && <TypeCode session={session} onClose={() => setSheet(null)} />}
      {sheet === "phone" && !covered && (
        <PhoneSheet
          session={session}
          view={view}
          camera={camera}
          awake={awake}
          now={now}
          onClose={() => setSheet(null)}
          onSetup={onSetup}
        />
      )}
    </main>
  );
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
