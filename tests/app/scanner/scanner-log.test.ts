// @vitest-environment node
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Scan } from "#domain/gate/scan";
import { type LogPlace, ScanLog } from "#app/scanner/scan-store";
import { aScan } from "../../build/scans";

const scan = ({ epoch, seq }: LogPlace): Scan =>
  aScan("phone", seq, 1000 + seq, {
    scanId: `phone:${epoch}:${seq}`,
    epoch,
    offsetMs: null,
    offsetAgeMs: null,
  });

let log: ScanLog;
let n = 0;
beforeEach(() => {
  log = new ScanLog(`scan-log-${n++}`);
});
afterEach(async () => {
  await log.delete();
});

const seqs = async () => (await log.listUnsent("phone", 1000)).map(({ seq }) => seq);

test("parallel scans get consecutive numbers, none twice and none left out", async () => {
  await Promise.all(Array.from({ length: 40 }, () => log.append("phone", 500, scan)));
  expect(await seqs()).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
});

test("the highest number given is that of the last scan, so that the server does not miss the next one", async () => {
  expect(await log.head("phone", 500)).toEqual({ epoch: 500, headSeq: 0 });
  for (let i = 0; i < 2; i++) await log.append("phone", 500, scan);
  expect(await log.head("phone", 900)).toEqual({ epoch: 500, headSeq: 2 });
});

test("an aborted scan takes no number", async () => {
  await log.append("phone", 500, scan);
  const broken = log.append("phone", 500, () => {
    throw new Error("cannot be written");
  });
  await expect(broken).rejects.toThrow("cannot be written");
  await log.append("phone", 500, scan);
  expect(await seqs()).toEqual([1, 2]);
});

test("numbers go on after the page was closed and opened, in the same epoch", async () => {
  await log.append("phone", 500, scan);
  log.close();
  const reopened = new ScanLog(log.name);
  const next = await reopened.append("phone", 900, scan);
  expect(next).toMatchObject({ epoch: 500, seq: 2 });
  reopened.close();
  await log.open();
});

test("a wiped log begins a new epoch, so its ids never meet the old ones", async () => {
  await log.append("phone", 500, scan);
  await log.delete();
  await log.open();
  expect(await log.append("phone", 900, scan)).toMatchObject({ epoch: 900, seq: 1 });
});

test("an acknowledgement twice is one, and what the server never got is sent again", async () => {
  for (let i = 0; i < 5; i++) await log.append("phone", 500, scan);
  await log.markSent(["phone:500:1", "phone:500:2", "phone:500:3"]);
  await log.markSent(["phone:500:1"]);
  expect(await seqs()).toEqual([4, 5]);
  await log.markUnsent("phone", 500, 2, 2);
  expect(await seqs()).toEqual([2, 4, 5]);
  expect(await log.countUnsent("phone")).toBe(3);
});

test("each device has its own numbers", async () => {
  await log.append("phone", 500, scan);
  const other = await log.append("other", 600, (place) => ({
    ...scan(place),
    deviceId: "other",
    scanId: `other:${place.epoch}:${place.seq}`,
  }));
  expect(other).toMatchObject({ epoch: 600, seq: 1 });
  expect(await seqs()).toEqual([1]);
});
