import { afterEach, expect, test, vi } from "vitest";
import { verifyTicketCode } from "#domain/ticket/ticket-code";
import { MOST_KEY_NO } from "#domain/ticket/signing-keys";
import type { Commit } from "#durable/commit";
import { KeyService } from "#durable/signing-key-service";
import { EventKeyStore } from "#durable/signing-key-store";
import { TicketCodes } from "#durable/sale/ticket-codes";
import { memoryStorage } from "../../build/parts/memory-storage.mjs";
import { SaleScenario } from "../../build/sale-scenario";

afterEach(() => vi.restoreAllMocks());

const SECRET = "a secret of the Worker";

/** A key of event e1 as a deployment wrapped it on 21 November 2026. */
const STORED = {
  keyNo: 1,
  publicJwk: {
    kty: "EC",
    crv: "P-256",
    x: "Fl5La5qeuBlAZpptMVOwdLKyqtt0M6TOKb2zIpOm5Bs",
    y: "YQNu2VcO16tPsHNIEXYk4hjzeDd7ZPCV5S6Ub_g0JSM",
  },
  wrapped:
    "+Y4ecNK5Repaq1hW.3HhRTxlRF5sKTrXE2anlyQWBxsxjrz49JK4TIU1OcJcN9Zoti+Fk6wWm11te5aB/3+BjO5MrtYMhbFJJAouLSUcMphRrb4oUpBJbJSM1Xv8AlO7ChDShC90pN8NOH4F6RagegK6QvoBHcxh6Qe2E4OaBvOen8tqbp5ATm46bC9BR7lVcDrTkmTnHY6CCRsxgHHbUIC+sz3evXP6VCLf8lr+PcM4AVmhxP70M/KUAR1NjO32hv4VlSzjxKNb/xig6heuGKUMbbMUKr+5SXOik+1HLFd4HbWAloPsZFjG0",
};

/** Runs with a key store of event e1 over rows; `restart` returns the store after a restart. */
async function withStore(
  run: (store: EventKeyStore, save: () => void, restart: () => EventKeyStore) => Promise<void>,
): Promise<void> {
  const { sql } = memoryStorage();
  const make = () => {
    const store = new EventKeyStore("e1", SECRET);
    store.prepare(sql);
    store.load(sql);
    return store;
  };
  const store = make();
  const save = () => {
    store.save(sql);
    store.saved();
  };
  await run(store, save, make);
}

async function signs(store: EventKeyStore, keyNo: number): Promise<boolean> {
  const bytes = new TextEncoder().encode("ticket");
  const algorithm = { name: "ECDSA", hash: "SHA-256" };
  const signature = await crypto.subtle.sign(algorithm, await store.openPrivate(keyNo), bytes);
  const { jwk } = store.listPublic().find((key) => key.keyNo === keyNo)!;
  const { kty, crv, x, y } = jwk;
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, curve, false, ["verify"]);
  return crypto.subtle.verify(algorithm, key, signature, bytes);
}

test("a key that was stored before a release opens after it: the wrapping never changes", async () => {
  const store = new EventKeyStore("e1", SECRET);
  store.add(STORED, 0);
  expect(await signs(store, 1)).toBe(true);
  const [nonce] = STORED.wrapped.split(".");
  for (const wrapped of [nonce!, "", `not base64.${nonce}`]) {
    const broken = new EventKeyStore("e1", SECRET);
    broken.add({ ...STORED, wrapped }, 0);
    await expect(broken.openPrivate(1)).rejects.toThrow("signing key 1 is not readable");
  }
});

test("keys, their creation and withdrawal survive a restart, also when only a withdrawal was saved", () =>
  withStore(async (store, save, restart) => {
    expect([store.current, store.list(), store.withdrawn]).toEqual([0, [], []]);
    store.add(await store.generate(1), 100);
    save();
    store.add(await store.generate(2), 200);
    save();
    store.withdraw(1, 300);
    save();
    const again = restart();
    const lives = [
      { keyNo: 1, createdAt: 100, withdrawnAt: 300 },
      { keyNo: 2, createdAt: 200, withdrawnAt: null },
    ];
    for (const each of [store, again]) {
      expect([each.current, each.list(), each.withdrawn]).toEqual([2, lives, [1]]);
      expect(each.listPublic().map(({ keyNo }) => keyNo)).toEqual([2]);
    }
    expect(again.listPublic()).toEqual(store.listPublic());
    expect(await signs(again, 2)).toBe(true);
    await expect(again.openPrivate(3)).rejects.toThrow("no signing key 3");
  }));

test("a public key names its event and number, and nothing of the private part", () =>
  withStore(async (store) => {
    const key = await store.generate(4);
    store.add(key, 0);
    expect(store.listPublic()).toEqual([
      {
        keyNo: 4,
        jwk: {
          kty: "EC",
          crv: "P-256",
          x: key.publicJwk.x,
          y: key.publicJwk.y,
          alg: "ES256",
          use: "sig",
          kid: "e1.4",
        },
      },
    ]);
  }));

test("a number has one key: of two that were generated at once the first counts", () =>
  withStore(async (store, save, restart) => {
    const [first, second] = [await store.generate(1), await store.generate(1)];
    store.add(first, 0);
    store.add(second, 5);
    store.add(await store.generate(2), 10);
    save();
    for (const each of [store, restart()]) {
      expect(each.list().map(({ keyNo, createdAt }) => [keyNo, createdAt])).toEqual([
        [1, 0],
        [2, 10],
      ]);
      expect(each.listPublic()[0]!.jwk.x).toBe(first.publicJwk.x);
    }
  }));

test("an object whose keys did not change writes no key rows", () =>
  withStore(async (store, save, restart) => {
    store.add(await store.generate(1), 100);
    save();
    const statements: string[] = [];
    const watching = { exec: (query: string) => void statements.push(query) } as unknown as SqlStorage;
    store.save(watching);
    restart().save(watching);
    expect(statements).toEqual([]);
  }));

/** The key service of a sale, with a commit that only counts. */
function aService(keys: EventKeyStore, scenario = new SaleScenario()) {
  const steps: string[] = [];
  const commit = {
    settle: async () => void steps.push("settle"),
    settled: async () => void steps.push("settled"),
  };
  const store = {
    state: scenario.state,
    accept: (changes: Parameters<SaleScenario["apply"]>[0]) => scenario.apply(changes),
  };
  const service = new KeyService(store as never, keys, commit as unknown as Commit);
  return { service, steps, scenario };
}

/** A key store whose newest key has this number, without generating the earlier ones. */
function aStoreAt(keyNo: number): EventKeyStore {
  const store = new EventKeyStore("e1", SECRET);
  store.add({ ...STORED, keyNo }, 0);
  return store;
}

test("keys are counted with the valid tickets they sign, after the pending commit", async () => {
  const keys = aStoreAt(1);
  const { service, steps, scenario } = aService(keys);
  const { id } = scenario.sell("b1", { seats: [0, 1, 2] });
  const [first] = [...scenario.state.tickets.values()];
  scenario.apply([{ kind: "ticket", ticket: { ...first!, state: "revoked" } }]);
  keys.add({ ...STORED, keyNo: 2 }, scenario.now + 10);
  expect(id).toBe("b1");
  expect(await service.list()).toEqual([
    { keyNo: 1, createdAt: 0, withdrawnAt: null, tickets: 2 },
    { keyNo: 2, createdAt: scenario.now + 10, withdrawnAt: null, tickets: 0 },
  ]);
  expect(steps).toEqual(["settled"]);
});

test("a rotation answers after its commit, and a repeated one adds no key", async () => {
  const keys = aStoreAt(1);
  const { service, steps } = aService(keys);
  expect(await service.rotate(1)).toEqual({ ok: true, value: { keyNo: 2 } });
  expect(await service.rotate(1)).toEqual({ ok: true, value: { keyNo: 2 } });
  expect(keys.list()).toHaveLength(2);
  expect(steps).toEqual(["settle", "settle"]);
});

test("an event has at most 255 keys, and the last one is neither rotated nor withdrawn", async () => {
  const last = aService(aStoreAt(MOST_KEY_NO)).service;
  expect(await last.rotate(MOST_KEY_NO)).toEqual({ ok: false, reason: "keys_exhausted" });
  expect(await last.withdraw(MOST_KEY_NO)).toEqual({ ok: false, reason: "keys_exhausted" });
  const one = aStoreAt(MOST_KEY_NO - 1);
  expect(await aService(one).service.rotate(MOST_KEY_NO - 1)).toEqual({ ok: true, value: { keyNo: 255 } });
});

test("a key that is not the event's is refused, with or without keys", async () => {
  const { service } = aService(aStoreAt(1));
  for (const after of [-1, 0, 2, 300])
    expect(await service.rotate(after)).toEqual({ ok: false, reason: "key_unknown" });
  expect(await aService(aStoreAt(5)).service.withdraw(3)).toEqual({ ok: false, reason: "key_unknown" });
  const without = aService(new EventKeyStore("e1", SECRET)).service;
  for (const after of [0, 1]) {
    expect(await without.rotate(after)).toEqual({ ok: false, reason: "key_unknown" });
    expect(await without.withdraw(after)).toEqual({ ok: false, reason: "key_unknown" });
  }
});

test("a repeated withdrawal answers after the first one's commit, and reissues no ticket", async () => {
  const keys = aStoreAt(1);
  const { service, steps, scenario } = aService(keys);
  scenario.sell("b1", { seats: [0, 1] });
  expect(await service.withdraw(1)).toEqual({ ok: true, value: { reissued: 2 } });
  expect(await service.withdraw(1)).toEqual({ ok: true, value: { reissued: 0 } });
  expect(steps).toEqual(["settle", "settled"]);
  expect(keys.withdrawn).toEqual([1]);
  expect([...scenario.state.tickets.values()].map(({ serial }) => serial)).toEqual([2, 2]);
});

test("a ticket opened twice shows the same code, and a failed signature is tried again", async () => {
  const keys = aStoreAt(1);
  const scenario = new SaleScenario();
  const booking = scenario.sell("b1", { seats: [0, 1] });
  const [one, two] = [...scenario.state.tickets.values()];
  const codes = new TicketCodes("e1", keys);
  const open = vi.spyOn(keys, "openPrivate").mockRejectedValueOnce(new Error("busy"));
  const read = (ticket = one!) => codes.textsOf(scenario.state, booking, ticket);
  await expect(read()).rejects.toThrow("busy");
  const first = await read();
  expect(await read()).toEqual(first);
  expect((await read(two!)).code).not.toBe(first.code);
  expect((await read({ ...one!, serial: 2 })).code).not.toBe(first.code);
  expect(open).toHaveBeenCalledTimes(4);
});

test("a code carries its ticket, type, seat and time of issue, signed by the key of that time", async () => {
  const keys = aStoreAt(1);
  const scenario = new SaleScenario();
  const booking = scenario.sell("b1", { seats: [3, 4], pools: [{ ticketTypeId: "standing", quantity: 1 }] });
  const codes = new TicketCodes("e1", keys);
  const publicKeys = new Map(keys.listPublic().map(({ keyNo, jwk }) => [keyNo, jwk]));
  const read = async () => {
    const tickets = [...scenario.state.tickets.values()];
    const texts = await Promise.all(tickets.map((ticket) => codes.textsOf(scenario.state, booking, ticket)));
    const verify = ({ code }: { code: string }) =>
      verifyTicketCode(code, { eventId: "e1", minKeyNo: 1, keys: publicKeys });
    return (await Promise.all(texts.map(verify))).map((read) => (read.ok ? read.value : null));
  };
  const { issuedAt } = [...scenario.state.tickets.values()][0]!;
  const common = { keyNo: 1, serial: 1, issuedAt: Math.floor(issuedAt / 60_000) * 60_000 };
  expect(await read()).toMatchObject([
    { ...common, ticketTypeCode: 1, seat: "A 4" },
    { ...common, ticketTypeCode: 1, seat: "A 5" },
    { ...common, ticketTypeCode: 2, seat: "" },
  ]);
});

test("a ticket of a type that the event no longer has carries the type code 0", async () => {
  const keys = aStoreAt(1);
  const scenario = new SaleScenario();
  const booking = scenario.sell("b1", { pools: [{ ticketTypeId: "standing", quantity: 1 }] });
  const setup = scenario.state.setup!;
  const inventory = { ...scenario.state.inventory, ticketTypes: new Map() };
  const [ticket] = [...scenario.state.tickets.values()];
  const { code } = await new TicketCodes("e1", keys).textsOf(
    { ...scenario.state, setup, inventory },
    booking,
    ticket!,
  );
  const publicKeys = new Map(keys.listPublic().map(({ keyNo, jwk }) => [keyNo, jwk]));
  expect(await verifyTicketCode(code, { eventId: "e1", minKeyNo: 1, keys: publicKeys })).toMatchObject({
    ok: true,
    value: { ticketTypeCode: 0 },
  });
});

test("five thousand codes are cached, and one more empties the cache", async () => {
  const scenario = new SaleScenario();
  const booking = scenario.sell("b1", { seats: [0] });
  const [ticket] = [...scenario.state.tickets.values()];
  const codes = new TicketCodes("e1", aStoreAt(1));
  const sign = vi.spyOn(crypto.subtle, "sign").mockResolvedValue(new ArrayBuffer(64));
  const read = (serial: number) => codes.textsOf(scenario.state, booking, { ...ticket!, serial });
  for (let serial = 0; serial < 5_000; serial++) await read(serial);
  await read(0);
  expect(sign).toHaveBeenCalledTimes(5_000);
  await read(5_000);
  await read(0);
  expect(sign).toHaveBeenCalledTimes(5_002);
});
