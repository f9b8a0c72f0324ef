import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import { useNow } from "#app/ui/now";
import { m } from "#i18n/paraglide/messages";
import type { ScannerView } from "#app/scanner/scanner-view";
import { isSoundUnlocked, playSound, unlockSound } from "#app/scanner/sounds";
import { fileSize, offsetSeconds } from "./clock-labels";
import { useAppInstall } from "./use-app-install";
import { usePersistentStorage } from "./use-persistent-storage";
import { ScannerButton } from "./scanner-button";
import { ScannerRoom } from "./scanner-room";

import type { Check } from "./camera-test";

/** A short checklist that turns green. Only the ticket list is needed to start; the other items state their limits. */
export function SetupScreen({
  view,
  workplace,
  onStart,
}: {
  view: ScannerView;
  /** The scanning screens, once they are on this phone. */
  workplace: typeof import("./at-work") | null;
  onStart: () => void;
}) {
  const persistent = usePersistentStorage();
  const install = useAppInstall();
  const [testing, setTesting] = useState(false);
  const [cameraTest, setCameraTest] = useState<{ check: Check; words: string } | null>(null);
  const [sound, setSound] = useState<Check>(isSoundUnlocked() ? "done" : "open");
  const go = useNavigate();
  const { pairing, manifest, clock } = view;

  async function testSound() {
    const on = await unlockSound();
    setSound(on ? "done" : "warn");
    if (!on) return;
    for (const tone of ["admit", "check", "stop"] as const) {
      playSound(tone);
      await new Promise((done) => setTimeout(done, 750));
    }
  }

  return (
    <ScannerRoom
      title={m.scan_setup_title()}
      actions={
        <>
          <ScannerButton filled disabled={!manifest || !workplace} onClick={onStart}>
            {manifest ? m.scan_setup_start() : m.scan_setup_start_wait()}
          </ScannerButton>
          <ScannerButton onClick={() => void go("/scan?choose")}>{m.scan_phone_other()}</ScannerButton>
        </>
      }
    >
      <ol className="border-t border-scan-paper">
        <Item
          check="done"
          name={m.scan_setup_paired({ event: pairing.eventTitle })}
          detail={m.scan_setup_paired_detail({ gate: pairing.gateName, list: pairing.listName })}
        />
        <ManifestItem view={view} />
        <Item
          check={persistent ? "done" : persistent === null ? "open" : "warn"}
          name={m.scan_setup_storage()}
          detail={persistent ? m.scan_phone_storage_persistent() : m.scan_setup_storage_loose()}
        />
        <Item
          check={clock ? "done" : "open"}
          name={m.scan_setup_clock()}
          detail={
            clock
              ? m.scan_setup_clock_value({ seconds: offsetSeconds(clock.offsetMs) })
              : m.scan_phone_clock_unknown()
          }
        />
        <Item
          check={cameraTest?.check ?? "open"}
          name={m.scan_setup_camera()}
          detail={cameraTest?.words}
          action={
            cameraTest?.check === "done" || testing ? null : (
              <SetupKey onClick={() => setTesting(true)}>{m.scan_setup_camera_test()}</SetupKey>
            )
          }
        >
          {testing && workplace && (
            <workplace.CameraTest
              onResult={(result) => {
                setCameraTest(result);
                setTesting(false);
              }}
            />
          )}
        </Item>
        <Item
          check={sound}
          name={m.scan_setup_sound()}
          detail={
            sound === "done"
              ? m.scan_setup_sound_ok()
              : sound === "warn"
                ? m.scan_setup_sound_none()
                : undefined
          }
          action={<SetupKey onClick={() => void testSound()}>{m.scan_setup_sound_test()}</SetupKey>}
        />
        <OfflineItem hasList={manifest !== null} install={install} />
      </ol>
    </ScannerRoom>
  );
}

/** Green when the list and every file of the app, the decoder's among them, were found on this phone. */
function OfflineItem({ hasList, install }: { hasList: boolean; install: ReturnType<typeof useAppInstall> }) {
  const { files, nextTryAt, tryNow } = install;
  const now = useNow(1000);
  const whole = files?.missing === 0;
  if (nextTryAt !== null) {
    const seconds = Math.max(0, Math.ceil((nextTryAt - now) / 1000));
    return (
      <Item
        check="warn"
        name={m.scan_setup_offline()}
        detail={
          files
            ? m.scan_setup_offline_files_retry({ missing: files.missing, total: files.total, seconds })
            : m.scan_setup_offline_app_retry({ seconds })
        }
        action={<SetupKey onClick={() => void tryNow()}>{m.scan_setup_offline_try()}</SetupKey>}
      />
    );
  }
  return (
    <Item
      check={hasList && whole ? "done" : "open"}
      name={m.scan_setup_offline()}
      detail={
        !whole
          ? m.scan_setup_offline_trying()
          : hasList
            ? m.scan_setup_offline_done({ total: files.total })
            : m.scan_setup_offline_wait()
      }
    />
  );
}

function ManifestItem({ view }: { view: ScannerView }) {
  const { manifest, load } = view;
  const { progress } = load;
  const busy = load.state === "loading" && progress && progress.bytesLeft > 0 && !manifest;
  const detail = busy
    ? progress.damaged
      ? m.scan_setup_list_broken()
      : m.scan_setup_list_progress({
          done: progress.ticketsDone,
          total: progress.ticketsTotal,
          left: fileSize(progress.bytesLeft),
        })
    : manifest
      ? m.scan_setup_list_done({ count: manifest.tickets, size: fileSize(manifest.bytes) })
      : load.state === "waiting"
        ? m.scan_setup_list_waiting()
        : undefined;
  return (
    <Item check={manifest ? "done" : "open"} name={m.scan_setup_list()} detail={detail}>
      {busy && (
        <progress
          max={Math.max(1, progress.bytesTotal)}
          value={progress.bytesTotal - progress.bytesLeft}
          aria-label={m.scan_setup_list()}
          className="mt-2 h-2 w-full appearance-none overflow-hidden rounded-full bg-scan-key [&::-moz-progress-bar]:bg-scan-admit [&::-webkit-progress-bar]:bg-scan-key [&::-webkit-progress-value]:bg-scan-admit"
        />
      )}
    </Item>
  );
}

function Item({
  check,
  name,
  detail,
  action,
  children,
}: {
  check: Check;
  name: string;
  detail?: string | undefined;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const state = {
    done: m.scan_setup_check_done(),
    warn: m.scan_setup_check_warn(),
    open: m.scan_setup_check_open(),
  }[check];
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 border-b border-scan-key py-3">
      <svg viewBox="0 0 28 28" role="img" aria-label={state} className="size-7" fill="none">
        {check === "done" ? (
          <>
            <circle cx="14" cy="14" r="13" className="fill-scan-admit" />
            <path d="m8 14.4 4 3.8 8-8.2" className="stroke-scan-ink" strokeWidth="2.5" />
          </>
        ) : check === "warn" ? (
          <>
            <path d="M14 2 27 26H1Z" className="fill-scan-check" />
            <path d="M14 10v8M14 20.5v2.5" className="stroke-scan-ink" strokeWidth="2.5" />
          </>
        ) : (
          <circle cx="14" cy="14" r="12" stroke="currentColor" strokeWidth="1.5" />
        )}
      </svg>
      <div className="min-w-0">
        <p className="type-button leading-7">{name}</p>
        {detail && (
          <p className="tnum text-base/6" role="status">
            {detail}
          </p>
        )}
        {children}
        {action}
      </div>
    </li>
  );
}

function SetupKey({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="type-button mt-2 min-h-14 rounded-control bg-scan-key px-5"
    >
      {children}
    </button>
  );
}
