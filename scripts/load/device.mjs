// A paired scanner for load scripts: its key, its proofs, its sync.
import { createHash, randomBytes } from "node:crypto";
import { CompactSign, base64url, exportJWK, generateKeyPair } from "jose";

const hash = (bytes) => base64url.encode(createHash("sha256").update(bytes).digest());

/** Pairs by a code that is written into the database directly. */
export async function pairDevice(url, database, { eventId, gateId, createdBy }) {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const { kty, crv, x, y } = await exportJWK(publicKey);
  const code = base64url.encode(randomBytes(16));
  database
    .prepare(
      "insert into pairing(code_hash, event_id, gate_id, created_by, expires_at) values (?, ?, ?, ?, ?)",
    )
    .run(hash(code), eventId, gateId, createdBy, Date.now() + 300_000);
  const ask = makeCaller(url, privateKey, eventId);
  const body = { code, name: "Load", publicKey: { kty, crv, x, y } };
  const pair = () => ask("pairing", "POST", "/gate-api/pair", body);
  let paired = await pair();
  // Idempotent; the local proxy loses its first connection to the Worker at times.
  for (let tries = 0; paired.status === 500 && tries < 5; tries++) paired = await pair();
  if (!paired.ok) throw new Error(`not paired: ${paired.status} ${await paired.text()}`);
  const { deviceId } = await paired.json();
  let seq = 0;
  return {
    manifest: () => ask(deviceId, "GET", "/gate-api/manifest?format=2", null),
    sync() {
      seq += 1;
      return ask(deviceId, "POST", "/gate-api/sync", syncBody(deviceId, gateId, seq));
    },
  };
}

function makeCaller(url, privateKey, eventId) {
  return async (kid, method, path, body) => {
    const text = body === null ? "" : JSON.stringify(body);
    const claims = { m: method, p: path, t: Date.now(), b: hash(text) };
    const jws = await new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: "ES256", typ: "gate+1", kid })
      .sign(privateKey);
    return fetch(url + path, {
      method,
      headers: { authorization: `Gate ${jws}`, "x-event": eventId, "content-type": "application/json" },
      ...(body === null ? {} : { body: text }),
      signal: AbortSignal.timeout(20_000),
    });
  };
}

function syncBody(deviceId, gateId, seq) {
  const scan = {
    scanId: `${deviceId}:1:${seq}`,
    deviceId,
    epoch: 1,
    seq,
    listId: "main",
    gateId,
    ticketId: null,
    serial: null,
    keyNo: null,
    kind: "entry",
    decision: "refuse",
    reason: "unknown",
    deviceAt: Date.now(),
    offsetMs: 0,
    offsetAgeMs: 0,
    manifestVersion: 1,
    operator: null,
    undoOf: null,
    input: "camera",
  };
  return {
    v: 1,
    epoch: 1,
    headSeq: seq,
    pending: 1,
    cursor: 0,
    manifestVersion: null,
    appVersion: "load",
    clock: { offsetMs: 0, ageMs: 0 },
    scans: [scan],
  };
}
