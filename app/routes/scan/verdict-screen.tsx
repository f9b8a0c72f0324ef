import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Icon } from "#app/ui/icon";
import { m } from "#i18n/paraglide/messages";
import type { Committed, VerdictTone } from "#app/scanner/committed-verdict";
import type { AdmissionService } from "#app/scanner/admission-service";
import type { ScannerSession } from "#app/scanner/scanner-session";
import type { ScannerView } from "#app/scanner/scanner-view";
import { OverrideForm } from "./override-form";
import { ScanBar } from "./scan-bar";
import { ScannerButton } from "./scanner-button";
import { VerdictShape } from "./verdict-shape";
import { verdictLabels } from "./verdict-labels";

/** Fill of the screen's safe button is its text colour, and the other way round. */
export const TONE_LOOK: Readonly<Record<VerdictTone, string>> = {
  admit: "bg-scan-admit text-scan-ink [--fill:var(--color-scan-ink)] [--on-fill:var(--color-scan-admit)]",
  check: "bg-scan-check text-scan-ink [--fill:var(--color-scan-ink)] [--on-fill:var(--color-scan-check)]",
  stop: "bg-scan-stop text-scan-paper [--fill:var(--color-scan-paper)] [--on-fill:var(--color-scan-stop)]",
};

/** The whole screen is the verdict, and everything is always in the same place. */
export function VerdictScreen({
  session,
  view,
  verdict,
  service,
  now,
}: {
  session: ScannerSession;
  view: ScannerView;
  verdict: Committed;
  service: AdmissionService;
  now: number;
}) {
  const [overriding, setOverriding] = useState(false);
  const { word, reason, detail } = verdictLabels(verdict, service);
  const next = () => session.dismiss();
  const override = () => session.handle({ kind: "override", scanId: verdict.scanId });
  const { overrideBy } = service;
  return (
    <section
      aria-label={word}
      // The screen is new: a keyboard starts at its first action.
      ref={focusOnce}
      tabIndex={-1}
      data-verdict={verdict.tone}
      className={`fixed inset-0 z-20 flex flex-col pb-[env(safe-area-inset-bottom)] [--focus:currentcolor] outline-none ${TONE_LOOK[verdict.tone]}`}
    >
      <div className="border-b border-current">
        <ScanBar view={view} now={now} />
      </div>
      <div
        // What does not fit scrolls, by keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="flex min-h-0 grow flex-col overflow-y-auto px-5 -outline-offset-2 short:flex-row short:gap-8"
      >
        <div className="shrink-0 pt-[min(2.25rem,3dvh)]">
          <VerdictShape
            tone={verdict.tone}
            className="size-[min(10.5rem,22dvh)] animate-verdict short:size-[30dvh]"
          />
          <p className="type-verdict mt-[min(1.25rem,2dvh)] -ml-1 short:text-6xl/16">{word}</p>
        </div>
        <div className="pt-3 pb-4 short:pt-[3dvh]">
          {(verdict.place || verdict.ticketType) && (
            <p className="flex flex-wrap items-baseline gap-x-3">
              {verdict.place && <span className="type-seat text-[3.25rem]/14">{verdict.place}</span>}
              <span className={verdict.place ? "text-[1.375rem]/7" : "type-page"}>{verdict.ticketType}</span>
            </p>
          )}
          <p className="mt-2 text-[1.625rem]/8 font-semibold">{reason}</p>
          {detail && <p className="mt-1 max-w-[34ch] text-xl/7 max-[359px]:text-lg/6">{detail}</p>}
        </div>
      </div>
      <div className="flex shrink-0 flex-col gap-2.5 px-5 pt-2 pb-5 short:flex-row short:pb-3">
        {overriding && overrideBy !== null ? (
          <OverrideForm person={overrideBy} onBack={() => setOverriding(false)} onConfirm={override} />
        ) : verdict.tone === "admit" ? (
          <>
            <div className="short:w-full short:self-center">
              <p className="text-base/5">{m.scan_verdict_next_in()}</p>
              <div className="mt-2 h-1.5 bg-current/25">
                <div className="h-full origin-left animate-move-on bg-current" />
              </div>
            </div>
            <ScannerButton onClick={() => session.handle({ kind: "undo", scanId: verdict.scanId })}>
              <Icon of={Undo2} />
              {m.scan_verdict_undo()}
            </ScannerButton>
          </>
        ) : verdict.tone === "check" ? (
          <>
            <ScannerButton filled onClick={override}>
              {verdict.kind === "exit" ? m.scan_verdict_exit_mark() : m.scan_verdict_admit_mark()}
            </ScannerButton>
            <ScannerButton onClick={next}>{m.scan_verdict_refuse()}</ScannerButton>
          </>
        ) : (
          <>
            <ScannerButton filled onClick={next}>
              {m.scan_verdict_next()}
            </ScannerButton>
            {!verdict.mayOverride || verdict.kind !== "entry" ? null : overrideBy === null ? (
              <p className="text-base/6">{m.scan_override_no_right()}</p>
            ) : (
              <ScannerButton onClick={() => setOverriding(true)}>
                {m.scan_verdict_admit_anyway()}
              </ScannerButton>
            )}
          </>
        )}
      </div>
    </section>
  );
}

export function focusOnce(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
