import { drizzle } from "drizzle-orm/d1";
import { auditLog } from "#worker/db/schema";
import { newId } from "../platform/ids";
import { systemClock } from "../platform/clock";

/** An action on money, roles, keys, devices or reviews. Entries are never changed. */
export interface AuditEntry {
  /** A user's id or "system". */
  readonly actorId: string;
  /** `<noun>.<past verb>`: "member.role_changed", "event.approved". */
  readonly action: string;
  /** `<noun>:<id>` of the affected row. */
  readonly subject: string;
  readonly organizationId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

export async function recordAudit(db: D1Database, entry: AuditEntry): Promise<void> {
  const at = systemClock();
  await drizzle(db)
    .insert(auditLog)
    .values({ id: newId(at), ...entry, facts: { ...entry.facts }, at });
}
