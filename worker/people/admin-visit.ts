import { and, eq, gt, sql } from "drizzle-orm";
import { auditLog, organization } from "#worker/db/schema";
import { type Database, database } from "../db/database";
import type { Env } from "../platform/env";
import type { Membership, Person, Visitor } from "../platform/visitor";
import { recordAudit } from "../notices/audit";

/** One record per admin, page and hour: pages load their data again every few seconds. */
const ONE_RECORD_MS = 3_600_000;
const SAFE_METHODS: readonly string[] = ["GET", "HEAD"];

/** Gives an admin the read-only membership of the organization whose pages the request is for. */
export async function withAdminVisit(
  env: Pick<Env, "DB">,
  person: Person,
  request: Request,
): Promise<Person> {
  const slug = visitedSlug(request);
  if (!person.isAdmin || slug === null) return person;
  if (person.memberships.some(({ organizationSlug }) => organizationSlug === slug)) return person;
  const [found] = await database(env)
    .select({ id: organization.id, name: organization.name })
    .from(organization)
    .where(eq(organization.slug, slug));
  if (!found) return person;
  const visit: Membership = {
    organizationId: found.id,
    organizationSlug: slug,
    organizationName: found.name,
    role: "owner",
    isReadOnly: true,
  };
  return { ...person, memberships: [...person.memberships, visit] };
}

/** Records in the audit log which page of an organization an admin opened, and which change was refused. */
export async function recordAdminVisit(
  env: Pick<Env, "DB">,
  { person }: Pick<Visitor, "person">,
  request: Request,
  now: number,
): Promise<void> {
  const visit = person?.memberships.find(({ isReadOnly }) => isReadOnly);
  if (!person || !visit) return;
  const path = pathOf(request);
  const isRead = SAFE_METHODS.includes(request.method);
  const action = isRead ? "organization.viewed_by_admin" : "organization.admin_change_refused";
  if (isRead && (await isRecorded(database(env), { actorId: person.id, action, path, now }))) return;
  await recordAudit(env.DB, {
    actorId: person.id,
    action,
    subject: `organization:${visit.organizationId}`,
    organizationId: visit.organizationId,
    facts: { path },
  });
}

async function isRecorded(
  db: Database,
  about: { readonly actorId: string; readonly action: string; readonly path: string; readonly now: number },
): Promise<boolean> {
  const [found] = await db
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(
      and(
        gt(auditLog.at, about.now - ONE_RECORD_MS),
        eq(auditLog.actorId, about.actorId),
        eq(auditLog.action, about.action),
        eq(sql`json_extract(${auditLog.facts}, '$.path')`, about.path),
      ),
    )
    .limit(1);
  return found !== undefined;
}

function visitedSlug(request: Request): string | null {
  return /^\/organizations\/([a-z0-9-]{1,80})(?:\/|$)/.exec(pathOf(request))?.[1] ?? null;
}

/** The page's path, also for the request of its data. */
function pathOf(request: Request): string {
  return new URL(request.url).pathname.replace(/\.data$/, "");
}
