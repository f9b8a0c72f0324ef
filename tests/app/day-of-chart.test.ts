import fc from "fast-check";
import { expect, test } from "vitest";
import { WIDE, scaleCurve } from "#app/routes/day-of/curve-scale";
import type { DayOf } from "#durable/event-rpc";
import { EVENING } from "../build/scans";

const HOUR = 3_600_000;
const event = { doorsAt: EVENING - HOUR, startsAt: EVENING, endsAt: EVENING + 3 * HOUR };

test("a chart has few labels and finite coordinates, whatever the minutes are", () => {
  const minute = fc.oneof(
    fc.constantFrom(0, -1.5e11, 1.44e11, 67_897_440),
    fc.integer({ min: -2e11, max: 2e11 }),
  );
  fc.assert(
    fc.property(fc.array(minute, { maxLength: 6 }), (minutes) => {
      const dayOf = { curve: minutes.flatMap((each) => [each, 1]), sold: 5, admitted: 3 } as unknown as DayOf;
      const scale = scaleCurve({ dayOf, ...event }, WIDE);
      expect(scale.ticks.length).toBeLessThanOrEqual(WIDE.ticks + 1);
      for (const { at } of [...scale.arrivals, scale.last]) {
        expect(at).toBeGreaterThanOrEqual(event.doorsAt - 24 * HOUR - 900_000);
        expect(Number.isFinite(scale.x(at))).toBe(true);
      }
    }),
  );
});
