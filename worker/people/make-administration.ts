import { alias } from "drizzle-orm/sqlite-core";
import { and, count, desc, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { accept, refuse } from "#domain/core/outcome";
import { contains } from "../db/contains";
import { auditLog, event, member, organization, session, user } from "#worker/db/schema";
import type { Deps } from "../platform/deps";
import { recordAudit } from "../notices/audit";
import type { Administration } from "./administration";

const PAGE = 40;

export function makeAdministration({ env, visitor, now }: Deps): Administration {
  const orm = drizzle(env.DB);
  const actorId = () => {
    if (!visitor.person?.isAdmin) throw new Error("a guard must prove the admin first");
    return visitor.person.id;
  };

  async function change(
    userId: string,
    action: string,
    set: Partial<typeof user.$inferInsert>,
    facts: Record<string, unknown>,
  ): Promise<boolean> {
    const changed = await orm
      .update(user)
      .set({ ...set, updatedAt: new Date(now()) })
      .where(eq(user.id, userId))
      .returning({ id: user.id });
    if (changed.length === 0) return false;
    await recordAudit(env.DB, {
      actorId: actorId(),
      action,
      subject: `user:${userId}`,
      organizationId: null,
      facts,
    });
    return true;
  }

  return {
    async findPeople(query, page) {
      const rows = await orm
        .select()
        .from(user)
        .where(
          query ? or(contains(user.name, query), contains(user.email, query), eq(user.id, query)) : undefined,
        )
        .orderBy(desc(user.createdAt), desc(user.id))
        .limit(PAGE + 1)
        .offset((page - 1) * PAGE);
      const shown = rows.slice(0, PAGE);
      const houses = shown.length
        ? await orm
            .select({ userId: member.userId, name: organization.name })
            .from(member)
            .innerJoin(organization, eq(organization.id, member.organizationId))
            .where(
              inArray(
                member.userId,
                shown.map((row) => row.id),
              ),
            )
        : [];
      return {
        page,
        more: rows.length > PAGE,
        rows: shown.map((row) => ({
          id: row.id,
          name: row.name,
          email: row.email,
          emailVerified: row.emailVerified,
          isAdmin: row.role === "admin",
          banned: row.banned === true && (!row.banExpires || row.banExpires.getTime() > now()),
          banReason: row.banReason,
          since: row.createdAt.getTime(),
          organizations: houses.filter((house) => house.userId === row.id).map((house) => house.name),
        })),
      };
    },

    async findOrganizations(query) {
      const members = orm
        .select({ id: member.organizationId, many: count().as("members") })
        .from(member)
        .groupBy(member.organizationId)
        .as("m");
      const events = orm
        .select({ id: event.organizationId, many: count().as("events") })
        .from(event)
        .groupBy(event.organizationId)
        .as("e");
      const rows = await orm
        .select({
          id: organization.id,
          name: organization.name,
          slug: organization.slug,
          createdAt: organization.createdAt,
          members: members.many,
          events: events.many,
        })
        .from(organization)
        .leftJoin(members, eq(members.id, organization.id))
        .leftJoin(events, eq(events.id, organization.id))
        .where(query ? or(contains(organization.name, query), contains(organization.slug, query)) : undefined)
        .orderBy(organization.name)
        .limit(PAGE);
      return rows.map(({ createdAt, members: people, events: shows, ...row }) => ({
        ...row,
        members: people ?? 0,
        events: shows ?? 0,
        since: createdAt.getTime(),
      }));
    },

    async banUser(userId, reason) {
      if (userId === actorId()) return refuse("yourself");
      const known = await change(
        userId,
        "user.banned",
        { banned: true, banReason: reason, banExpires: null },
        { reason },
      );
      if (!known) return refuse("unknown");
      await orm.delete(session).where(eq(session.userId, userId));
      return accept(null);
    },

    async unbanUser(userId) {
      const known = await change(
        userId,
        "user.unbanned",
        { banned: false, banReason: null, banExpires: null },
        {},
      );
      return known ? accept(null) : refuse("unknown");
    },

    async setAdmin(userId, isAdmin) {
      // Nobody takes their own rights away: so one admin always stays.
      if (userId === actorId()) return refuse("yourself");
      const known = await change(
        userId,
        isAdmin ? "user.made_admin" : "user.admin_ended",
        { role: isAdmin ? "admin" : "user" },
        {},
      );
      if (!known) return refuse("unknown");
      // Rights change with a new session only.
      await orm.delete(session).where(eq(session.userId, userId));
      return accept(null);
    },

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
      const [row] = await orm
        .select({ waiting: count() })
        .from(event)
        .where(
          or(
            eq(event.state, "in_review"),
            and(eq(event.state, "published"), isNotNull(event.pendingSince), isNotNull(event.pendingChange)),
          ),
        );
      return row?.waiting ?? 0;
    },
  };
}
