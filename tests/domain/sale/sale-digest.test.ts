import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type DigestCursor,
  type SaleMailChoice,
  type SaleNotice,
  claimDigest,
  digestLines,
  digestPeriodStart,
} from "#domain/sale/sale-digest";

const ZONE = "Asia/Kolkata";
const HOUR = 3_600_000;
const MORNING = Date.UTC(2026, 10, 21, 2, 30);

const aSale = (seq: number, recordedAt: number, more: Partial<SaleNotice> = {}): SaleNotice => ({
  seq,
  recordedAt,
  eventId: "e1",
  title: "Tughlaq",
  tickets: 1,
  amountMinor: 50_000,
  currency: "INR",
  ...more,
});

test("3,500 sales within an hour are one mail per hour, with one line per event", () => {
  const sales = Array.from({ length: 3_500 }, (_, n) =>
    aSale(n + 1, MORNING + n * 1_000, { eventId: `e${n % 2}`, title: `Show ${n % 2}`, tickets: 2 }),
  );
  const fresh: DigestCursor = { coveredTo: 0, claimedTo: null };
  expect(claimDigest("hour", fresh, sales, MORNING + HOUR / 2 - 1, ZONE)).toBeNull();
  const to = claimDigest("hour", fresh, sales, MORNING + 2 * HOUR, ZONE);
  expect(to).toBe(3_500);
  expect(digestLines(sales, 0, 3_500)).toMatchObject([
    { eventId: "e0", tickets: 3_500, bookings: 1_750, amountMinor: 87_500_000 },
    { eventId: "e1", tickets: 3_500, bookings: 1_750 },
  ]);
});

test("daily mails are due at 8:00 in the organizer's zone", () => {
  expect(digestPeriodStart("day", MORNING, ZONE)).toBe(MORNING);
  expect(digestPeriodStart("day", MORNING - 1, ZONE)).toBe(MORNING - 24 * HOUR);
  expect(digestPeriodStart("day", MORNING + 23 * HOUR, ZONE)).toBe(MORNING);
});

type Step =
  | { readonly kind: "sale"; readonly id: number; readonly skewMs: number }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "run"; readonly dies: "never" | "after_claim" | "after_send" }
  | { readonly kind: "choose"; readonly choice: "hour" | "day" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("sale"), id: fc.nat(30), skewMs: fc.nat(20_000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("wait"), ms: fc.nat(40 * 60_000) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("run"),
      dies: fc.constantFrom("never", "after_claim", "after_send"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("choose"), choice: fc.constantFrom("hour", "day") }),
  },
) as fc.Arbitrary<Step>;

test("every sale is in exactly one mail, whatever is retried, repeated or interrupted", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const sales: SaleNotice[] = [];
      const recorded = new Set<number>();
      /** By key, so that a repeated mail counts once; the content of a repetition must be the same. */
      const mails = new Map<string, string>();
      let cursor: DigestCursor = { coveredTo: 0, claimedTo: null };
      let choice: SaleMailChoice = "hour";
      let now = MORNING;
      const run = (dies: "never" | "after_claim" | "after_send") => {
        const to = claimDigest(choice, cursor, sales, now, ZONE);
        if (to === null) return;
        cursor = { ...cursor, claimedTo: to };
        if (dies === "after_claim") return;
        const content = JSON.stringify(digestLines(sales, cursor.coveredTo, to));
        expect(mails.get(`${to}`) ?? content).toBe(content);
        mails.set(`${to}`, content);
        if (dies === "after_send") return;
        cursor = { coveredTo: to, claimedTo: null };
      };
      for (const each of [...steps, ...flush]) {
        if (each.kind === "wait") now += each.ms;
        else if (each.kind === "choose") ({ choice } = each);
        else if (each.kind === "run") run(each.dies);
        else if (!recorded.has(each.id)) {
          recorded.add(each.id);
          sales.push(aSale(sales.length + 1, now - each.skewMs, { eventId: `e${each.id}` }));
        }
      }
      const mailed = [...mails.values()].flatMap((content) =>
        (JSON.parse(content) as { eventId: string }[]).map(({ eventId }) => eventId),
      );
      expect(mailed.toSorted()).toEqual([...recorded].map((id) => `e${id}`).toSorted());
    }),
  );
});

/** Two days later, three undisturbed runs. */
const flush: readonly Step[] = [
  { kind: "wait", ms: 48 * HOUR },
  { kind: "run", dies: "never" },
  { kind: "run", dies: "never" },
  { kind: "run", dies: "never" },
];

test("hourly mails are due at the full hour", () => {
  const hour = Date.UTC(2026, 10, 21, 2);
  for (const now of [hour, hour + 1, hour + HOUR - 1])
    expect(digestPeriodStart("hour", now, ZONE)).toBe(hour);
  expect(digestPeriodStart("hour", hour - 1, ZONE)).toBe(hour - HOUR);
});
