import { env } from "cloudflare:test";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#worker/db/database";
import { auditLog, pairing } from "#worker/db/schema";
import { purgePairings } from "#worker/gate/pairings";
import { ORIGIN, aPhone, asJson, ask, pairBody, signed } from "../../build/workerd/phone";
import { aGateShow } from "../../build/workerd/gate-show";

let show: Awaited<ReturnType<typeof aGateShow>>;

beforeAll(async () => {
  show = await aGateShow();
});

describe("pairing", () => {
  test("a phone becomes this event's scanner at this gate, and the organizer's page lists it", async () => {
    const phone = await aPhone();
    const { code, pairingId, url } = await show.openPairing();
    expect(url).toMatch(/^https:\/\/stagedoor\.example\/scan\/pair#[A-Za-z0-9_-]{22}$/);
    expect(await show.gates().findPairing(show.organizationId, show.eventId, pairingId)).toMatchObject({
      state: "waiting",
    });
    const answer = await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)));
    expect(answer.status).toBe(200);
    const paired = await asJson<{ deviceId: string }>(answer);
    expect(paired).toMatchObject({
      name: "Meera's phone",
      event: { id: show.eventId, title: "Tughlaq" },
      gate: { id: "north", name: "North" },
      list: { id: "main", name: "Main" },
    });
    expect(await show.gates().findPairing(show.organizationId, show.eventId, pairingId)).toMatchObject({
      state: "paired",
      device: { deviceId: paired.deviceId },
    });
    const page = await show.gates().findGates(show.organizationId, show.eventId);
    expect(page?.devices.find(({ deviceId }) => deviceId === paired.deviceId)).toMatchObject({
      name: "Meera's phone",
      gateId: "north",
      pairedByName: "Meera",
      revokedAt: null,
    });
  });

  test("one code pairs one phone: a retry of the same phone succeeds, another phone is refused", async () => {
    const phone = await aPhone();
    const { code } = await show.openPairing();
    const first = await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)));
    const again = await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)));
    expect((await asJson(again)).deviceId).toBe((await asJson(first)).deviceId);
    const other = await aPhone();
    const refused = await ask(await signed(other, "POST", "/gate-api/pair", pairBody(other, code)));
    expect(refused.status).toBe(409);
    expect(await asJson(refused)).toMatchObject({ reason: "pairing_used", next: expect.any(String) });
  });

  test("ten phones that race for one code: one is paired", async () => {
    const { code } = await show.openPairing();
    const phones = await Promise.all(Array.from({ length: 10 }, aPhone));
    const answers = await Promise.all(
      phones.map(async (phone) => ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
  });

  test("a code expires after five minutes, and an invented code is unknown", async () => {
    const phone = await aPhone();
    const { code, pairingId } = await show.openPairing();
    await database(env)
      .update(pairing)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(pairing.codeHash, pairingId));
    const late = await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)));
    expect([late.status, (await asJson(late)).reason]).toEqual([410, "pairing_expired"]);
    const guess = await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, "guess")));
    expect([guess.status, (await asJson(guess)).reason]).toEqual([404, "pairing_unknown"]);
  });

  test("a request without the private key of its public key is not paired, and the code stays valid", async () => {
    const [phone, thief] = [await aPhone(), await aPhone()];
    const { code } = await show.openPairing();
    const forged = await ask(await signed(thief, "POST", "/gate-api/pair", pairBody(phone, code)));
    expect([forged.status, (await asJson(forged)).reason]).toEqual([401, "proof_invalid"]);
    expect((await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)))).status).toBe(
      200,
    );
  });

  test("another organization's event and an unknown gate give no code", async () => {
    expect(await show.gates().createPairing("o-other", show.eventId, "north")).toMatchObject({
      ok: false,
      reason: "not_found",
    });
    expect(await show.gates().createPairing(show.organizationId, show.eventId, "nowhere")).toMatchObject({
      ok: false,
      reason: "gate_unknown",
    });
  });

  test.each([
    ["no JSON", "{"],
    ["no key", JSON.stringify({ code: "x", name: "y" })],
    [
      "another curve",
      JSON.stringify({ code: "x", name: "y", publicKey: { kty: "EC", crv: "P-384", x: "a", y: "b" } }),
    ],
  ])("%s is a bad request", async (_name, body) => {
    const request = new Request(`${ORIGIN}/gate-api/pair`, { method: "POST", body });
    expect((await ask(request)).status).toBe(400);
  });
});

test("a repeated pairing request is written to the audit log once", async () => {
  const phone = await aPhone();
  const { code } = await show.openPairing();
  const body = pairBody(phone, code);
  const { deviceId } = await asJson(await ask(await signed(phone, "POST", "/gate-api/pair", body)));
  await ask(await signed(phone, "POST", "/gate-api/pair", body));
  const rows = await database(env)
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `device:${deviceId}`));
  expect(rows.map(({ action }) => action)).toEqual(["device.paired"]);
});

test("expired codes are deleted after a day, devices are not", async () => {
  const { pairingId } = await show.openPairing();
  await purgePairings(database(env), Date.now());
  const find = () => database(env).select().from(pairing).where(eq(pairing.codeHash, pairingId));
  expect(await find()).toHaveLength(1);
  await purgePairings(database(env), Date.now() + 2 * 86_400_000);
  expect(await find()).toHaveLength(0);
});
