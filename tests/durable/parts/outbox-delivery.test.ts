import { expect, test } from "vitest";
import type { Effect } from "#domain/sale/effect";
import { Outbox } from "#durable/outbox";
import { memoryStorage } from "../../build/parts/memory-storage.mjs";
import { FIRST_RETRY_MS, MAX_ATTEMPTS, REPORT_MS } from "#durable/outbox-policy";

const NOW = 1_000_000;

const mail = (name: string): Effect => ({
  key: `mail:${name}`,
  eventId: "e1",
  kind: "mail",
  mail: { template: "booking_confirmed", to: "a@example.com", locale: "en", bookingId: name },
});

/** An outbox over real rows. `sent` and `written` are the batches that left it; `problem` rejects them while set. */
class TestOutbox {
  readonly sent: string[][] = [];
  readonly written: string[][] = [];
  problem: unknown = null;
  /** Runs while a batch is on its way. */
  meanwhile: () => void = () => {};
  outbox: Outbox;

  constructor(
    private readonly sql: SqlStorage,
    private readonly reach: { send?: false; project?: false },
  ) {
    this.outbox = this.make();
  }

  private make(): Outbox {
    const deliver = (batches: string[][]) => async (keys: readonly string[]) => {
      batches.push([...keys]);
      this.meanwhile();
      if (this.problem !== null) throw this.problem as Error;
    };
    const [send, project] = [deliver(this.sent), deliver(this.written)];
    const outbox = new Outbox({
      send: this.reach.send === false ? null : (effects) => send(effects.map(({ key }) => key)),
      project: this.reach.project === false ? null : project,
    });
    outbox.prepare(this.sql);
    outbox.load(this.sql);
    return outbox;
  }

  save(): void {
    this.outbox.save(this.sql);
    this.outbox.saved();
  }

  /** Adds effects at NOW and commits them. */
  add(...names: string[]): void {
    for (const name of names) this.outbox.add(mail(name), NOW);
    this.save();
  }

  project(...names: string[]): void {
    for (const name of names) this.outbox.project(`copy:${name}`, NOW);
    this.save();
  }

  async drain(now: number): Promise<void> {
    await this.outbox.drain(now);
    this.save();
  }

  restart(): void {
    this.outbox = this.make();
  }

  /** Rows as stored. */
  rows(): { key: string; state: string; attempts: number; next_at: number; problem: string | null }[] {
    return this.sql
      .exec<{ key: string; state: string; attempts: number; next_at: number; problem: string | null }>(
        "select key, state, attempts, next_at, problem from outbox order by key",
      )
      .toArray();
  }
}

function withOutbox(
  run: (outbox: TestOutbox) => Promise<void>,
  reach: { send?: false; project?: false } = {},
): Promise<void> {
  return run(new TestOutbox(memoryStorage().sql, reach));
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => String(n).padStart(3, "0"));

test("effects leave in batches of fifty and projections in batches of forty, each once", () =>
  withOutbox(async (box) => {
    box.add(...numbered(120));
    box.project(...numbered(100));
    await box.drain(NOW);
    expect(box.sent.map((batch) => batch.length)).toEqual([50, 50, 20]);
    expect(box.written.map((batch) => batch.length)).toEqual([40, 40, 20]);
    expect(box.sent.flat()).toEqual(numbered(120).map((name) => `mail:${name}`));
    expect(box.written.flat()).toEqual(numbered(100).map((name) => `copy:${name}`));
  }));

test("a batch that fails is retried alone, after a quarter of a minute", () =>
  withOutbox(async (box) => {
    box.add(...numbered(60));
    box.project(...numbered(50));
    box.problem = new Error("down");
    box.meanwhile = () => {
      if (box.sent.length === 2) box.problem = null;
    };
    await box.drain(NOW);
    const again = NOW + FIRST_RETRY_MS;
    await box.drain(again - 1);
    expect([box.sent, box.written].map((batches) => batches.length)).toEqual([2, 2]);
    await box.drain(again);
    expect(box.sent[2]).toEqual(box.sent[0]);
    expect(box.sent).toHaveLength(3);
  }));

test("nothing leaves before its commit, even when retries are due", () =>
  withOutbox(async (box) => {
    box.outbox.add(mail("a"), NOW);
    expect(box.outbox.hasUnsaved).toBe(true);
    box.outbox.project("copy:a", NOW);
    box.outbox.project("copy:a", NOW);
    for (const now of [NOW, NOW + FIRST_RETRY_MS, NOW + 1e9]) await box.outbox.drain(now);
    expect([box.sent, box.written]).toEqual([[], []]);
    box.save();
    expect(box.outbox.hasUnsaved).toBe(false);
    await box.drain(NOW);
    expect([box.sent, box.written]).toEqual([[["mail:a"]], [["copy:a"]]]);
  }));

test("an effect or projection that was committed and not tried before a crash leaves with the first drain afterwards", () =>
  withOutbox(async (box) => {
    box.add("a");
    box.project("a");
    box.restart();
    expect(box.outbox.nextAt).toBe(NOW + FIRST_RETRY_MS);
    await box.drain(NOW + 1);
    expect([box.sent, box.written]).toEqual([[["mail:a"]], [["copy:a"]]]);
  }));

test("a commit requests one drain when it added something to deliver, and none otherwise", () =>
  withOutbox(async (box) => {
    expect(box.outbox.takeDrainRequest()).toBe(false);
    box.add("a");
    expect(box.outbox.takeDrainRequest()).toBe(true);
    expect(box.outbox.takeDrainRequest()).toBe(false);
    await box.drain(NOW);
    expect(box.outbox.takeDrainRequest()).toBe(false);
    box.outbox.done("mail:a");
    box.save();
    expect(box.outbox.takeDrainRequest()).toBe(false);
  }));

test("an effect that is added twice keeps its delivery, and one that was done before it left is not sent", () =>
  withOutbox(async (box) => {
    box.add("a", "b");
    await box.drain(NOW);
    const [before] = box.rows();
    box.outbox.add(mail("a"), NOW + 500);
    box.save();
    expect(box.rows()[0]).toEqual(before);
    box.add("c");
    box.outbox.done("mail:c");
    await box.drain(NOW);
    expect(box.sent).toEqual([["mail:a", "mail:b"]]);
    expect(box.rows().map(({ key }) => key)).toEqual(["mail:a", "mail:b"]);
  }));

test("a report about an unknown key changes nothing", () =>
  withOutbox(async (box) => {
    box.outbox.done("mail:x");
    box.outbox.failed("mail:x", "odd", NOW);
    expect(box.outbox.hasUnsaved).toBe(false);
    expect(box.outbox.revive("mail:x", NOW)).toBe(false);
  }));

test("an effect reported as failed waits for its retry, not for the next drain", () =>
  withOutbox(async (box) => {
    box.add("a");
    box.outbox.failed("mail:a", "no such mailbox", NOW);
    box.save();
    await box.drain(NOW);
    expect(box.sent).toEqual([]);
    expect(box.rows()).toEqual([
      {
        key: "mail:a",
        state: "waiting",
        attempts: 1,
        next_at: NOW + FIRST_RETRY_MS,
        problem: "no such mailbox",
      },
    ]);
    await box.drain(NOW + FIRST_RETRY_MS);
    expect(box.sent).toEqual([["mail:a"]]);
  }));

test("a report that arrives while the batch is on its way is not overwritten", () =>
  withOutbox(async (box) => {
    box.add("a", "b");
    box.meanwhile = () => box.outbox.done("mail:a");
    await box.drain(NOW);
    expect(box.rows().map(({ key }) => key)).toEqual(["mail:b"]);
    box.problem = new Error("down");
    box.meanwhile = () => box.outbox.done("mail:b");
    await box.drain(NOW + REPORT_MS);
    expect(box.rows()).toEqual([]);
    expect(box.outbox.view()).toEqual({ waiting: 0, dead: [] });
  }));

test("a failure is recorded with its first 300 characters, whatever was thrown", () =>
  withOutbox(async (box) => {
    box.add("a");
    box.project("a");
    box.problem = "x".repeat(400);
    await box.drain(NOW);
    expect(box.rows().map(({ problem }) => problem)).toEqual(["x".repeat(300), "x".repeat(300)]);
    box.problem = new Error(`${"y".repeat(299)}zz`);
    await box.drain(NOW + FIRST_RETRY_MS);
    expect(box.rows().map(({ problem }) => problem)).toEqual([`${"y".repeat(299)}z`, `${"y".repeat(299)}z`]);
    box.outbox.failed("mail:a", "w".repeat(301), NOW);
    box.save();
    expect(box.rows().find(({ key }) => key === "mail:a")?.problem).toBe("w".repeat(300));
  }));

test("an effect whose report never comes is sent ten times, and is then a dead letter without a cause", () =>
  withOutbox(async (box) => {
    box.add("a");
    for (let day = 0; day < 20; day++) await box.drain(NOW + day * 86_400_000);
    expect(box.sent).toHaveLength(MAX_ATTEMPTS);
    expect(box.outbox.view()).toEqual({
      waiting: 0,
      dead: [{ key: "mail:a", effect: "mail", problem: "" }],
    });
    expect(box.outbox.nextAt).toBe(Infinity);
    box.outbox.failed("mail:a", "late report", NOW);
    expect(box.outbox.hasUnsaved).toBe(false);
    expect(box.rows()).toHaveLength(1);
    expect(box.outbox.revive("mail:a", NOW)).toBe(true);
    box.save();
    await box.drain(NOW);
    expect(box.sent).toHaveLength(MAX_ATTEMPTS + 1);
  }));

test("organizers see dead letters in the order of their effects, and the number that waits", () =>
  withOutbox(async (box) => {
    box.add("a", "b", "c");
    for (let n = 0; n < MAX_ATTEMPTS; n++)
      for (const name of ["a", "c"]) box.outbox.failed(`mail:${name}`, name, NOW);
    expect(box.outbox.view()).toEqual({
      waiting: 1,
      dead: [
        { key: "mail:a", effect: "mail", problem: "a" },
        { key: "mail:c", effect: "mail", problem: "c" },
      ],
    });
  }));

test("a dead letter stays one after a restart, and needs no alarm", () =>
  withOutbox(async (box) => {
    box.add("a");
    for (let day = 0; day < MAX_ATTEMPTS; day++) box.outbox.failed("mail:a", "declined", NOW);
    box.save();
    box.restart();
    expect(box.outbox.nextAt).toBe(Infinity);
    expect(box.outbox.view().dead).toEqual([{ key: "mail:a", effect: "mail", problem: "declined" }]);
    await box.drain(NOW + 1e12);
    expect(box.sent).toEqual([]);
  }));

test("a projection requested again before it is written is written once", () =>
  withOutbox(async (box) => {
    box.project("a");
    box.project("a");
    await box.drain(NOW);
    expect(box.written).toEqual([["copy:a"]]);
    expect(box.rows()).toEqual([]);
  }));

test("a projection requested again while it fails is tried with the next commit, and its backoff starts over", () =>
  withOutbox(async (box) => {
    box.project("a");
    box.problem = new Error("down");
    await box.drain(NOW);
    await box.drain(NOW + FIRST_RETRY_MS);
    expect(box.rows()).toMatchObject([{ attempts: 2 }]);
    const later = NOW + FIRST_RETRY_MS + 1;
    box.outbox.project("copy:a", later);
    box.problem = null;
    await box.drain(later);
    expect(box.written).toHaveLength(3);
    expect(box.outbox.view().waiting).toBe(0);
  }));

test("the alarm is set for the earliest retry that can be delivered", () =>
  withOutbox(async (box) => {
    expect(box.outbox.nextAt).toBe(Infinity);
    box.outbox.add(mail("a"), NOW + 5_000);
    box.outbox.add(mail("b"), NOW);
    box.outbox.project("copy:a", NOW + 9_000);
    expect(box.outbox.nextAt).toBe(NOW + FIRST_RETRY_MS);
    box.save();
    await box.drain(NOW + FIRST_RETRY_MS);
    expect(box.outbox.nextAt).toBe(NOW + FIRST_RETRY_MS + REPORT_MS);
    box.restart();
    expect(box.outbox.nextAt).toBe(NOW + FIRST_RETRY_MS + REPORT_MS);
  }));

test("without a queue effects wait in their rows, and without D1 projections do, with no alarm for them", async () => {
  await withOutbox(
    async (box) => {
      box.add("a");
      expect(box.outbox.nextAt).toBe(Infinity);
      expect(box.outbox.takeDrainRequest()).toBe(false);
      box.project("a");
      await box.drain(NOW + 1e9);
      expect([box.sent, box.written]).toEqual([[], [["copy:a"]]]);
      expect(box.rows().map(({ key }) => key)).toEqual(["mail:a"]);
      box.restart();
      expect(box.outbox.nextAt).toBe(Infinity);
    },
    { send: false },
  );
  await withOutbox(
    async (box) => {
      box.project("a");
      expect(box.outbox.nextAt).toBe(Infinity);
      box.add("a");
      await box.drain(NOW + 1e9);
      expect([box.sent, box.written]).toEqual([[["mail:a"]], []]);
      expect(box.rows().map(({ key }) => key)).toEqual(["copy:a", "mail:a"]);
    },
    { project: false },
  );
});

test("two drains at once deliver once, and a later one delivers what was committed since", () =>
  withOutbox(async (box) => {
    box.add("a");
    await Promise.all([box.outbox.drain(NOW), box.outbox.drain(NOW)]);
    box.save();
    box.add("b");
    await box.drain(NOW);
    expect(box.sent).toEqual([["mail:a"], ["mail:b"]]);
  }));

test("hundreds of reports in one commit remove their rows, and only theirs", () =>
  withOutbox(async (box) => {
    box.add(...numbered(251));
    for (const name of numbered(250)) box.outbox.done(`mail:${name}`);
    box.save();
    expect(box.rows().map(({ key }) => key)).toEqual(["mail:250"]);
  }));

test("a dead letter of another kind than a refund adds no notice", () =>
  withOutbox(async (box) => {
    box.add("a");
    for (let n = 0; n < MAX_ATTEMPTS; n++) box.outbox.failed("mail:a", "declined", NOW);
    box.save();
    expect(box.rows().map(({ key }) => key)).toEqual(["mail:a"]);
  }));

const refund = (name: string, again = ""): Effect => ({
  key: `refund:${name}${again}`,
  eventId: "e1",
  kind: "refund",
  refundId: name,
  paymentId: "p1",
  intentId: "i1",
  amountMinor: 100,
  currency: "INR",
  provider: "sandbox",
});

test("a refund's delivery is dead when each of its requests is, and names the last problem", () =>
  withOutbox(async (box) => {
    for (const effect of [refund("r1"), refund("r2"), refund("r2", ":again"), mail("a")])
      box.outbox.add(effect, NOW);
    const fail = (key: string, problem: string) => {
      for (let n = 0; n < MAX_ATTEMPTS; n++) box.outbox.failed(key, problem, NOW);
    };
    const view = () => Object.fromEntries(box.outbox.refundDeliveries());
    const alive = { dead: false, problem: "" };
    expect(view()).toEqual({ r1: alive, r2: alive });
    fail("mail:a", "declined");
    fail("refund:r1", "declined");
    fail("refund:r2", "declined");
    expect(view()).toEqual({ r1: { dead: true, problem: "declined" }, r2: alive });
    fail("refund:r2:again", "account closed");
    expect(view()["r2"]).toEqual({ dead: true, problem: "account closed" });
    box.outbox.revive("refund:r2:again", NOW);
    expect(view()["r2"]!.dead).toBe(false);
  }));
