import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { isFewLeft } from "#domain/sale/sale-state";
import { database } from "#worker/db/database";
import { availabilityCopy } from "#worker/db/schema";
import { fewLeft } from "#worker/discovery/event-cards";
import { env } from "../../build/workerd/visit";

test("few left in SQL agrees with the domain's rule, for every capacity up to 130 and every count of free places", async () => {
  const db = database(env);
  const rows = Array.from({ length: 131 }, (_, capacity) =>
    Array.from({ length: capacity + 2 }, (_, sold) => ({
      eventId: `few-${capacity}-${sold}`,
      seq: 1,
      capacity,
      sold,
      held: 0,
      revenueMinor: 0,
    })),
  ).flat();
  await env.DB.prepare(
    `insert into availability_copy(event_id, seq, capacity, sold, held, revenue_minor)
     select value ->> 0, 1, value ->> 1, value ->> 2, 0, 0 from json_each(?)`,
  )
    .bind(JSON.stringify(rows.map(({ eventId, capacity, sold }) => [eventId, capacity, sold])))
    .run();
  const found = await db
    .select({ id: availabilityCopy.eventId })
    .from(availabilityCopy)
    .where(sql`${availabilityCopy.eventId} like 'few-%' and ${fewLeft}`);
  const expected = rows
    .filter(({ capacity, sold }) => isFewLeft({ capacity, free: capacity - sold }))
    .map(({ eventId }) => eventId);
  expect(new Set(found.map(({ id }) => id))).toEqual(new Set(expected));
  expect(expected.length).toBeGreaterThan(500);
});
