import { and, eq, inArray } from "drizzle-orm";
import { database } from "../db/database";
import { type event, type eventRating, member, type organization, user } from "../db/schema";
import type { Deps } from "../platform/deps";
import { bookingUrl } from "../mail/booking-mail";
import { sendMail } from "../mail/send-mail";
import { notify } from "../notices/notifications";
import { userIdOf } from "#domain/core/buyer-key";
import { logError } from "../platform/log";

interface Rated {
  readonly rating: typeof eventRating.$inferSelect;
  readonly event: typeof event.$inferSelect;
  readonly organization: typeof organization.$inferSelect;
}

/** The author's view of the rating. */
function hrefOf({ rating }: Rated): string {
  return `/bookings/${rating.bookingId}?event=${rating.eventId}#rating`;
}

export async function notifyAnswered({ env }: Pick<Deps, "env">, rated: Rated): Promise<void> {
  const userId = userIdOf(rated.rating.buyerKey);
  if (!userId) return;
  await notify(
    env.DB,
    [userId],
    "rating_answered",
    { title: rated.event.title, organization: rated.organization.name },
    hrefOf(rated),
  );
}

/** Notifies the author by mail and in the app (if they have an account), and the organizers in the app. */
export async function notifyHidden(
  { env, waitUntil }: Pick<Deps, "env" | "waitUntil">,
  rated: Rated,
  reason: string,
  at: number,
): Promise<void> {
  const { rating } = rated;
  const facts = { title: rated.event.title, reason };
  const db = database(env);
  const userId = userIdOf(rating.buyerKey);
  if (userId) await notify(env.DB, [userId], "rating_hidden", facts, hrefOf(rated));
  const people = await db
    .select({ id: member.userId })
    .from(member)
    .where(
      and(
        eq(member.organizationId, rated.event.organizationId),
        inArray(member.role, ["owner", "organizer"]),
      ),
    );
  await notify(
    env.DB,
    people.map(({ id }) => id),
    "rating_hidden_here",
    facts,
    `/organizations/${rated.organization.slug}/ratings?show=hidden`,
  );
  waitUntil(
    mailAuthor().catch((problem: unknown) => {
      logError("author not notified", {}, problem);
    }),
  );

  async function mailAuthor(): Promise<void> {
    const [account] = await db
      .select({ locale: user.locale })
      .from(user)
      .where(eq(user.email, rating.buyerEmail));
    const booking = {
      id: rating.bookingId,
      eventId: rating.eventId,
      buyerKey: rating.buyerKey,
      placedAt: rating.createdAt,
    };
    await sendMail(env, {
      key: `rating_hidden:${rating.id}:${at}`,
      to: rating.buyerEmail,
      locale: account?.locale ?? rating.locale,
      template: "rating_hidden",
      facts: {
        ...facts,
        url: `${await bookingUrl(env, booking, { endsAt: rated.event.endsAt ?? at })}#rating`,
      },
    });
  }
}
