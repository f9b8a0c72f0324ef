import { useEffect, useState } from "react";
import { useAnnounce } from "#app/ui/live-region";
import { useNow } from "#app/ui/now";
import { m } from "#i18n/paraglide/messages";
import type { ScannerSession } from "#app/scanner/scanner-session";
import { playSound } from "#app/scanner/sounds";
import { keepAwake } from "#app/device/wake-lock";
import { IdleScreen } from "./idle-screen";
import { PhoneSheet } from "./phone-sheet";
import { TypeCode } from "./type-code";
import { UnwrittenScreen } from "./unwritten-screen";
import { useCamera } from "./use-camera";
import { useSessionView } from "./use-session";
import { useWedge } from "./use-wedge";
import { VerdictScreen } from "./verdict-screen";
import { verdictLabels } from "./verdict-labels";

export { CameraTest } from "./camera-test";

/** Scanning: the camera stays under every verdict, so that the next code is read at once. */
export function AtWork({ session, onSetup }: { session: ScannerSession; onSetup: () => void }) {
  const view = useSessionView(session);
  const now = useNow(1000);
  const [sheet, setSheet] = useState<"type" | "phone" | null>(null);
  const [awake, setAwake] = useState(false);
  const camera = useCamera((text) => session.handle({ kind: "read", text, input: "camera" }));
  useWedge((text) => {
    setSheet(null);
    session.handle({ kind: "read", text, input: "wedge" });
  });
  useEffect(() => keepAwake(setAwake), []);
  const announce = useAnnounce();
  // Sound and vibration for each verdict.
  useEffect(
    () =>
      session.onVerdict((verdict) => {
        playSound(verdict.tone);
        if (!session.service) return;
        const words = verdictLabels(verdict, session.service);
        const spoken = [words.word, verdict.place, verdict.ticketType, words.reason, words.detail];
        announce(spoken.filter(Boolean).join(". "), { assertive: true });
      }),
    [session, announce],
  );

  const { screen } = view;
  const { service } = session;
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
      {screen.at === "verdict" && service && (
        <VerdictScreen
          key={screen.verdict.scanId}
          session={session}
          view={view}
          verdict={screen.verdict}
          service={service}
          now={now}
        />
      )}
      {screen.at === "unwritten" && (
        <UnwrittenScreen session={session} view={view} request={screen.request} now={now} />
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
