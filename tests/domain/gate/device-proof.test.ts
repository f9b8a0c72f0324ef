import { CompactSign } from "jose";
import { expect, test } from "vitest";
import { sha256 } from "#domain/core/digest";
import {
  DEVICE_PROOF_TOLERANCE_MS,
  claimedDevice,
  signDeviceProof,
  verifyDeviceProof,
} from "#domain/gate/device-proof";

const NOW = Date.UTC(2026, 10, 21, 14);
const ec = { name: "ECDSA", namedCurve: "P-256" };
const { privateKey, publicKey } = (await crypto.subtle.generateKey(ec, true, [
  "sign",
  "verify",
])) as CryptoKeyPair;
const request = { method: "POST", path: "/gate-api/sync?x=1", body: new TextEncoder().encode("{}") };
const device = { deviceId: "phone-1", privateKey };
const proof = await signDeviceProof(request, device, NOW, sha256);
const verify = (authorization: string | null, now = NOW, sent = request) =>
  verifyDeviceProof(authorization, sent, publicKey, now, sha256);

/** A signed proof whose header or claims are not those of a device. */
async function forged(header: object, claims: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(typeof claims === "string" ? claims : JSON.stringify(claims));
  const jws = await new CompactSign(bytes)
    .setProtectedHeader({ alg: "ES256", typ: "gate+1", kid: "phone-1", ...header })
    .sign(privateKey);
  return `Gate ${jws}`;
}
const claims = { m: "POST", p: request.path, t: NOW, b: "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o" };

test("a device's proof of its own request is accepted with its time, and names the device", async () => {
  expect(await verify(proof)).toEqual({ ok: true, value: { at: NOW } });
  expect(await verify(await forged({}, claims))).toMatchObject({ ok: true });
  expect(claimedDevice(proof)).toBe("phone-1");
});

test("a proof is valid for five minutes in both directions", async () => {
  expect(DEVICE_PROOF_TOLERANCE_MS).toBe(300_000);
  for (const sign of [1, -1]) {
    expect((await verify(proof, NOW + sign * 300_000)).ok).toBe(true);
    const now = NOW + sign * 300_001;
    expect(await verify(proof, now)).toMatchObject({ reason: "proof_stale", detail: { serverNow: now } });
  }
});

test("a proof of another method, path or body is refused", async () => {
  for (const change of [{ method: "GET" }, { path: "/gate-api/sync" }, { body: new Uint8Array() }])
    expect(await verify(proof, NOW, { ...request, ...change })).toMatchObject({ reason: "proof_invalid" });
});

test("a proof of another kind, or with claims that are not whole, is refused", async () => {
  expect(await verify(await forged({ typ: "JWT" }, claims))).toMatchObject({ reason: "proof_invalid" });
  const odd = [{ m: 1 }, { p: null }, { t: "5" }, { t: 1.5 }, { b: 1 }].map((change) => ({
    ...claims,
    ...change,
  }));
  for (const each of [...odd, null, 5, "not json"])
    expect(await verify(await forged({}, each)), JSON.stringify(each)).toMatchObject({
      reason: "proof_invalid",
    });
});

test("a proof by another key is refused", async () => {
  const other = (await crypto.subtle.generateKey(ec, true, ["sign", "verify"])) as CryptoKeyPair;
  const stolen = await signDeviceProof(
    request,
    { deviceId: "phone-1", privateKey: other.privateKey },
    NOW,
    sha256,
  );
  expect(await verify(stolen)).toMatchObject({ reason: "proof_invalid" });
});

test.each([
  null,
  "",
  "Gate",
  "Gate ",
  `Bearer ${proof.slice(5)}`,
  `${proof} more`,
  `Gate ${"a".repeat(1496)}`,
])("a request with the header %j has no proof", async (header) => {
  expect(await verify(header)).toMatchObject({ reason: "proof_missing" });
  expect(claimedDevice(header)).toBeNull();
});

test("a header of 1,500 characters is read, and a longer one is not", async () => {
  const longest = `Gate ${"a".repeat(1495)}`;
  expect(longest).toHaveLength(1500);
  expect(await verify(longest)).toMatchObject({ reason: "proof_invalid" });
});

test.each([
  ["", null],
  ["a".repeat(64), "a".repeat(64)],
  ["a".repeat(65), null],
])("the device id %j is claimed as %j", async (kid, claimed) => {
  expect(claimedDevice(await forged({ kid }, claims))).toBe(claimed);
});

test.each([
  ["", null],
  ["d", "d"],
  ["d".repeat(64), "d".repeat(64)],
  ["d".repeat(65), null],
])("a claimed device id has 1 to 64 characters: %j", async (kid, claimed) => {
  expect(claimedDevice(await forged({ kid }, {}))).toBe(claimed);
});
