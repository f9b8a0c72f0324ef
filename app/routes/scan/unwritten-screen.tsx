import { m } from "#i18n/paraglide/messages";
import type { ScannerSession } from "#app/scanner/scanner-session";
import type { ScannerView } from "#app/scanner/scanner-view";
import type { ScanRequest } from "#app/scanner/scan-screen";
import { ScanBar } from "./scan-bar";
import { ScannerButton } from "./scanner-button";
import { TONE_LOOK, focusOnce } from "./verdict-screen";
import { VerdictShape } from "./verdict-shape";

/** The log could not be written. There is no verdict then. */
export function UnwrittenScreen({
  session,
  view,
  request,
  now,
}: {
  session: ScannerSession;
  view: ScannerView;
  request: ScanRequest;
  now: number;
}) {
  return (
    <section
      ref={focusOnce}
      tabIndex={-1}
      role="alert"
      data-verdict="unwritten"
      className={`fixed inset-0 z-20 flex flex-col pb-[env(safe-area-inset-bottom)] [--focus:currentcolor] outline-none ${TONE_LOOK.stop}`}
    >
      <div className="border-b border-current">
        <ScanBar view={view} now={now} />
      </div>
      <div className="min-h-0 grow overflow-y-auto px-5 pt-[min(2.25rem,3dvh)] pb-4">
        <VerdictShape tone="stop" className="size-[min(10.5rem,22dvh)]" />
        <p className="type-number mt-5">{m.scan_unwritten_title()}</p>
        <p className="mt-3 max-w-[34ch] text-xl/7">{m.scan_unwritten_detail()}</p>
      </div>
      <div className="flex shrink-0 flex-col gap-2.5 px-5 pt-2 pb-5 short:flex-row">
        <ScannerButton filled onClick={() => session.handle(request)}>
          {m.scan_unwritten_retry()}
        </ScannerButton>
        <ScannerButton onClick={() => session.dismiss()}>{m.scan_unwritten_back()}</ScannerButton>
      </div>
    </section>
  );
}
