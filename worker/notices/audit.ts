import { drizzle } from "drizzle-orm/d1";
import { auditLog } from "#worker/db/schema";
import { newId } from "../platform/ids";

/** One thing somebody did that others may ask about later: money, roles, keys, devices, reviews. Never changed after. */
export interface AuditEntry {
  /** A user's id, or "system". */
  readonly actorId: string;
  /** `<noun>.<past verb>`: "member.role_changed", "event.approved". */
  readonly action: string;
  /** `<noun>:<id>` of what it was done to. */
  readonly subject: string;
  readonly organizationId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

export async function recordAudit(db: D1Database, entry: AuditEntry): Promise<void> {
  const at = Date.now();
  await drizzle(db)
    .insert(auditLog)
    .values({ id: newId(at), ...entry, facts: { ...entry.facts }, at });
}
