import { Link, useNavigation } from "react-router";
import type { DayOfPage } from "#worker/catalogue/event-day-service";
import type { DayOf } from "#durable/event-rpc";
import { type AttentionItem, AttentionStrip } from "#app/ui/attention-strip";
import { Button } from "#app/ui/button";
import { m } from "#i18n/paraglide/messages";
import { eventTime } from "./event-time";
import { ChangeForm } from "#app/ui/change-form";

/** Without contact for this long a device is shown as silent. */
export const SILENT_MS = 5 * 60_000;
const MAX_ITEMS = 4;
const MAX_RETRIES = 50;

/** Duplicate admissions, silent devices with pending scans, and failed effects. */
export function DayAttention({ page, dayOf, now }: { page: DayOfPage; dayOf: DayOf; now: number }) {
  const { timeZone } = page.event;
  const pending = useNavigation().state !== "idle";
  const gate = (id: string) => page.gates[id] ?? id;
  const twice = dayOf.incidents
    .filter(({ kind }) => kind === "duplicate_admission")
    .map((incident): AttentionItem => ({
      id: incident.id,
      tone: "stop",
      what: m.day_attention_duplicate({ what: incident.what }),
      safe: m.day_attention_duplicate_safe({
        scans: incident.scans
          .map((scan) =>
            m.day_attention_scan({ gate: gate(scan.gateId), time: eventTime(scan.at, timeZone) }),
          )
          .join(", "),
      }),
      action: (
        <a href="#incidents" className="word">
          {m.day_attention_compare()}
        </a>
      ),
    }));
  const silent = dayOf.devices.flatMap((device): AttentionItem[] => {
    const known = page.devices[device.deviceId];
    if (known?.revoked || device.lastContactAt === null || device.pendingScans === 0) return [];
    if (now - device.lastContactAt < SILENT_MS) return [];
    return [
      {
        id: device.deviceId,
        tone: "warn",
        what: m.day_attention_silent({
          gate: gate(device.gateId),
          name: known?.name ?? "",
          minutes: Math.floor((now - device.lastContactAt) / 60_000),
        }),
        safe: m.day_attention_silent_safe({ count: device.pendingScans }),
        action: (
          <Link to="../gates" relative="path" className="word">
            {m.day_attention_silent_action()}
          </Link>
        ),
      },
    ];
  });
  const { salePause } = dayOf;
  const paused: AttentionItem[] = salePause
    ? [
        {
          id: "sale-paused",
          tone: "stop",
          what: m.day_attention_paused({ time: eventTime(salePause.at, timeZone) }),
          safe: m.day_attention_paused_safe({ reason: salePause.reason }),
          action: null,
        },
      ]
    : [];
  const { dead } = dayOf.outbox;
  const stuck: AttentionItem[] =
    dead.length === 0
      ? []
      : [
          {
            id: "outbox",
            tone: "warn",
            what: m.day_attention_dead({ count: dead.length }),
            safe: m.day_attention_dead_safe({ problem: dead[0]!.problem }),
            action: (
              <ChangeForm>
                {dead.slice(0, MAX_RETRIES).map(({ key }) => (
                  <input key={key} type="hidden" name="key" value={key} />
                ))}
                <Button variant="word" pending={pending}>
                  {m.day_attention_retry()}
                </Button>
              </ChangeForm>
            ),
          },
        ];
  return (
    <AttentionStrip
      label={m.day_attention_label()}
      items={[...paused, ...twice, ...silent, ...stuck].slice(0, MAX_ITEMS)}
    />
  );
}
