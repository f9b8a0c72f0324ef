import type {
  DeviceRecord,
  LedgerRows,
  QuarantineEntry,
  QuarantineRow,
  ScanRow,
} from "#domain/gate/ledger-rows";
import { describeQuarantined } from "#domain/gate/quarantine";
import type { TicketChange } from "#domain/gate/manifest-format";
import type { Scan } from "#domain/gate/scan";
import type { QuarantineReason } from "#domain/gate/sync";
import { writeRows } from "../commit";

/** Tables of the gates. Scan rows are immutable; a ticket row holds the latest change of its ticket. */

export function prepareGateTables(sql: SqlStorage): void {
  sql.exec(`
    create table if not exists gate_fact(name text primary key, value text not null) without rowid;
    create table if not exists gate_scan(position integer primary key, received_at integer not null, body text not null);
    create table if not exists gate_quarantine(
      position integer primary key, device_id text not null, why text not null, raw text not null,
      received_at integer not null);
    create table if not exists gate_ticket(ticket_id text primary key, position integer not null, body text not null);
    create table if not exists gate_unauthorized(scan_id text primary key, why text not null) without rowid;
    create table if not exists gate_device(device_id text primary key, body text not null);
  `);
}

export function readGateRows(sql: SqlStorage): LedgerRows {
  const scans: ScanRow[] = [];
  for (const row of sql.exec<{ position: number; received_at: number; body: string }>(
    "select * from gate_scan order by position",
  ))
    scans.push({
      position: row.position,
      receivedAt: row.received_at,
      scan: JSON.parse(row.body) as Scan,
    });
  // The content of a quarantined record is read, but not held.
  const quarantine: QuarantineEntry[] = [];
  for (const row of sql.exec<{
    position: number;
    device_id: string;
    why: QuarantineReason;
    raw: string;
    received_at: number;
  }>("select * from gate_quarantine order by position"))
    quarantine.push({
      position: row.position,
      deviceId: row.device_id,
      why: row.why,
      receivedAt: row.received_at,
      ...describeQuarantined(row.device_id, row.raw),
    });
  return {
    scans,
    quarantine,
    tickets: readBodies<TicketChange>(sql, "select body from gate_ticket order by position"),
    devices: readBodies<DeviceRecord>(sql, "select body from gate_device"),
    unauthorized: Array.from(
      sql.exec<{ scan_id: string }>("select scan_id from gate_unauthorized"),
      (row) => row.scan_id,
    ),
  };
}

export function readGateFacts(sql: SqlStorage): Map<string, string> {
  const facts = new Map<string, string>();
  for (const row of sql.exec<{ name: string; value: string }>("select * from gate_fact"))
    facts.set(row.name, row.value);
  return facts;
}

export function writeGateRows(
  sql: SqlStorage,
  rows: Omit<LedgerRows, "quarantine"> & { readonly quarantine: readonly QuarantineRow[] },
  facts: readonly (readonly [string, string])[],
): void {
  writeRows(
    sql,
    { into: "gate_scan", columns: ["position", "received_at", "body"] },
    rows.scans.map((row) => [row.position, row.receivedAt, JSON.stringify(row.scan)]),
  );
  writeRows(
    sql,
    { into: "gate_quarantine", columns: ["position", "device_id", "why", "raw", "received_at"] },
    rows.quarantine.map((row) => [row.position, row.deviceId, row.why, row.raw, row.receivedAt]),
  );
  writeRows(
    sql,
    { into: "gate_ticket", columns: ["ticket_id", "position", "body"] },
    rows.tickets.map((change) => [change.ticketId, change.position, JSON.stringify(change)]),
  );
  writeRows(
    sql,
    { into: "gate_device", columns: ["device_id", "body"] },
    rows.devices.map((row) => [row.deviceId, JSON.stringify(row)]),
  );
  writeRows(
    sql,
    { into: "gate_unauthorized", columns: ["scan_id", "why"] },
    rows.unauthorized.map((scanId) => [scanId, "override_without_right"]),
  );
  writeRows(sql, { into: "gate_fact", columns: ["name", "value"] }, facts);
}

function readBodies<Body>(sql: SqlStorage, query: string): Body[] {
  return Array.from(sql.exec<{ body: string }>(query), ({ body }) => JSON.parse(body) as Body);
}
