import { TriangleAlert } from "lucide-react";
import { Link } from "react-router";
import type { DayOfPage } from "#worker/catalogue/catalogue";
import type { DayOf } from "#durable/event-rpc";
import { Icon } from "#app/ui/icon";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { m } from "#i18n/paraglide/messages";
import { SILENT_MS } from "./attention";

/** A clock off by less than this changes no order at a gate. */
const CLOCK_OFF_MS = 2_000;

/** Every paired phone: what it scanned, what it still has to send, when it was last heard. */
export function DeviceTable({ page, dayOf, now }: { page: DayOfPage; dayOf: DayOf; now: number }) {
  const told = new Map(dayOf.devices.map((device) => [device.deviceId, device]));
  const ids = [...new Set([...Object.keys(page.devices), ...told.keys()])];
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
      {ids.length === 0 ? (
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
          {ids.map((id) => {
            const device = told.get(id);
            const known = page.devices[id];
            const gateId = device?.gateId ?? known?.gateId ?? "";
            const name = known?.name ?? id.slice(0, 8);
            const heardAt = device?.lastContactAt ?? null;
            const silent = heardAt !== null && now - heardAt > SILENT_MS && !known?.revoked;
            return (
              <tr key={id} className={known?.revoked ? "text-ink-2" : ""}>
                <Td strong line="lead" className="whitespace-nowrap">
                  {page.gates[gateId] ?? gateId}
                </Td>
                <Td>{known?.revoked ? m.day_devices_revoked({ name }) : name}</Td>
                <Td numeric word={m.day_devices_column_scans()}>
                  {device?.scans ?? 0}
                </Td>
                <Td numeric strong={(device?.pendingScans ?? 0) > 0} word={m.day_devices_column_pending()}>
                  {device?.pendingScans ?? 0}
                </Td>
                <Td word={m.day_devices_column_list()}>{device?.manifestVersion ?? m.day_devices_never()}</Td>
                <Td word={m.day_devices_column_app()}>{device?.appVersion ?? "–"}</Td>
                <Td word={m.day_devices_column_clock()}>{clockOffset(device?.clockOffsetMs ?? null)}</Td>
                <Td line="end" className="whitespace-nowrap">
                  {silent ? (
                    <span className="flex items-center gap-2 font-semibold text-warn">
                      <Icon of={TriangleAlert} size={18} />
                      {heardWords(heardAt, now)}
                    </span>
                  ) : (
                    heardWords(heardAt, now)
                  )}
                </Td>
              </tr>
            );
          })}
        </Table>
      )}
    </section>
  );
}

function clockOffset(offsetMs: number | null): string {
  if (offsetMs === null) return "–";
  if (Math.abs(offsetMs) < CLOCK_OFF_MS) return m.day_devices_clock_right();
  const seconds = Math.round(offsetMs / 1000);
  return m.day_devices_clock({ seconds: seconds > 0 ? `+${seconds}` : `−${-seconds}` });
}

function heardWords(at: number | null, now: number): string {
  if (at === null) return m.day_devices_never();
  const seconds = Math.max(0, Math.floor((now - at) / 1000));
  return seconds < 60
    ? m.day_devices_seconds_ago({ count: seconds })
    : m.day_devices_minutes_ago({ count: Math.floor(seconds / 60) });
}
