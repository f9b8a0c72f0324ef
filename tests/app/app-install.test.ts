// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AppInstall } from "#app/scanner/app-install";
import type { CachedFiles } from "#app/scanner/cached-files";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A browser whose precache fails some times: the service worker is active only after it succeeds. */
function aBrowser(failures: number) {
  let active = false;
  let tries = 0;
  const files: CachedFiles = { total: 3, missing: 0 };
  const register = vi.fn(async () => {
    if (++tries <= failures) throw new TypeError("a file could not be fetched");
    active = true;
  });
  const install = new AppInstall({
    check: async () => (active ? files : null),
    register,
    now: () => Date.now(),
    random: () => 1,
  });
  return { install, register };
}

test("a precache that fails once is retried while the scanner page is open, without a reload", async () => {
  const { install, register } = aBrowser(1);
  await install.tryNow();
  expect(install.state()).toEqual({ files: null, trying: false, nextTryAt: Date.now() + 2_000 });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(register).toHaveBeenCalledTimes(2);
  expect(install.state()).toEqual({ files: { total: 3, missing: 0 }, trying: false, nextTryAt: null });
});

test("the waits between the tries grow to a minute", async () => {
  const { install } = aBrowser(Infinity);
  const waits: number[] = [];
  await install.tryNow();
  for (let n = 0; n < 8; n++) {
    const wait = install.state().nextTryAt! - Date.now();
    waits.push(wait);
    await vi.advanceTimersByTimeAsync(wait);
  }
  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  install.pause();
});

test("a try by hand does not wait for the next one, and none runs twice", async () => {
  const { install, register } = aBrowser(1);
  await install.tryNow();
  await Promise.all([install.tryNow(), install.tryNow()]);
  expect(register).toHaveBeenCalledTimes(2);
  expect(install.state().files).toEqual({ total: 3, missing: 0 });
});

test("after the page is closed, nothing is retried", async () => {
  const { install, register } = aBrowser(Infinity);
  await install.tryNow();
  install.pause();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(register).toHaveBeenCalledTimes(1);
});
