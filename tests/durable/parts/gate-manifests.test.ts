import { expect, test } from "vitest";
import { GateManifests } from "#durable/gate/gate-manifests";
import { aSetup } from "../../build/workerd/setup";

const facts = { setup: aSetup("e1"), keys: [], withdrawnKeyNos: [], tickets: [] };

test("a version is built once, and each head has the time at which it was read", async () => {
  const manifests = new GateManifests();
  const first = await manifests.head(1, 100, facts);
  const again = await manifests.head(1, 200, { ...facts, setup: aSetup("e2") });
  expect([first.asOf, again.asOf]).toEqual([100, 200]);
  expect([first.eventId, again.eventId, again.version]).toEqual(["e1", "e1", 1]);
});

test("the last versions keep their shards; older ones and unknown shards have none", async () => {
  const manifests = new GateManifests();
  for (const version of [1, 2, 3, 4, 5]) await manifests.head(version, 0, facts);
  const stored = await Promise.all([1, 2, 3, 4, 5].map((version) => manifests.shard(version, 0)));
  expect(stored.map((shard) => shard !== null)).toEqual([false, false, true, true, true]);
  expect(await manifests.shard(5, 9)).toBeNull();
  manifests.clear();
  expect(await manifests.shard(5, 0)).toBeNull();
});
