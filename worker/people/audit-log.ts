import { count, desc, eq, inArray, or, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { alias } from "drizzle-orm/sqlite-core";
import { contains } from "../db/contains";
import { awaitsReview } from "../db/review-queue";
import { auditLog, event, organization, user } from "#worker/db/schema";
import type { Deps } from "../platform/deps";
import type { Administration } from "./administration";

const PAGE = 40;

/** The audit log and the number of events in review, for admins. */
export function makeAuditLog({ env }: Deps) {
  const orm = drizzle(env.DB);

  return {
    async listAudit({ query, actions, page }) {
      const actor = alias(user, "actor");
      const about = alias(user, "about");
      const rows = await orm
        .select({
          id: auditLog.id,
          at: auditLog.at,
          actorId: auditLog.actorId,
          actorName: actor.name,
          action: auditLog.action,
          subject: auditLog.subject,
          person: about.name,
          organization: organization.name,
          facts: auditLog.facts,
        })
        .from(auditLog)
        .leftJoin(actor, eq(actor.id, auditLog.actorId))
        .leftJoin(about, eq(auditLog.subject, sql`'user:' || ${about.id}`))
        .leftJoin(organization, eq(organization.id, auditLog.organizationId))
        .where(
          query
            ? or(
                contains(auditLog.action, query),
                inArray(auditLog.action, [...actions]),
                contains(auditLog.subject, query),
                contains(actor.name, query),
                contains(about.name, query),
                contains(organization.name, query),
              )
            : undefined,
        )
        .orderBy(desc(auditLog.at), desc(auditLog.id))
        .limit(PAGE + 1)
        .offset((page - 1) * PAGE);
      return {
        page,
        more: rows.length > PAGE,
        rows: rows.slice(0, PAGE).map(({ actorId: id, actorName, ...row }) => ({
          ...row,
          actor: actorName ?? (id === "system" ? null : id),
        })),
      };
    },

    async countReviewQueue() {
      const [row] = await orm.select({ waiting: count() }).from(event).where(awaitsReview());
      return row?.waiting ?? 0;
    },
  } satisfies Partial<Administration>;
}
