import { and, desc, eq, gt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { session, user } from "#worker/db/schema";
import type { Deps } from "../platform/deps";
import { deviceName } from "./device-name";
import type { SignIns } from "./sign-ins";
import { signedInPerson } from "./signed-in";

/** The signed-in person's own account page. */
export function makeProfile({ env, visitor, now }: Deps) {
  const orm = drizzle(env.DB);

  async function update(columns: Partial<typeof user.$inferInsert>): Promise<void> {
    await orm
      .update(user)
      .set({ ...columns, updatedAt: new Date(now()) })
      .where(eq(user.id, signedInPerson(visitor).id));
  }

  return {
    async getProfile() {
      const { id, name, email, emailVerified } = signedInPerson(visitor);
      const [[row], sessions] = await orm.batch([
        orm.select({ locale: user.locale, createdAt: user.createdAt }).from(user).where(eq(user.id, id)),
        orm
          .select()
          .from(session)
          .where(and(eq(session.userId, id), gt(session.expiresAt, new Date(now()))))
          .orderBy(desc(session.createdAt)),
      ]);
      return {
        name,
        email,
        emailVerified,
        locale: row?.locale === "hi" ? "hi" : row?.locale === "en" ? "en" : visitor.locale,
        since: row?.createdAt.getTime() ?? now(),
        sessions: sessions.map((each) => ({
          id: each.id,
          current: each.id === visitor.sessionId,
          device: deviceName(each.userAgent ?? ""),
          address: each.ipAddress || null,
          startedAt: each.createdAt.getTime(),
          endsAt: each.expiresAt.getTime(),
        })),
      };
    },

    rename: (name) => update({ name }),

    changeLocale: (locale) => update({ locale }),
  } satisfies Partial<SignIns>;
}
