import { TriangleAlert } from "lucide-react";
import { Link } from "react-router";
import type { DayOfPage } from "#worker/catalogue/event-day-service";
import type { DayOf } from "#durable/event-rpc";
import { Icon } from "#app/ui/icon";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { m } from "#i18n/paraglide/messages";
import { SILENT_MS } from "./attention";

/** Smaller clock offsets are shown as correct: they do not change the order of scans at a gate. */
const CLOCK_TOLERANCE_MS = 2_000;

/** Paired phones with their scans, pending scans and last contact. */
export function DeviceStatusTable({ page, dayOf, now }: { page: DayOfPage; dayOf: DayOf; now: number }) {
  const rows = listDevices(page, dayOf);
  return (
    <section>
      <SectionHeading
        size="text"
        rule={false}
        aside={
          <Link to="../gates" relative="path" className="word text-ink">
            {m.day_devices_pair()}
          </Link>
        }
      >
        {m.day_devices()}
      </SectionHeading>
      {rows.length === 0 ? (
        <p className="type-second border-t border-ink pt-3 text-ink-2">{m.day_devices_empty()}</p>
      ) : (
        <Table
          lines
          label={m.day_devices()}
          head={
            <>
              <Th>{m.day_gates_column_gate()}</Th>
              <Th>{m.day_devices_column_phone()}</Th>
              <Th numeric>{m.day_devices_column_scans()}</Th>
              <Th numeric>{m.day_devices_column_pending()}</Th>
              <Th className="pl-5">{m.day_devices_column_list()}</Th>
              <Th>{m.day_devices_column_app()}</Th>
              <Th>{m.day_devices_column_clock()}</Th>
              <Th>{m.day_devices_column_heard()}</Th>
            </>
          }
        >
          {rows.map((row) => (
            <DeviceStatusRow key={row.id} row={row} now={now} />
          ))}
        </Table>
      )}
    </section>
  );
}

interface DeviceFacts {
  readonly id: string;
  readonly gate: string;
  readonly name: string;
  readonly revoked: boolean;
  /** Null before the first report. */
  readonly report: DayOf["devices"][number] | null;
}

/** Devices of the pairing table and devices that only reported. */
function listDevices(page: DayOfPage, dayOf: DayOf): DeviceFacts[] {
  const reports = new Map(dayOf.devices.map((device) => [device.deviceId, device]));
  const ids = new Set([...Object.keys(page.devices), ...reports.keys()]);
  return Array.from(ids, (id) => {
    const report = reports.get(id) ?? null;
    const paired = page.devices[id];
    const gateId = report?.gateId ?? paired?.gateId ?? "";
    return {
      id,
      gate: page.gates[gateId] ?? gateId,
      name: paired?.name ?? id.slice(0, 8),
      revoked: paired?.revoked ?? false,
      report,
    };
  });
}

function DeviceStatusRow({ row: { gate, name, revoked, report }, now }: { row: DeviceFacts; now: number }) {
  const pending = report?.pendingScans ?? 0;
  const lastContactAt = report?.lastContactAt ?? null;
  const silent = lastContactAt !== null && now - lastContactAt > SILENT_MS && !revoked;
  return (
    <tr className={revoked ? "text-ink-2" : ""}>
      <Td strong line="lead" className="whitespace-nowrap">
        {gate}
      </Td>
      <Td>{revoked ? m.day_devices_revoked({ name }) : name}</Td>
      <Td numeric word={m.day_devices_column_scans()}>
        {report?.scans ?? 0}
      </Td>
      <Td numeric strong={pending > 0} word={m.day_devices_column_pending()}>
        {pending}
      </Td>
      <Td word={m.day_devices_column_list()}>{report?.manifestVersion ?? m.day_devices_never()}</Td>
      <Td word={m.day_devices_column_app()}>{report?.appVersion ?? "–"}</Td>
      <Td word={m.day_devices_column_clock()}>{clockOffsetText(report?.clockOffsetMs ?? null)}</Td>
      <Td line="end" className="whitespace-nowrap">
        {silent ? (
          <span className="flex items-center gap-2 font-semibold text-warn">
            <Icon of={TriangleAlert} size={18} />
            {lastContactText(lastContactAt, now)}
          </span>
        ) : (
          lastContactText(lastContactAt, now)
        )}
      </Td>
    </tr>
  );
}

function clockOffsetText(offsetMs: number | null): string {
  if (offsetMs === null) return "–";
  if (Math.abs(offsetMs) < CLOCK_TOLERANCE_MS) return m.day_devices_clock_right();
  const seconds = Math.round(offsetMs / 1000);
  return m.day_devices_clock({ seconds: seconds > 0 ? `+${seconds}` : `−${-seconds}` });
}

function lastContactText(at: number | null, now: number): string {
  if (at === null) return m.day_devices_never();
  const seconds = Math.max(0, Math.floor((now - at) / 1000));
  return seconds < 60
    ? m.day_devices_seconds_ago({ count: seconds })
    : m.day_devices_minutes_ago({ count: Math.floor(seconds / 60) });
}
