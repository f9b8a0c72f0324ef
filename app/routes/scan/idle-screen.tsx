import {
  ArrowLeftRight,
  CloudCheck,
  CloudOff,
  Flashlight,
  Keyboard,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "#app/ui/icon";
import { m } from "#i18n/paraglide/messages";
import type { Committed } from "#app/scanner/committed-verdict";
import type { ScannerSession } from "#app/scanner/scanner-session";
import type { ScannerView } from "#app/scanner/scanner-view";
import { CameraView } from "./camera-view";
import { clockTime } from "./clock-labels";
import { linkLabel } from "./link-labels";
import { ScanBar } from "./scan-bar";
import type { useCamera } from "./use-camera";
import { reasonLabel } from "./verdict-labels";
import { SmallShape } from "./verdict-shape";

/** Ready for the next code: camera, the last five scans, and keys under the thumb. */
export function IdleScreen({
  session,
  view,
  camera,
  now,
  onType,
  onPhone,
}: {
  session: ScannerSession;
  view: ScannerView;
  camera: ReturnType<typeof useCamera>;
  now: number;
  onType: () => void;
  onPhone: () => void;
}) {
  const { link, undoable, pairing } = view;
  const torch = camera.view.torch;
  return (
    <div className="grid h-viewport grid-cols-1 grid-rows-[auto_auto_minmax(7rem,1fr)_auto_auto] bg-scan-ground pb-[env(safe-area-inset-bottom)] text-scan-paper [--focus:var(--color-scan-paper)] [grid-template-areas:'bar'_'link'_'camera'_'recent'_'keys'] short:grid-cols-2 short:grid-rows-[auto_auto_minmax(0,1fr)_auto] short:[grid-template-areas:'camera_bar'_'camera_link'_'camera_recent'_'camera_keys']">
      <ScanBar view={view} now={now} />
      <button
        type="button"
        onClick={onPhone}
        className="tnum flex min-h-12 items-center gap-3 border-t border-scan-key px-5 py-2 text-left text-base/6 -outline-offset-2 [grid-area:link]"
      >
        <Icon of={link.trouble ? CloudOff : view.incidents.length > 0 ? TriangleAlert : CloudCheck} />
        <span className="min-w-0">
          {linkLabel(link, now, view.manifest?.timeZone)}
          {view.incidents.length > 0 && ` ${m.scan_incidents({ count: view.incidents.length })}`}
          <span className="sr-only"> {m.scan_link_open()}</span>
        </span>
      </button>
      <CameraView camera={camera} />
      <Recent view={view} />
      <div className="flex gap-2 px-5 pt-3 pb-5 [grid-area:keys] max-[359px]:px-3 short:pb-3">
        {torch !== null && (
          <Key
            icon={<Icon of={Flashlight} size={22} />}
            pressed={torch}
            onClick={() => camera.setTorch(!torch)}
          >
            {m.scan_key_torch()}
          </Key>
        )}
        <Key icon={<Icon of={Keyboard} size={22} />} onClick={onType}>
          {m.scan_key_type()}
        </Key>
        {view.manifest?.exits === false ? null : (
          <Key
            icon={<Icon of={ArrowLeftRight} size={22} />}
            hint={m.scan_key_direction_hint()}
            onClick={() => void session.switchDirection()}
          >
            {pairing.direction === "entry" ? m.scan_key_entry() : m.scan_key_exit()}
          </Key>
        )}
        {undoable && (
          <Key
            icon={<Icon of={Undo2} size={22} />}
            hint={undoable.place || undoable.ticketType}
            onClick={() => session.handle({ kind: "undo", scanId: undoable.scanId })}
          >
            {m.scan_key_undo()}
          </Key>
        )}
      </div>
    </div>
  );
}

function Key({
  icon,
  pressed,
  hint,
  onClick,
  children,
}: {
  icon: ReactNode;
  pressed?: boolean;
  hint?: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className="type-button flex min-h-16 min-w-0 grow flex-col items-center justify-center gap-1 rounded-control bg-scan-key px-2 py-2 text-[0.9375rem]/5 aria-pressed:bg-scan-paper aria-pressed:text-scan-ground"
    >
      {icon}
      <span className="max-w-full truncate">{children}</span>
      {hint && <span className="sr-only">{hint}</span>}
    </button>
  );
}

function Recent({ view }: { view: ScannerView }) {
  const { undone, recent } = view;
  return (
    <div className="min-h-0 overflow-hidden px-5 pt-2 [grid-area:recent]">
      {undone ? (
        <p className="flex h-7.5 items-center text-base/5 font-semibold">
          {m.scan_undone({ what: undone.place || undone.ticketType })}
        </p>
      ) : null}
      {recent.length === 0 ? (
        <p className="flex h-7.5 items-center text-base/5">{m.scan_recent_empty()}</p>
      ) : (
        <ol aria-label={m.scan_recent_label()}>
          {recent.slice(0, undone ? 4 : 5).map((scan) => (
            <RecentLine key={scan.scanId} scan={scan} timeZone={view.manifest?.timeZone} />
          ))}
        </ol>
      )}
    </div>
  );
}

function RecentLine({ scan, timeZone }: { scan: Committed; timeZone: string | undefined }) {
  const word = {
    admit: scan.kind === "exit" ? m.scan_verdict_exit() : m.scan_verdict_admit(),
    check: m.scan_verdict_check(),
    stop: m.scan_verdict_stop(),
  }[scan.tone];
  return (
    <li className="grid h-7.5 grid-cols-[1.25rem_minmax(2.25rem,auto)_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-scan-key text-base/5">
      <SmallShape tone={scan.tone} label={word} />
      <span className="tnum font-semibold">{scan.place}</span>
      <span className="truncate">
        {scan.tone === "admit" ? scan.ticketType : reasonLabel(scan) || scan.ticketType}
      </span>
      <time className="tnum">{clockTime(scan.deviceAt, timeZone, true)}</time>
    </li>
  );
}
