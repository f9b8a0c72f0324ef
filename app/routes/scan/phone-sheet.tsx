import type { ReactNode } from "react";
import { Link } from "react-router";
import { m } from "#i18n/paraglide/messages";
import { appVersion } from "#app/scanner/phone.client";
import type { ScannerSession } from "#app/scanner/scanner-session";
import type { ScannerView } from "#app/scanner/scanner-view";
import { age, clockTime, offsetSeconds } from "./clock-labels";
import { exportUnsent } from "./export-scans";
import { linkLabel, retryLabel } from "./link-labels";
import { ScannerButton } from "./scanner-button";
import { Sheet } from "./sheet";
import type { useCamera } from "./use-camera";
import { usePersistentStorage } from "./use-persistent-storage";
import { decoderWord } from "./decoder-word";

/** Status of this device: unsent scans, manifest, version. */
export function PhoneSheet({
  session,
  view,
  camera,
  awake,
  now,
  onClose,
  onSetup,
}: {
  session: ScannerSession;
  view: ScannerView;
  camera: ReturnType<typeof useCamera>;
  awake: boolean;
  now: number;
  onClose: () => void;
  onSetup: () => void;
}) {
  const { link, manifest, clock, pairing } = view;
  const persistent = usePersistentStorage();
  const timeZone = manifest?.timeZone;
  return (
    <Sheet
      title={pairing.deviceName || m.scan_phone_title()}
      back={m.scan_phone_close()}
      onClose={onClose}
      actions={
        <ScannerButton filled disabled={link.syncing} onClick={() => session.syncNow()}>
          {link.syncing ? m.scan_link_sending() : m.scan_phone_sync()}
        </ScannerButton>
      }
    >
      <p role="status" className="text-lg/7">
        {linkLabel(link, now, timeZone)} {retryLabel(link, now)}
      </p>
      {view.incidents.length > 0 && (
        <section className="mt-5">
          <h3 className="type-button border-b border-scan-paper pb-2">{m.scan_phone_incidents()}</h3>
          <ul>
            {view.incidents.slice(0, 20).map((each) => (
              <li
                key={each.id}
                className="flex justify-between gap-4 border-b border-scan-key py-2.5 text-base/6"
              >
                <span>{incidentWords(each)}</span>
                <time className="tnum">{clockTime(each.at, timeZone)}</time>
              </li>
            ))}
          </ul>
        </section>
      )}
      <dl className="mt-5 border-t border-scan-paper">
        <Row name={m.scan_phone_pending()}>{link.pending}</Row>
        <Row name={m.scan_phone_last()}>{age(link.syncedAt, now)}</Row>
        <Row name={m.scan_phone_list()}>
          {manifest &&
            m.scan_phone_list_value({ count: manifest.tickets, time: clockTime(manifest.asOf, timeZone) })}
        </Row>
        <Row name={m.scan_phone_clock()}>
          {clock
            ? m.scan_phone_clock_value({
                seconds: offsetSeconds(clock.offsetMs),
                age: age(clock.measuredAt, now),
              })
            : m.scan_phone_clock_unknown()}
        </Row>
        <Row name={m.scan_phone_storage()}>
          {persistent ? m.scan_phone_storage_persistent() : m.scan_phone_storage_loose()}
        </Row>
        <Row name={m.scan_phone_screen()}>
          {awake ? m.scan_phone_screen_awake() : m.scan_phone_screen_sleeps()}
        </Row>
        <Row name={m.scan_phone_decoder()}>
          {camera.view.decoder ? decoderWord(camera.view.decoder) : "–"}
        </Row>
        <Row name={m.scan_phone_version()}>{appVersion}</Row>
      </dl>
      <div className="mt-2 flex flex-col items-start">
        {camera.view.cameras.length > 1 && (
          <SheetWord onClick={camera.nextCamera}>{m.scan_camera_next()}</SheetWord>
        )}
        <SheetWord onClick={onSetup}>{m.scan_phone_setup()}</SheetWord>
        {link.pending > 0 && (
          <SheetWord onClick={() => void exportUnsent(pairing.deviceId)}>{m.scan_phone_export()}</SheetWord>
        )}
        <Link to="/scan?choose" className="type-button word flex min-h-14 items-center">
          {m.scan_phone_other()}
        </Link>
      </div>
    </Sheet>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-6 border-b border-scan-key py-2.5 text-base/6">
      <dt>{name}</dt>
      <dd className="tnum font-semibold">{children}</dd>
    </div>
  );
}

function SheetWord({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" onClick={onClick} className="type-button word min-h-14 text-left">
      {children}
    </button>
  );
}

function incidentWords({ kind, what }: ScannerView["incidents"][number]): string {
  switch (kind) {
    case "duplicate_admission":
      return m.scan_incident_duplicate_admission({ what });
    case "revoked_admitted":
      return m.scan_incident_revoked_admitted({ what });
    case "unknown_admitted":
      return m.scan_incident_unknown_admitted({ what });
    default:
      return m.scan_incident_other({ what });
  }
}
