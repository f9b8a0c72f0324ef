import type { IncidentView } from "#durable/event-rpc";
import { SectionHeading } from "#app/ui/section-heading";
import { m } from "#i18n/paraglide/messages";
import { eventTime } from "./event-time";

const labels: Readonly<Record<string, () => string>> = {
  duplicate_admission: m.day_incident_duplicate_admission,
  revoked_admitted: m.day_incident_revoked_admitted,
  superseded_admitted: m.day_incident_superseded_admitted,
  unknown_admitted: m.day_incident_unknown_admitted,
  exit_without_entry: m.day_incident_exit_without_entry,
  clock_suspect: m.day_incident_clock_suspect,
  scans_missing: m.day_incident_scans_missing,
  quarantined_scan: m.day_incident_quarantined_scan,
  override_without_right: m.day_incident_override_without_right,
};

/** Incidents, newest first; each expands to its scans. */
export function IncidentList({
  incidents,
  gates,
  devices,
  timeZone,
}: {
  incidents: readonly IncidentView[];
  gates: Readonly<Record<string, string>>;
  devices: Readonly<Record<string, { readonly name: string }>>;
  timeZone: string;
}) {
  return (
    <section id="incidents" className="scroll-mt-6">
      <SectionHeading size="text">{m.day_incidents()}</SectionHeading>
      {incidents.length === 0 ? (
        <p className="type-second text-ink-2">{m.day_incidents_empty()}</p>
      ) : (
        <ol className="type-second -mt-3">
          {incidents
            .toSorted((a, b) => b.at - a.at)
            .map((incident) => (
              <li key={incident.id} className="border-b border-line">
                <details>
                  <summary className="grid min-h-[39px] grid-cols-[3rem_3.5rem_minmax(0,1fr)_auto] items-center gap-2 py-2">
                    <span className="text-ink-2">{eventTime(incident.at, timeZone)}</span>
                    <strong className="font-semibold">{incident.what || "–"}</strong>
                    <span>{labels[incident.kind]?.() ?? incident.kind}</span>
                    <span className="text-ink-2">{gates[incident.scans.at(-1)?.gateId ?? ""] ?? ""}</span>
                  </summary>
                  <ul className="pb-3 pl-14 text-ink-2">
                    {incident.scans.map((scan) => (
                      <li key={scan.scanId}>
                        {eventTime(scan.at, timeZone)}, {gates[scan.gateId] ?? scan.gateId}
                        {devices[scan.deviceId] ? `, ${devices[scan.deviceId]!.name}` : ""}
                      </li>
                    ))}
                  </ul>
                </details>
              </li>
            ))}
        </ol>
      )}
    </section>
  );
}
