import { beforeEach, expect, test, vi } from "vitest";
import { findLastSeen, keepLastSeen } from "#app/parts/offline/last-seen";

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal("caches", {
    open: async () => ({
      delete: async (key: string) => stored.delete(key),
      put: async (key: string, response: Response) => void stored.set(key, await response.text()),
      keys: async () => [...stored.keys()],
      match: async (key: string) => {
        const text = stored.get(key);
        return text === undefined ? undefined : new Response(text);
      },
    }),
  });
  vi.stubGlobal("STAGEDOOR_VERSION", "1");
});

test("a page that was seen is found again without a network", async () => {
  await keepLastSeen("/events?q=jazz", { answer: "two" });
  expect((await findLastSeen("/events?q=jazz"))?.data).toEqual({ answer: "two" });
});

test("after an update of the app, a page that the older version cached is not shown", async () => {
  await keepLastSeen("/events?q=jazz", { answer: "two" });
  vi.stubGlobal("STAGEDOOR_VERSION", "2");
  expect(await findLastSeen("/events?q=jazz")).toBeNull();
  await keepLastSeen("/events?q=jazz", { answer: "three" });
  expect((await findLastSeen("/events?q=jazz"))?.data).toEqual({ answer: "three" });
});
