import { expect, test } from "vitest";
import type { Committed } from "#app/scanner/committed-verdict";
import { FIRST_SCREEN, type ScanRequest, type ScanScreen, stepScreen } from "#app/scanner/scan-screen";
import { NO_BURST, pressKey, settle } from "#app/scanner/wedge";

const read = (text: string): ScanRequest => ({ kind: "read", text, input: "camera" });
const committed = (tone: Committed["tone"]) => ({ scanId: "d:1:1", tone }) as Committed;
const requested = (screen: ScanScreen, request: ScanRequest, at: number) =>
  stepScreen(screen, { is: "requested", request, at });

function deciding(text = "T1:A"): ScanScreen {
  return requested(FIRST_SCREEN, read(text), 0).screen;
}
function showing(tone: Committed["tone"]): ScanScreen {
  return stepScreen(deciding(), { is: "committed", verdict: committed(tone) }).screen;
}

test("a code that was read is decided, and nothing is shown until its record is committed", () => {
  const step = requested(FIRST_SCREEN, read("T1:A"), 0);
  expect(step.decide).toEqual(read("T1:A"));
  expect(step.screen.at).toBe("deciding");
});

test("a log that cannot be written shows no verdict at all, and the same request can be retried", () => {
  const failed = stepScreen(deciding(), { is: "failed" }).screen;
  expect(failed.at).toBe("unwritten");
  if (failed.at !== "unwritten") return;
  expect(requested(failed, read("T1:B"), 5000).decide).toBeNull();
  expect(requested(failed, failed.request, 5000).decide).toBe(failed.request);
});

test("a ticket that stays in the picture is one scan, not many", () => {
  let screen = showing("admit");
  screen = stepScreen(screen, { is: "dismissed" }).screen;
  for (let at = 100; at < 9000; at += 100) {
    const step = requested(screen, read("T1:A"), at);
    expect(step.decide).toBeNull();
    screen = step.screen;
  }
  expect(requested(screen, read("T1:A"), 20_000).decide).not.toBeNull();
});

test("a code counts as gone from the picture after two and a half seconds without it", () => {
  const screen = stepScreen(showing("admit"), { is: "dismissed" }).screen;
  const seen = requested(screen, read("T1:A"), 100).screen;
  expect(requested(seen, read("T1:A"), 2_599).decide).toBeNull();
  expect(requested(seen, read("T1:A"), 2_600).decide).not.toBeNull();
});

test("green gives way to the next person's code; amber and red wait for a tap", () => {
  expect(requested(showing("admit"), read("T1:B"), 300).decide).toEqual(read("T1:B"));
  for (const tone of ["check", "stop"] as const) {
    const waiting = requested(showing(tone), read("T1:B"), 300);
    expect(waiting.decide).toBeNull();
    expect(waiting.screen.at).toBe("verdict");
    const free = stepScreen(waiting.screen, { is: "dismissed" }).screen;
    expect(requested(free, read("T1:B"), 400).decide).toEqual(read("T1:B"));
  }
});

test("an override answers the verdict on the screen and no other", () => {
  const override = (scanId: string): ScanRequest => ({ kind: "override", scanId });
  expect(requested(showing("check"), override("d:1:1"), 300).decide).not.toBeNull();
  expect(requested(showing("check"), override("d:1:9"), 300).decide).toBeNull();
});

function type(text: string, gapMs: number, end: string | null = "Enter") {
  let burst = NO_BURST;
  let at = 1000;
  for (const key of text) {
    burst = pressKey(burst, key, (at += gapMs)).burst;
  }
  return end === null ? settle(burst, at + 200) : pressKey(burst, end, at + gapMs);
}

test("a hand scanner's burst is a code wherever the focus is, with or without Enter", () => {
  expect(type("T1:ABCDEFGHIJ", 8).code).toBe("T1:ABCDEFGHIJ");
  expect(type("T1:ABCDEFGHIJ", 8).swallow).toBe(true);
  expect(type("T1:ABCDEFGHIJ", 8, null).code).toBe("T1:ABCDEFGHIJ");
});

test("a person's typing and a short key roll are no code and are left to the page", () => {
  expect(type("7KQ2M4XD9TB1", 120).code).toBeNull();
  expect(type("7KQ2M4XD9TB1", 120).swallow).toBe(false);
  expect(type("abc", 8).code).toBeNull();
});

test("shift between a burst's letters does not break it", () => {
  let burst = NO_BURST;
  let at = 0;
  for (const key of [..."T1", "Shift", ":", ..."ABCDEFGHIJ"]) burst = pressKey(burst, key, (at += 10)).burst;
  expect(pressKey(burst, "Enter", at + 10).code).toBe("T1:ABCDEFGHIJ");
});
