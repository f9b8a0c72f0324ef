import { and, count, desc, eq, isNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { notification } from "#worker/db/schema";
import type { Deps } from "../platform/deps";
import type { NoticeService } from "./notice-service";
import { findSaleMailChoice, writeSaleMailChoice } from "./sale-notices";

const PAGE = 30;

export function makeNotices({ env, visitor, now }: Deps): NoticeService {
  const orm = drizzle(env.DB);
  const userId = visitor.person?.id ?? "";
  return {
    async listNotifications(page) {
      const rows = await orm
        .select()
        .from(notification)
        .where(eq(notification.userId, userId))
        .orderBy(desc(notification.at), desc(notification.id))
        .limit(PAGE + 1)
        .offset((page - 1) * PAGE);
      return {
        rows: rows.slice(0, PAGE).map(({ id, kind, facts, href, at, readAt }) => ({
          id,
          kind,
          facts,
          href,
          at,
          read: readAt !== null,
        })),
        more: rows.length > PAGE,
      };
    },
    async countUnread() {
      const [row] = await orm
        .select({ unread: count() })
        .from(notification)
        .where(and(eq(notification.userId, userId), isNull(notification.readAt)));
      return row?.unread ?? 0;
    },
    async markRead(notificationId) {
      await orm
        .update(notification)
        .set({ readAt: now() })
        .where(
          and(
            eq(notification.userId, userId),
            isNull(notification.readAt),
            notificationId === null ? undefined : eq(notification.id, notificationId),
          ),
        );
    },
    getSaleMails: () => findSaleMailChoice(env.DB, userId),
    chooseSaleMails: (choice) => writeSaleMailChoice(env.DB, userId, choice),
  };
}
