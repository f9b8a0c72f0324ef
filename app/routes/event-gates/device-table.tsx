import { Button } from "#app/ui/button";
import { ConfirmButton } from "#app/ui/dialog";
import { HiddenTh } from "#app/ui/hidden-head";
import { SectionHeading } from "#app/ui/section-heading";
import { Table, Td, Th } from "#app/ui/table";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { JUST_NOW_MS, ageWords } from "#domain/time/age-words";
import type { GateDevice, GatesView } from "#worker/gate/gates";
import { ChangeForm } from "#app/ui/change-form";

/** Paired phones with their last report; each can be revoked. */
export function DeviceTable({ view, mayChange, now }: { view: GatesView; mayChange: boolean; now: number }) {
  const offset = new Intl.NumberFormat(intlLocale(), { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  return (
    <section className="mt-10">
      <SectionHeading rule={view.devices.length === 0}>{m.gates_devices()}</SectionHeading>
      {view.devices.length === 0 ? (
        <p className="measure mt-3 text-ink-2">{m.gates_devices_empty()}</p>
      ) : (
        <>
          <p className="measure mt-3 text-ink-2">{m.gates_devices_lead_hint()}</p>
          <Table
            lines
            label={m.gates_devices()}
            className="mt-2"
            head={
              <>
                <Th>{m.gates_device_name()}</Th>
                <Th>{m.gates_device_gate()}</Th>
                <Th>{m.gates_device_lead()}</Th>
                <Th>{m.gates_device_contact()}</Th>
                <Th numeric>{m.gates_device_pending()}</Th>
                <Th numeric>{m.gates_device_offset()}</Th>
                <Th>{m.gates_device_version()}</Th>
                <HiddenTh label={m.gates_actions()} />
              </>
            }
          >
            {view.devices.map((device) => {
              const { status } = device;
              return (
                <tr key={device.deviceId} className={device.revokedAt === null ? "" : "text-ink-3"}>
                  <Td line="lead" strong={device.revokedAt === null}>
                    {device.name}
                  </Td>
                  <Td>{view.gates.find(({ id }) => id === device.gateId)?.name ?? ""}</Td>
                  <Td word={m.gates_device_lead()}>
                    <DeviceLead view={view} device={device} mayChange={mayChange} />
                  </Td>
                  <Td>{contactText(device, now)}</Td>
                  <Td numeric word={status ? m.gates_device_pending() : undefined}>
                    {status?.pendingScans ?? ""}
                  </Td>
                  <Td numeric>
                    {status && status.clockOffsetMs !== null
                      ? m.gates_device_offset_value({ seconds: offset.format(status.clockOffsetMs / 1000) })
                      : ""}
                  </Td>
                  <Td>{status?.appVersion ?? ""}</Td>
                  <Td line="end" className="text-right">
                    {mayChange && device.revokedAt === null ? (
                      <ChangeForm>
                        <input type="hidden" name="intent" value="revoke" />
                        <input type="hidden" name="deviceId" value={device.deviceId} />
                        <ConfirmButton
                          variant="word"
                          title={m.gates_device_revoke_title({ device: device.name })}
                          consequence={m.gates_device_revoke_detail({ count: status?.pendingScans ?? 0 })}
                          confirm={m.gates_device_revoke()}
                          keep={m.gates_device_revoke_keep()}
                          aria-label={`${m.gates_device_revoke()}: ${device.name}`}
                        >
                          {m.gates_device_revoke()}
                        </ConfirmButton>
                      </ChangeForm>
                    ) : null}
                  </Td>
                </tr>
              );
            })}
          </Table>
        </>
      )}
    </section>
  );
}

/** The lead of the phone, who may admit refused tickets; organizers choose a member. */
function DeviceLead({
  view,
  device,
  mayChange,
}: {
  view: GatesView;
  device: GateDevice;
  mayChange: boolean;
}) {
  const { deviceId, name, overridePerson, revokedAt } = device;
  const leadId = overridePerson?.personId ?? "";
  if (!mayChange || revokedAt !== null) return overridePerson?.name ?? m.gates_device_lead_none();
  return (
    // The key: the field shows the saved lead again after a reload of the page's data.
    <ChangeForm key={leadId} className="flex items-center gap-3">
      <input type="hidden" name="intent" value="lead" />
      <input type="hidden" name="deviceId" value={deviceId} />
      <select
        name="personId"
        defaultValue={leadId}
        aria-label={`${m.gates_device_lead()}: ${name}`}
        className="min-h-8 max-w-40 rounded-control border border-edge bg-paper px-2"
      >
        <option value="">{m.gates_device_lead_none()}</option>
        {view.leads.map(({ personId, name: person }) => (
          <option key={personId} value={personId}>
            {person}
          </option>
        ))}
      </select>
      <Button variant="word" aria-label={`${m.gates_device_lead_save()}: ${name}`}>
        {m.gates_device_lead_save()}
      </Button>
    </ChangeForm>
  );
}

function contactText({ revokedAt, status }: GateDevice, now: number): string {
  if (revokedAt !== null) return m.gates_device_revoked({ time: ago(revokedAt, now) });
  const at = status?.lastContactAt ?? null;
  return at === null ? m.gates_device_never() : ago(at, now);
}

function ago(at: number, now: number): string {
  return now - at < JUST_NOW_MS ? m.gates_device_just_now() : ageWords(now - at, intlLocale());
}
