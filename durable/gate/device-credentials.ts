import { type CommitParticipant, writeRows } from "../commit";
import type { DeviceCredential } from "../event-rpc";

/** Keys, names and revocations of the event's devices, as D1 had them at each device's last request. */
export class DeviceCredentials implements CommitParticipant {
  private readonly byId = new Map<string, string>();
  private readonly unsaved = new Map<string, string>();

  /** Idempotent. A revocation is final: an older record does not undo it. */
  record(credential: DeviceCredential): void {
    const known = this.find(credential.deviceId);
    const revokedAt = credential.revokedAt ?? known?.revokedAt ?? null;
    const body = JSON.stringify({ ...credential, revokedAt });
    if (this.byId.get(credential.deviceId) === body) return;
    this.byId.set(credential.deviceId, body);
    this.unsaved.set(credential.deviceId, body);
  }

  find(deviceId: string): DeviceCredential | null {
    const body = this.byId.get(deviceId);
    return body ? (JSON.parse(body) as DeviceCredential) : null;
  }

  list(): DeviceCredential[] {
    return Array.from(this.byId.values(), (body) => JSON.parse(body) as DeviceCredential);
  }

  get hasUnsaved(): boolean {
    return this.unsaved.size > 0;
  }

  prepare(sql: SqlStorage): void {
    sql.exec("create table if not exists gate_credential(device_id text primary key, body text not null)");
  }

  load(sql: SqlStorage): void {
    this.byId.clear();
    this.unsaved.clear();
    for (const row of sql.exec<{ device_id: string; body: string }>("select * from gate_credential"))
      this.byId.set(row.device_id, row.body);
  }

  save(sql: SqlStorage): void {
    writeRows(sql, { into: "gate_credential", columns: ["device_id", "body"] }, [...this.unsaved]);
  }

  saved(): void {
    this.unsaved.clear();
  }
}
