import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { networkOf } from "#domain/core/network";
import { mailRequest } from "#worker/db/schema";
import { hexHashOf } from "../platform/digest";
import type { Env } from "../platform/env";

const HOUR_MS = 3_600_000;
const MOST_PER_HOUR = 5;

interface Caller {
  readonly person: { readonly id: string } | null;
  readonly address: string;
}

/**
 * Counts a mail that the caller requests for an address (sign-up, reset, confirmation, link, invitation): at most five an
 * hour. Counted per caller and address, so that a stranger's requests do not use up the owner's.
 */
export async function mayCauseMail(
  env: Pick<Env, "DB">,
  caller: Caller,
  recipient: string,
  now: number,
): Promise<boolean> {
  const from = caller.person?.id ?? networkOf(caller.address) ?? caller.address;
  const key = await hexHashOf(`${from} ${recipient.trim().toLowerCase()}`, 16);
  const isOver = sql`${mailRequest.at} <= ${now - HOUR_MS}`;
  const [row] = await drizzle(env.DB)
    .insert(mailRequest)
    .values({ key, at: now, count: 1 })
    .onConflictDoUpdate({
      target: mailRequest.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${mailRequest.count} + 1 end`,
        at: sql`case when ${isOver} then ${now} else ${mailRequest.at} end`,
      },
    })
    .returning({ count: mailRequest.count });
  return (row?.count ?? 0) <= MOST_PER_HOUR;
}
