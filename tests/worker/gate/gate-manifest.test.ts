import { env } from "cloudflare:test";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { GateManifest } from "#domain/gate/manifest-lookup";
import type { GateManifestHead } from "#domain/gate/manifest-format";
import { shardIsWhole } from "#domain/gate/manifest-shard";
import { eventTag } from "#domain/ticket/ticket-code";
import type { SyncResponse } from "#domain/gate/sync";
import { database } from "#worker/db/database";
import { event } from "#worker/db/schema";
import { sha256 } from "#domain/core/digest";
import { issue } from "../../build/workerd/gate";
import { asJson, ask, signed } from "../../build/workerd/phone";
import { aShow } from "../../build/workerd/show";
import { aGateShow, syncOf } from "../../build/workerd/gate-show";

let show: Awaited<ReturnType<typeof aGateShow>>;

beforeAll(async () => {
  show = await aGateShow();
});

describe("the gate manifest over HTTP", () => {
  test("names no draft and no event in review of the organization, only events that are public", async () => {
    const own = await aShow();
    const states = ["draft", "in_review", "published", "completed", "cancelled"] as const;
    for (const state of states) {
      const { eventId } = await aShow({ title: `A ${state} event` }, own.organizationId);
      await database(env).update(event).set({ state }).where(eq(event.id, eventId));
    }
    const phone = await show.pairPhone(own.eventId, own.organizationId);
    const { otherEvents } = await asJson<GateManifestHead>(
      await ask(await signed(phone, "GET", "/gate-api/manifest")),
    );
    expect(otherEvents.map(({ title }) => title).toSorted()).toEqual([
      "A cancelled event",
      "A completed event",
      "A published event",
    ]);
  });

  test("matches its hashes, names other events and devices, and its shards are cached by version", async () => {
    const sibling = await aShow({ title: "Raag Malhar" }, show.organizationId);
    const phone = await show.pairPhone();
    await issue(show.eventId, [5, 6], "guest:manifest");
    const head = await asJson<GateManifestHead>(await ask(await signed(phone, "GET", "/gate-api/manifest")));
    expect(head.otherEvents).toContainEqual({ eventTag: eventTag(sibling.eventId), title: "Raag Malhar" });
    expect(head.devices).toContainEqual({
      deviceId: phone.deviceId,
      name: "Meera's phone",
      gateId: "north",
    });
    const shards = new Map<number, Uint8Array>();
    for (const promised of head.shards) {
      const path = `/gate-api/manifest/${head.version}/${promised.shard}`;
      const answer = await ask(await signed(phone, "GET", path));
      expect(answer.headers.get("cache-control")).toContain("immutable");
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect(await shardIsWhole(bytes, promised, sha256)).toBe(true);
      const flipped = Uint8Array.from(bytes);
      flipped[5]! ^= 1;
      expect(await shardIsWhole(flipped, promised, sha256)).toBe(false);
      shards.set(promised.shard, bytes);
      const headers = { "if-none-match": answer.headers.get("etag")! };
      expect((await ask(await signed(phone, "GET", path, null, { headers }))).status).toBe(304);
    }
    expect(new GateManifest(head, shards).size).toBe(head.tickets);
  });

  test("a version that is gone is refused as manifest_gone", async () => {
    const phone = await show.pairPhone();
    const gone = await ask(await signed(phone, "GET", "/gate-api/manifest/1/0"));
    expect([gone.status, (await asJson(gone)).reason]).toEqual([410, "manifest_gone"]);
  });
});

describe("a scanner of the version before", () => {
  test("gets the manifest and the answers in its own formats", async () => {
    const phone = await show.pairPhone();
    const old = await asJson(await ask(await signed(phone, "GET", "/gate-api/manifest")));
    expect(old).toMatchObject({ format: 1 });
    const now = await asJson(await ask(await signed(phone, "GET", "/gate-api/manifest?format=2")));
    expect(now).toMatchObject({ format: 2, withdrawnKeyNos: [], lists: [{ exits: true }] });
    expect(await asJson(await syncOf(phone, [], { v: 1 }))).toMatchObject({ v: 1 });
  });
});

describe("gates and lists", () => {
  test("a new gate is on every phone's next sync", async () => {
    const evening = await aShow();
    const phone = await show.pairPhone(evening.eventId, evening.organizationId);
    const head = await asJson<GateManifestHead>(await ask(await signed(phone, "GET", "/gate-api/manifest")));
    const { lists, gates, event } = (await show.gates().findGates(evening.organizationId, evening.eventId))!;
    const entry = {
      lists,
      gates: [...gates, { id: "south", name: "South", listId: "main", ticketTypeIds: [] }],
    };
    expect(
      await show.gates().saveEntry(evening.organizationId, evening.eventId, entry, event.revision),
    ).toMatchObject({ ok: true });
    expect(
      await show.gates().saveEntry(evening.organizationId, evening.eventId, entry, event.revision),
    ).toMatchObject({ ok: false, reason: "changed_since" });
    const response = await asJson<SyncResponse>(await syncOf(phone, [], { manifestVersion: head.version }));
    expect(response.commands).toMatchObject([{ kind: "refresh_manifest" }]);
  });

  test("a gate of an unknown list is refused and nothing is changed", async () => {
    const { lists, event } = (await show.gates().findGates(show.organizationId, show.eventId))!;
    const gates = [{ id: "g", name: "G", listId: "nowhere", ticketTypeIds: [] }];
    expect(
      await show.gates().saveEntry(show.organizationId, show.eventId, { lists, gates }, event.revision),
    ).toMatchObject({ ok: false, reason: "entry_problems", detail: { problems: ["list_unknown"] } });
  });
});
