import { mayOverride } from "#domain/gate/verdict";
import { isSameTicket } from "#domain/gate/gate-ticket";
import { GateLedger } from "#domain/gate/ledger";
import type { ListRule } from "#domain/gate/list-rule";
import { TICKET_FLAGS, type ManifestTicket } from "#domain/gate/manifest-format";
import { isAdmission } from "#domain/gate/scan";
import type { ScanFacts } from "#domain/gate/device-sync";
import { newestKeyNo, signingKeyNo } from "#domain/ticket/signing-keys";
import type { TicketCodeFacts } from "#domain/ticket/ticket-code";
import { judge, judgeKeys } from "./check-in-judge";
import {
  Device,
  EventObject,
  LIST_AS_OF,
  type DeviceClass,
  type LedgerClass,
  START,
  setupWith,
} from "./check-in-parties";
import type { Fault, Tally } from "./check-in-tally";
import { type Dice, makeDice } from "./dice";

/**
 * One evening at the gates under a seeded schedule of faults: the production reducer, ledger, manifest, admission and
 * sync on arrays that survive a crash, with a network that loses, duplicates, delays and reorders; then the judge.
 * @throws Error naming the seed and the violated invariant
 */
export async function runEvening(
  seed: number,
  tally: Tally,
  { Ledger = GateLedger, Phone = Device }: { Ledger?: LedgerClass; Phone?: DeviceClass } = {},
): Promise<void> {
  const evening = await Evening.start(seed, tally, Ledger, Phone);
  const steps = 40 + evening.dice.below(40);
  for (let step = 0; step < steps; step++) await evening.step();
  await evening.settle();
  judgeKeys(evening.object, evening.devices, evening.codes, evening.broken);
  judge(evening.object, evening.devices, evening.list, evening.broken, tally, evening.dice.below);
}

class Evening {
  readonly devices: readonly Device[];
  /** Codes as holders have them: newer ones of a ticket come after older ones. */
  readonly codes: TicketCodeFacts[];
  readonly #issuedAt = new Map<string, number>();
  readonly #delayed: { device: Device; wire: string }[] = [];
  #now = START;

  private constructor(
    readonly dice: Dice,
    readonly list: ListRule,
    readonly object: EventObject,
    tickets: readonly ManifestTicket[],
    private readonly tally: Tally,
    Phone: DeviceClass,
    readonly broken: (what: string) => never,
  ) {
    this.codes = tickets.map(({ ticketId }) => this.#codeOf(ticketId, 1, LIST_AS_OF - 60_000));
    this.devices = Array.from(
      { length: 5 + dice.below(3) },
      (_, n) => new Phone(`d${n + 1}`, this.#skew(), list, object.manifest, START),
    );
  }

  static async start(seed: number, tally: Tally, Ledger: LedgerClass, Phone: DeviceClass): Promise<Evening> {
    const dice = makeDice(seed);
    const rule = (["once", "once", "reentry", "once_a_day"] as const)[dice.below(4)]!;
    const list = { id: "main", name: "Main list", rule, dayCutOffMinutes: 300 };
    const tickets: ManifestTicket[] = Array.from({ length: 4 + dice.below(6) }, (_, n) => ({
      ticketId: idOf(n),
      serial: 1,
      ticketTypeCode: 1,
      flags: 0,
      place: null,
    }));
    const object = await EventObject.open(Ledger, setupWith(list), tickets);
    return new Evening(dice, list, object, tickets, tally, Phone, (what) => {
      throw new Error(`seed ${seed}: ${what}`);
    });
  }

  async step(): Promise<void> {
    const { below, fraction } = this.dice;
    // Once a day: the schedule must cross the day's cut-off.
    this.#now += 1_000 + below(this.list.rule === "once_a_day" ? 40 * 60_000 : 90_000);
    const device = this.devices[below(this.devices.length)]!;
    const roll = fraction();
    if (roll < 0.5) this.#scan(device);
    else if (roll < 0.55) this.#undo(device);
    else if (roll < 0.82) while (this.#attempt(device, false));
    else if (roll < 0.87) {
      if (device.online) this.#count("partition");
      device.online = !device.online;
    } else if (roll < 0.9) {
      const late = this.#delayed.splice(below(this.#delayed.length + 1), 1)[0];
      if (late) this.object.sync(late.device.id, late.wire, this.#now, null, this.tally);
    } else if (roll < 0.91) {
      device.wake();
      this.#count("device_crash");
    } else if (roll < 0.92) {
      device.fetchList(await this.object.buildList(this.#now));
      this.#count("device_closed_list_fetched_again");
    } else if (roll < 0.94) {
      device.skewMs = this.#skew();
      this.#count("clock_changed");
    } else if (roll < 0.95) this.#changeKeys();
    else this.#changeTickets(roll);
    if (device.isOutdated && device.online) device.fetchList(await this.object.buildList(this.#now));
    this.#compareList(device);
  }

  /** A device decides by the ledger's state of each ticket, as of its cursor and its list. */
  #compareList(device: Device): void {
    const known = Math.max(device.cursor, device.head.version);
    for (const { position, at: _at, ...ticket } of this.object.ledger.tickets()) {
      if (position > known) continue;
      const here = device.manifest.findTicket(ticket.ticketId);
      if (!here || !isSameTicket(here, ticket))
        this.broken(`${device.id} decides ${ticket.ticketId} by an older state than it received`);
    }
  }

  /** All delayed batches arrive, then every device syncs until it has nothing to send or fetch. */
  async settle(): Promise<void> {
    for (const { device, wire } of this.#delayed)
      this.object.sync(device.id, wire, this.#now, null, this.tally);
    this.object.wake();
    for (let round = 0; round < 3; round++)
      for (const device of this.devices) {
        let requests = 0;
        while (this.#attempt(device, true))
          if (++requests > 50) this.broken(`${device.id} does not finish syncing`);
        if (device.isOutdated) device.fetchList(await this.object.buildList(this.#now));
      }
  }

  #count(fault: Fault): void {
    this.tally.faults[fault]++;
  }

  #skew(): number {
    if (this.dice.chance(0.05)) {
      this.#count("clock_impossible");
      return this.dice.chance(0.5) ? -this.#now : 8.6e15 - this.#now;
    }
    return Math.round((this.dice.fraction() * 2 - 1) * 10 * 60_000);
  }

  /** One sync request. @param calm without faults @returns whether the device syncs again at once */
  #attempt(device: Device, calm: boolean): boolean {
    const { below, chance } = this.dice;
    const request = device.plan(calm ? 200 : 1 + below(6), this.#now);
    const wire = JSON.stringify(request);
    if (!calm) {
      if (!device.online) return false;
      if (chance(0.08)) return (this.#count("request_lost"), false);
      if (chance(0.08)) {
        this.#delayed.push({ device, wire });
        return (this.#count("batch_delayed"), false);
      }
    }
    const crash = calm ? null : chance(0.04) ? "before_save" : chance(0.04) ? "after_save" : null;
    if (crash) this.#count(crash === "before_save" ? "object_crash_before_save" : "object_crash_after_save");
    let answer = this.object.sync(device.id, wire, this.#now, crash, this.tally);
    if (!calm && chance(0.08)) {
      this.#count("batch_doubled");
      const second = this.object.sync(device.id, wire, this.#now, null, this.tally);
      if (chance(0.5)) answer = second;
    }
    if (answer === null) return false;
    if (!calm && chance(0.1)) return (this.#count("answer_lost"), false);
    if (!calm && chance(0.05)) {
      device.wake();
      return (this.#count("device_crash_mid_sync"), false);
    }
    return device.take(request, answer, this.#now);
  }

  #scan(device: Device): void {
    const { below, chance } = this.dice;
    const code = this.codes[below(this.codes.length)]!;
    const direction = chance(0.2) ? "exit" : "entry";
    const verdict = device.decide(code, direction, this.#now);
    if (chance(0.02)) {
      device.wake();
      return this.#count("device_crash_before_commit");
    }
    const facts: ScanFacts = {
      listId: this.list.id,
      gateId: "g1",
      ticketId: code.ticketId,
      serial: code.serial,
      keyNo: code.keyNo,
      kind: direction,
      decision: verdict.decision,
      reason: verdict.reason,
      manifestVersion: device.manifest.head.version,
      operator: null,
      undoOf: null,
      input: "camera",
    };
    const duplicates = device.duplicatesOf(code.ticketId);
    const scan = device.record(facts, this.#now);
    if (isAdmission(scan) && device.duplicatesOf(code.ticketId) > duplicates)
      this.broken(
        `${scan.scanId} was admitted and is a duplicate by the device's own scans (${this.list.rule})`,
      );
    const mayAdmit = verdict.reason !== null && mayOverride(verdict.reason);
    if (mayAdmit && direction === "entry" && chance(0.35)) {
      device.record({ ...facts, kind: "override", decision: "admit" }, this.#now + 2_000);
      this.#count("override");
    }
  }

  #undo(device: Device): void {
    const target = device.own.findLast(({ scan }) => scan.decision === "admit" && scan.kind !== "undo");
    if (!target) return;
    const { scan } = target;
    device.record({ ...scan, kind: "undo", decision: "admit", reason: null, undoOf: scan.scanId }, this.#now);
    this.#count("undo");
  }

  #changeKeys(): void {
    const { below, chance } = this.dice;
    if (chance(0.5)) {
      this.object.rotate(this.#now);
      return this.#count("key_rotated");
    }
    const keyNo = 1 + below(newestKeyNo(this.object.keys));
    if (this.object.keys.some((key) => key.keyNo === keyNo && key.withdrawnAt !== null)) return;
    const reissued = this.object.withdraw(keyNo, this.#issuedAt, this.#now);
    for (const { ticketId, serial } of reissued) this.codes.push(this.#codeOf(ticketId, serial));
    this.#count("key_withdrawn");
  }

  /** Signs as the object does. @param issuedAt of a new ticket; a re-issued one keeps its time */
  #codeOf(ticketId: string, serial: number, issuedAt = this.#issuedAt.get(ticketId)!): TicketCodeFacts {
    this.#issuedAt.set(ticketId, issuedAt);
    const keyNo = signingKeyNo(this.object.keys, issuedAt);
    return { ticketId, serial, issuedAt, keyNo, ticketTypeCode: 1, seat: "" };
  }

  #changeTickets(roll: number): void {
    const code = this.codes[this.dice.below(this.codes.length)]!;
    const ticket = this.object.ledger.findTicket(code.ticketId);
    if (!ticket) return;
    const { position: _position, at: _at, ...known } = ticket;
    if (roll < 0.965) {
      this.object.change([{ ...known, flags: known.flags | TICKET_FLAGS.revoked }], this.#now);
      this.#count("revocation");
    } else if (roll < 0.98) {
      this.object.change([{ ...known, serial: known.serial + 1 }], this.#now);
      this.codes.push(this.#codeOf(known.ticketId, known.serial + 1));
      this.#count("reissue");
    } else {
      const ticketId = idOf(100 + this.codes.length);
      this.object.change([{ ticketId, serial: 1, ticketTypeCode: 1, flags: 0, place: null }], this.#now);
      this.codes.push(this.#codeOf(ticketId, 1, this.#now));
      this.#count("sale_after_list");
    }
  }
}

function idOf(n: number): string {
  return (n + 1).toString(16).padStart(20, "0");
}
