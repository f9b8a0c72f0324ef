import { expect, test } from "vitest";
import { GateManifest } from "#domain/gate/manifest-lookup";
import { GateLedger } from "#domain/gate/ledger";
import { parseScan, isAdmission } from "#domain/gate/scan";
import type { SyncRequest } from "#domain/gate/sync";
import { Device } from "./check-in-parties";
import { REGRESSION_SEEDS } from "./check-in-seeds";
import { runEvening } from "./check-in-simulator";
import { FAULTS, emptyTally } from "./check-in-tally";

const SCHEDULES = Number(process.env.CHECK_IN_SCHEDULES ?? 10_000);
/** Below this count a fault may be absent by chance. */
const ENOUGH_FOR_EVERY_FAULT = 300;
const FIRST_SEED = Number(process.env.CHECK_IN_SEED ?? 1);

test.each(REGRESSION_SEEDS)("seed $seed passes: $reason", async ({ seed }) => {
  await runEvening(seed, emptyTally());
});

test(`in ${SCHEDULES} evenings with faults no scan is lost, no device diverges, and every duplicate and revoked admission is reported`, async () => {
  const tally = emptyTally();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) await runEvening(seed, tally);
  console.log("check-in simulator", JSON.stringify(tally));
  if (SCHEDULES < ENOUGH_FOR_EVERY_FAULT) return;
  for (const fault of FAULTS)
    expect(tally.faults[fault], `${fault} did not occur`).toBeGreaterThan(SCHEDULES / 100);
  expect(tally.repeated, "no record arrived twice").toBeGreaterThan(SCHEDULES / 10);
  expect(tally.duplicates, "no ticket was admitted twice").toBeGreaterThan(SCHEDULES / 10);
  expect(tally.revokedAdmitted, "no revoked ticket was admitted").toBeGreaterThan(SCHEDULES / 10);
  expect(tally.supersededAdmitted, "no superseded code was admitted").toBeGreaterThan(SCHEDULES / 10);
}, 900_000);

/** Mutant: stores only the latest scan of a ticket. */
class LastWriteWins extends GateLedger {
  override ingest(...[device, request, now]: Parameters<GateLedger["ingest"]>) {
    return without(this, device, request, now, (value) => {
      const scan = parseScan(value);
      if (!scan?.ticketId) return false;
      const last = this.book.stateOf(scan.listId, scan.ticketId)?.last;
      return last !== null && last !== undefined && last.at > scan.deviceAt + (scan.offsetMs ?? 0);
    });
  }
}

/** Mutant: discards an admission of a ticket that was admitted before. */
class DropWhenAlreadyUsed extends GateLedger {
  override ingest(...[device, request, now]: Parameters<GateLedger["ingest"]>) {
    return without(this, device, request, now, (value) => {
      const scan = parseScan(value);
      return !!scan && isAdmission(scan) && this.book.stateOf(scan.listId, scan.ticketId!)?.first != null;
    });
  }
}

function without(
  ledger: GateLedger,
  device: Parameters<GateLedger["ingest"]>[0],
  request: SyncRequest,
  now: number,
  dropped: (scan: unknown) => boolean,
) {
  const ingest = GateLedger.prototype.ingest.bind(ledger);
  const left = request.scans.filter((scan) => !dropped(scan));
  const taken = ingest(device, { ...request, scans: left }, now);
  const acks = request.scans.map((scan, index) => ({
    index,
    scanId: parseScan(scan)?.scanId ?? null,
    status: "stored" as const,
  }));
  return { ...taken, acks };
}

/** Mutant: applies stored ticket changes on top of any list, without looking at positions. */
class AppliesEveryChange extends Device {
  protected override dropCovered(): void {}
  protected override openManifest(): GateManifest {
    return new GateManifest({ ...this.head, version: 0 }, this.shards);
  }
}

/** Mutant: accepts codes of withdrawn keys. */
class KeepsWithdrawnKeys extends Device {
  protected override refuseKey(): null {
    return null;
  }
}

test.each([
  ["withdrawn keys accepted", { Phone: KeepsWithdrawnKeys }],
  ["last write wins", { Ledger: LastWriteWins }],
  ["drop when already used", { Ledger: DropWhenAlreadyUsed }],
  ["changes applied without looking at positions", { Phone: AppliesEveryChange }],
])("the mutant %j is detected within 20 evenings, and its seed is reported", async (_name, mutant) => {
  const run = async () => {
    for (let seed = 1; seed <= 20; seed++) await runEvening(seed, emptyTally(), mutant);
  };
  await expect(run()).rejects.toThrow(/^seed \d+: /);
});
