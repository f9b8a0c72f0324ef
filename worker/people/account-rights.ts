import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { accept, refuse } from "#domain/core/outcome";
import { decideAdminChange } from "#domain/people/admin-change";
import { session, user } from "#worker/db/schema";
import { recordAudit } from "../notices/audit";
import type { Deps } from "../platform/deps";
import type { Administration } from "./administration";
import { recheckSockets } from "./open-sockets";
import { signedInAdminId } from "./signed-in";

/** Bans and admin rights of other users. A change ends all their sessions, because a session carries the rights. */
export function makeAccountRights({ env, visitor, now, waitUntil }: Deps) {
  const orm = drizzle(env.DB);

  /** False for an unknown user. */
  async function change(
    userId: string,
    action: string,
    columns: Partial<typeof user.$inferInsert>,
    facts: Record<string, unknown> = {},
  ): Promise<boolean> {
    const changed = await orm
      .update(user)
      .set({ ...columns, updatedAt: new Date(now()) })
      .where(eq(user.id, userId))
      .returning({ id: user.id });
    if (changed.length === 0) return false;
    await recordAudit(env.DB, {
      actorId: signedInAdminId(visitor),
      action,
      subject: `user:${userId}`,
      organizationId: null,
      facts,
    });
    return true;
  }

  async function endSessions(userId: string): Promise<void> {
    await orm.delete(session).where(eq(session.userId, userId));
    waitUntil(recheckSockets(env, userId));
  }

  return {
    async banUser(userId, reason) {
      const decided = decideAdminChange(signedInAdminId(visitor), userId);
      if (!decided.ok) return decided;
      const ban = { banned: true, banReason: reason, banExpires: null };
      if (!(await change(userId, "user.banned", ban, { reason }))) return refuse("unknown");
      await endSessions(userId);
      return accept(null);
    },

    async unbanUser(userId) {
      const noBan = { banned: false, banReason: null, banExpires: null };
      return (await change(userId, "user.unbanned", noBan)) ? accept(null) : refuse("unknown");
    },

    async setAdmin(userId, isAdmin) {
      const decided = decideAdminChange(signedInAdminId(visitor), userId);
      if (!decided.ok) return decided;
      const action = isAdmin ? "user.made_admin" : "user.admin_ended";
      if (!(await change(userId, action, { role: isAdmin ? "admin" : "user" }))) return refuse("unknown");
      await endSessions(userId);
      return accept(null);
    },
  } satisfies Partial<Administration>;
}
