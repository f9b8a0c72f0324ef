import { GateLedger } from "#domain/gate/ledger";
import { TICKET_FLAGS, encodeShard, type ManifestTicket } from "#domain/gate/manifest";
import type { ScanFacts } from "#domain/gate/scan-log";
import type { TicketCodeFacts } from "#domain/ticket/ticket-code";
import { judge } from "./check-in-judge";
import { START, HEAD, EventObject, Device, type LedgerClass } from "./check-in-parties";
import type { Fault, Tally } from "./check-in-tally";
import { makeDice } from "./dice";

/**
 * One evening at the gates under a seeded schedule of faults: the production reducer, ledger, manifest, admission and
 * drain on arrays that survive a crash, with a network that loses, doubles, delays and reorders; then its judge.
 * @throws Error naming the seed and what was broken
 */
export function runEvening(seed: number, tally: Tally, Ledger: LedgerClass = GateLedger): void {
  const { below, chance, fraction } = makeDice(seed);
  const broken = (what: string): never => {
    throw new Error(`seed ${seed}: ${what}`);
  };
  const happened = (fault: Fault) => void tally.faults[fault]++;

  const rule = (["once", "once", "reentry", "once_a_day"] as const)[below(4)]!;
  const list = {
    id: "main",
    name: "Main list",
    rule,
    dayCutOffMinutes: 300,
    validFrom: null,
    validUntil: null,
  };
  const idOf = (n: number) => (n + 1).toString(16).padStart(20, "0");
  const tickets: ManifestTicket[] = Array.from({ length: 4 + below(6) }, (_, n) => ({
    ticketId: idOf(n),
    serial: 1,
    ticketTypeCode: 1,
    flags: 0,
    place: null,
  }));
  const codes: TicketCodeFacts[] = tickets.map(({ ticketId }) => codeOf(ticketId, 1, HEAD.asOf - 60_000));
  const object = new EventObject(Ledger, { timeZone: HEAD.timeZone, lists: [list] }, tickets);
  const head = { ...HEAD, lists: [list], tickets: tickets.length, version: object.ledger.manifestVersion };
  const shard = encodeShard(tickets, []);
  let now = START;
  const skew = () => Math.round((fraction() * 2 - 1) * 10 * 60_000);
  const devices = Array.from(
    { length: 5 + below(3) },
    (_, n) => new Device(`d${n + 1}`, skew(), list, head, shard, now),
  );
  const delayed: { device: Device; wire: string }[] = [];

  const attempt = (device: Device, calm: boolean): boolean => {
    const request = device.plan(calm ? 200 : 1 + below(6), now);
    const wire = JSON.stringify(request);
    if (!calm) {
      if (!device.online) return false;
      if (chance(0.08)) return (happened("request_lost"), false);
      if (chance(0.08)) {
        delayed.push({ device, wire });
        return (happened("batch_delayed"), false);
      }
    }
    const crash = calm ? null : chance(0.04) ? "before_save" : chance(0.04) ? "after_save" : null;
    if (crash) happened(crash === "before_save" ? "object_crash_before_save" : "object_crash_after_save");
    let answer = object.sync(device.id, wire, now, crash, tally);
    if (!calm && chance(0.08)) {
      happened("batch_doubled");
      const second = object.sync(device.id, wire, now, null, tally);
      if (chance(0.5)) answer = second;
    }
    if (answer === null) return false;
    if (!calm && chance(0.1)) return (happened("answer_lost"), false);
    if (!calm && chance(0.05)) {
      device.wake();
      return (happened("device_crash_mid_sync"), false);
    }
    return device.take(request, answer);
  };

  const scanOne = (device: Device) => {
    const code = codes[below(codes.length)]!;
    const direction = chance(0.2) ? "exit" : "entry";
    const verdict = device.decide(code, direction, now);
    if (direction === "entry" && verdict.decision === "admit" && rule === "once") {
      const undone = new Set(device.own.map(({ scan }) => scan.undoOf));
      const before = device.own.find(
        ({ scan }) =>
          scan.ticketId === code.ticketId &&
          scan.decision === "admit" &&
          (scan.kind === "entry" || scan.kind === "override") &&
          !undone.has(scan.scanId),
      );
      if (before) broken(`green for a ticket this phone itself admitted (${before.scan.scanId})`);
    }
    if (chance(0.02)) {
      device.wake();
      happened("device_crash_before_commit");
      return;
    }
    const facts: ScanFacts = {
      listId: list.id,
      gateId: "g1",
      ticketId: code.ticketId,
      serial: code.serial,
      keyNo: code.keyNo,
      kind: direction,
      decision: verdict.decision,
      reason: verdict.reason,
      manifestVersion: head.version,
      operator: null,
      undoOf: null,
      input: "camera",
    };
    const duplicates = device.duplicatesOf(code.ticketId);
    device.record(facts, now);
    if (verdict.decision === "admit" && device.duplicatesOf(code.ticketId) > duplicates)
      broken(`green for a ticket that ${device.id} then counts as a duplicate (${rule})`);
    if (verdict.decision !== "admit" && direction === "entry" && chance(0.35)) {
      device.record({ ...facts, kind: "override", decision: "admit" }, now + 2_000);
      happened("override");
    }
  };

  const steps = 40 + below(40);
  for (let step = 0; step < steps; step++) {
    now += 1_000 + below(90_000);
    const device = devices[below(devices.length)]!;
    const roll = fraction();
    if (roll < 0.5) scanOne(device);
    else if (roll < 0.55) {
      const target = device.own.findLast(({ scan }) => scan.decision === "admit" && scan.kind !== "undo");
      if (!target) continue;
      const { ticketId, serial, keyNo } = target.scan;
      device.record(
        {
          listId: list.id,
          gateId: "g1",
          ticketId,
          serial,
          keyNo,
          kind: "undo",
          decision: "admit",
          reason: null,
          manifestVersion: head.version,
          operator: null,
          undoOf: target.scan.scanId,
          input: "camera",
        },
        now,
      );
      happened("undo");
    } else if (roll < 0.82) {
      while (attempt(device, false));
    } else if (roll < 0.87) {
      if (device.online) happened("partition");
      device.online = !device.online;
    } else if (roll < 0.9) {
      const late = delayed.splice(below(delayed.length + 1), 1)[0];
      if (late) object.sync(late.device.id, late.wire, now, null, tally);
    } else if (roll < 0.92) {
      device.wake();
      happened("device_crash");
    } else if (roll < 0.94) {
      device.skewMs = skew();
      device.clock = { offsetMs: -device.skewMs, measuredAt: now + device.skewMs, roundTripMs: 200 };
      happened("clock_changed");
    } else {
      const ticket = object.ledger.findTicket(codes[below(codes.length)]!.ticketId);
      if (!ticket) continue;
      const { position: _position, at: _at, ...known } = ticket;
      if (roll < 0.965) {
        object.change([{ ...known, flags: known.flags | TICKET_FLAGS.revoked }], now);
        happened("revocation");
      } else if (roll < 0.98) {
        object.change([{ ...known, serial: known.serial + 1 }], now);
        codes.push(codeOf(known.ticketId, known.serial + 1, now));
        happened("reissue");
      } else {
        const ticketId = idOf(100 + codes.length);
        object.change([{ ticketId, serial: 1, ticketTypeCode: 1, flags: 0, place: null }], now);
        codes.push(codeOf(ticketId, 1, now));
        happened("sale_after_list");
      }
    }
  }

  for (const { device, wire } of delayed) object.sync(device.id, wire, now, null, tally);
  object.wake();
  for (let round = 0; round < 3; round++)
    for (const device of devices) {
      let asked = 0;
      while (attempt(device, true)) if (++asked > 50) broken(`${device.id} never comes to rest`);
    }

  judge(object, devices, { timeZone: HEAD.timeZone, list }, broken, tally, below);
}

function codeOf(ticketId: string, serial: number, issuedAt: number): TicketCodeFacts {
  return { ticketId, serial, issuedAt, keyNo: 1, ticketTypeCode: 1, seat: "" };
}
