import fc from "fast-check";
import type { Scan } from "#domain/gate/scan";
import { EVENING, aScan } from "./scans";

/**
 * Logs of three devices over three tickets: entries, exits, overrides, refusals, and undos of any earlier scan of the
 * device. Clocks are off by up to 10 minutes after correction, and times span two days; some times are impossible.
 */
export const anyScans: fc.Arbitrary<Scan[]> = fc
  .array(
    fc.record({
      device: fc.constantFrom("d1", "d2", "d3"),
      ticket: fc.integer({ min: 1, max: 3 }),
      kind: fc.constantFrom("entry", "entry", "exit", "override", "undo"),
      decision: fc.constantFrom("admit", "admit", "admit", "refuse", "check"),
      gate: fc.constantFrom("g1", "g2"),
      at: fc.integer({ min: 0, max: 40 * 3_600_000 }),
      offset: fc.integer({ min: -600_000, max: 600_000 }),
      back: fc.integer({ min: 1, max: 5 }),
      impossible: fc.option(fc.constantFrom(0, Date.UTC(2150, 0, 1), 8.64e15), { freq: 9 }),
    }),
    { maxLength: 30 },
  )
  .map((made) => {
    const seqs = new Map<string, number>();
    return made.map(({ device, ticket, kind, decision, gate, at, offset, back, impossible }) => {
      const seq = (seqs.get(device) ?? 0) + 1;
      seqs.set(device, seq);
      const undo = kind === "undo" && seq > back;
      return aScan(device, seq, impossible ?? EVENING + at, {
        ticketId: ticket.toString(16).padStart(20, "0"),
        kind: undo ? "undo" : kind === "undo" ? "entry" : (kind as Scan["kind"]),
        decision: undo ? "admit" : (decision as Scan["decision"]),
        gateId: gate,
        offsetMs: offset,
        undoOf: undo ? `${device}:1:${seq - back}` : null,
      });
    });
  });

export const anyRule = fc.constantFrom("once" as const, "once_a_day" as const, "reentry" as const);
