// @vitest-environment node
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Scan } from "#domain/gate/scan";
import { shortCode } from "#domain/ticket/short-code";
import { ScanLog } from "#app/scanner/scan-store";
import { DEVICE, NOON, aCode, anAdmissionService, aTicket, ticketId } from "../../build/scanner-gate";

let log: ScanLog;
let n = 0;
beforeEach(() => {
  log = new ScanLog(`log-${n++}`);
});
afterEach(async () => {
  await log.delete();
});

const read = (text: string) => ({ kind: "read", text, input: "camera" }) as const;

test("a verdict exists only after its scan is in the log", async () => {
  const order: string[] = [];
  let begun: () => void = () => undefined;
  let release: () => void = () => undefined;
  const writing = new Promise<void>((go) => (begun = go));
  const held = new Promise<void>((go) => (release = go));
  const slow = {
    async append(...args: Parameters<ScanLog["append"]>) {
      begun();
      await held;
      const written = await log.append(...args);
      order.push("in the log");
      return written;
    },
  };
  const service = await anAdmissionService(slow);
  const deciding = service.decide(read(await aCode(14)), NOON).then((made) => {
    order.push("verdict");
    return made;
  });
  await writing;
  expect(await log.scans.count()).toBe(0);
  expect(order).toEqual([]);
  release();
  const committed = await deciding;
  expect(order).toEqual(["in the log", "verdict"]);
  expect(committed).toMatchObject({ tone: "admit", place: "H 14", ticketType: "Stalls centre" });
  expect(await log.scans.count()).toBe(1);
});

test("when the log cannot be written, there is no verdict and no count changes", async () => {
  const full = {
    append: () => Promise.reject(new DOMException("The disk is full", "QuotaExceededError")),
  };
  const service = await anAdmissionService(full);
  await expect(service.decide(read(await aCode(14)), NOON)).rejects.toThrow("The disk is full");
  expect(service.counts().admitted).toBe(0);
  expect(service.undoable()).toBeNull();
});

test("the same ticket again is refused with when, where and by which phone it came in", async () => {
  const service = await anAdmissionService(log);
  await service.decide(read(await aCode(14)), NOON);
  const again = await service.decide(read(await aCode(14)), NOON + 60_000);
  expect(again).toMatchObject({
    tone: "stop",
    reason: "already_in",
    facts: { earlier: { at: NOON, gateId: "gate-1", deviceId: DEVICE } },
  });
});

test("two codes scanned at once are decided one after the other, and one of two copies is refused", async () => {
  const service = await anAdmissionService(log);
  const code = await aCode(14);
  const both = await Promise.all([service.decide(read(code), NOON), service.decide(read(code), NOON)]);
  expect(both.map((each) => each?.tone)).toEqual(["admit", "stop"]);
});

test("undo takes the last admission back: the ticket may enter again and the log keeps all three scans", async () => {
  const service = await anAdmissionService(log);
  const first = await service.decide(read(await aCode(14)), NOON);
  expect(await service.decide({ kind: "undo", scanId: first?.scanId ?? "" }, NOON + 1000)).toBeNull();
  expect(service.counts().admitted).toBe(0);
  expect(service.undoable()).toBeNull();
  expect(await service.decide(read(await aCode(14)), NOON + 9000)).toMatchObject({ tone: "admit" });
  expect((await log.listScans(DEVICE)).map(({ kind }) => kind)).toEqual(["entry", "undo", "entry"]);
});

test("after the scanner is opened again, undo takes back the last scan, also past the ninth", async () => {
  const tickets = Array.from({ length: 11 }, (_, seat) => aTicket(seat + 1));
  const before = await anAdmissionService(log, { tickets });
  for (let seat = 1; seat <= 11; seat++) await before.decide(read(await aCode(seat)), NOON + seat);
  const last = before.undoable();
  await before.decide({ kind: "undo", scanId: last!.scanId }, NOON + 12);
  const opened = await anAdmissionService(log, { tickets, scans: await log.listScans(DEVICE) });
  expect(opened.undoable()).toMatchObject({ deviceAt: NOON + 10 });
  expect(opened.undoable()?.scanId).toBe(before.undoable()?.scanId);
});

test("amber admits only by hand, as an override that keeps the reason", async () => {
  const service = await anAdmissionService(log);
  const sold = await service.decide(read(await aCode(99, { issuedAt: NOON - 60_000 })), NOON);
  expect(sold).toMatchObject({ tone: "check", reason: "sold_after_list", place: "H 99" });
  expect(service.counts().admitted).toBe(0);
  const marked = await service.decide({ kind: "override", scanId: sold?.scanId ?? "" }, NOON);
  expect(marked).toMatchObject({ tone: "admit", kind: "override", reason: "sold_after_list" });
  expect(service.counts().admitted).toBe(1);
});

test("a phone without a lead cannot override red, also offline, and records nothing", async () => {
  const service = await anAdmissionService(log, { tickets: [aTicket(14, { flags: 1 })] });
  const revoked = await service.decide(read(await aCode(14)), NOON);
  expect(await service.decide({ kind: "override", scanId: revoked?.scanId ?? "" }, NOON)).toBeNull();
  expect(service.counts().admitted).toBe(0);
  expect(await log.listScans(DEVICE)).toHaveLength(1);
});

test("a lead's override of red names the lead; a forged code cannot be overridden at all", async () => {
  const service = await anAdmissionService(log, {
    tickets: [aTicket(14, { flags: 1 })],
    sync: { overrideBy: "Leela" },
  });
  const revoked = await service.decide(read(await aCode(14)), NOON);
  expect(revoked).toMatchObject({ tone: "stop", reason: "revoked", mayOverride: true });
  await service.decide({ kind: "override", scanId: revoked?.scanId ?? "" }, NOON);
  expect((await log.listScans(DEVICE)).at(-1)).toMatchObject({
    kind: "override",
    reason: "revoked",
    operator: "Leela",
  });
  const forged = await service.decide(read("T1:NOT ONE OF OURS"), NOON);
  expect(forged).toMatchObject({ tone: "stop", reason: "invalid_code", mayOverride: false });
  expect(await service.decide({ kind: "override", scanId: forged?.scanId ?? "" }, NOON)).toBeNull();
});

test("a short code and a seat find the ticket, and the scan records how it was found", async () => {
  const service = await anAdmissionService(log);
  const typed = await service.decide({ kind: "typed", text: shortCode(ticketId(14)).toLowerCase() }, NOON);
  expect(typed).toMatchObject({ tone: "admit", place: "H 14", input: "typed" });
  const [found] = service.search("h15", 10);
  const picked = await service.decide({ kind: "found", ticketId: found?.ticketId ?? "" }, NOON);
  expect(picked).toMatchObject({ tone: "admit", place: "H 15", input: "search" });
});

test("exit and re-entry: out only who is in, in again only who left", async () => {
  const head = {
    lists: [
      {
        id: "main",
        name: "Main list",
        rule: "reentry" as const,
        dayCutOffMinutes: 0,
        validFrom: null,
        validUntil: null,
      },
    ],
  };
  const service = await anAdmissionService(log, { head });
  const { PAIRING } = await import("../../build/scanner-gate");
  const way = (direction: "entry" | "exit") => service.setPairing({ ...PAIRING, direction });
  const code = await aCode(14);
  way("exit");
  const early = await service.decide(read(code), NOON);
  expect(early).toMatchObject({ tone: "check", reason: "not_inside", kind: "exit" });
  way("entry");
  expect(await service.decide(read(code), NOON + 1)).toMatchObject({ tone: "admit", again: false });
  expect(await service.decide(read(code), NOON + 2)).toMatchObject({ reason: "already_in" });
  way("exit");
  expect(await service.decide(read(code), NOON + 3)).toMatchObject({ tone: "admit", kind: "exit" });
  way("entry");
  expect(await service.decide(read(code), NOON + 4)).toMatchObject({ tone: "admit", again: true });
  expect(service.counts()).toEqual({ admitted: 2, out: 1 });
});

test("an amber exit that is let through is an exit, not an admission", async () => {
  const service = await anAdmissionService(log, { pairing: { direction: "exit" } });
  const amber = await service.decide(read(await aCode(14)), NOON);
  await service.decide({ kind: "override", scanId: amber?.scanId ?? "" }, NOON);
  expect((await log.listScans(DEVICE)).at(-1)).toMatchObject({ kind: "exit", decision: "admit" });
  expect(service.counts()).toEqual({ admitted: 0, out: 1 });
});

test("another phone's scan and a revocation that arrive by sync change the next verdict", async () => {
  const service = await anAdmissionService(log);
  const { initialSyncState } = await import("#app/scanner/gate-cache");
  const other: Scan = {
    ...(await log.append("phone-2", NOON, ({ epoch, seq }) => ({
      scanId: `phone-2:${epoch}:${seq}`,
      deviceId: "phone-2",
      epoch,
      seq,
      listId: "main",
      gateId: "gate-1",
      ticketId: ticketId(14),
      serial: 1,
      keyNo: 1,
      kind: "entry",
      decision: "admit",
      reason: null,
      deviceAt: NOON - 5000,
      offsetMs: 0,
      offsetAgeMs: 0,
      manifestVersion: 7,
      operator: null,
      undoOf: null,
      input: "camera",
    }))),
  };
  const revoked = { ...aTicket(15, { flags: 1 }), position: 9, at: NOON };
  const devices = [{ deviceId: "phone-2", name: "Ravi's phone", gateId: "gate-1" }];
  service.applySync({ ...initialSyncState(DEVICE), devices }, [other, other], [revoked]);
  expect(await service.decide(read(await aCode(14)), NOON)).toMatchObject({
    reason: "already_in",
    facts: { earlier: { deviceId: "phone-2" } },
  });
  expect(service.deviceName("phone-2")).toBe("Ravi's phone");
  expect(await service.decide(read(await aCode(15)), NOON)).toMatchObject({ reason: "revoked" });
});

test("each of fifty thousand tickets is found by its code and by its short code", async () => {
  const tickets = Array.from({ length: 50_000 }, (_, i) => aTicket(i));
  const service = await anAdmissionService(log, { tickets });
  for (let i = 0; i < 50_000; i += 50) {
    expect(service.manifest.findTicket(ticketId(i))?.place?.seat).toBe(String(i));
  }
  expect(service.manifest.findTicket(ticketId(50_001))).toBeNull();
  expect(service.search(shortCode(ticketId(40_000)), 5)[0]?.ticketId).toBe(ticketId(40_000));
});
