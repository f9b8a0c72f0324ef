import { PAIRING_KID, signDeviceProof } from "#domain/gate/device-proof";
import { sha256 } from "#domain/core/digest";
import { readProblem } from "./gate-client";
import { scanLog } from "./phone.client";
import type { Pairing } from "./scan-store";

export type PairProblem = "wrong_code" | "no_network" | "no_storage";

const PATH = "/gate-api/pair";
const ANSWER_MS = 15_000;

/** Returns the code from input that is the code or the whole link. */
export function readPairingCode(text: string): string {
  const trimmed = text.trim();
  const hash = trimmed.lastIndexOf("#");
  return hash === -1 ? trimmed : trimmed.slice(hash + 1);
}

/**
 * Returns a function that pairs this device with a non-extractable key. Retrying the same code with the same key is
 * idempotent.
 */
export function makePairer(): (code: string, name: string) => Promise<Pairing | PairProblem> {
  let made: Promise<CryptoKeyPair> | null = null;
  return async (code, name) => {
    made ??= crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, [
      "sign",
      "verify",
    ]) as Promise<CryptoKeyPair>;
    const { privateKey, publicKey } = await made;
    // Checked before the code is used: private windows may not store keys.
    if (!(await canKeep(privateKey))) return "no_storage";
    const { x, y } = await crypto.subtle.exportKey("jwk", publicKey);
    const body = new TextEncoder().encode(
      JSON.stringify({ code, name, publicKey: { kty: "EC", crv: "P-256", x, y } }),
    );
    let answer: Response;
    try {
      answer = await post(body, privateKey, Date.now());
      if (answer.status === 401) {
        const { reason, serverNow } = await readProblem(answer.clone());
        if (reason === "proof_stale" && serverNow !== null) answer = await post(body, privateKey, serverNow);
      }
    } catch {
      return "no_network";
    }
    if (!answer.ok) return answer.status >= 500 || answer.status === 429 ? "no_network" : "wrong_code";
    const paired = readPaired(await answer.json().catch(() => null));
    if (!paired) return "no_network";
    const { deviceId, event, gate, list } = paired;
    const pairing: Pairing = {
      deviceId,
      deviceName: paired.name,
      eventId: event.id,
      eventTitle: event.title,
      gateId: gate.id,
      gateName: gate.name,
      listId: list.id,
      listName: list.name,
      pairedAt: Date.now(),
      privateKey,
      direction: "entry",
      revokedAt: null,
    };
    await scanLog.pairings.put(pairing);
    return pairing;
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Null for a malformed response: the same code can be retried. */
function readPaired(body: unknown) {
  const { deviceId, name, event, gate, list } = (body ?? {}) as Record<string, unknown>;
  if (typeof deviceId !== "string" || typeof name !== "string") return null;
  const { id, title } = (event ?? {}) as Record<string, unknown>;
  if (typeof id !== "string" || typeof title !== "string") return null;
  return isNamed(gate) && isNamed(list) ? { deviceId, name, event: { id, title }, gate, list } : null;
}

function isNamed(value: unknown): value is Named {
  const { id, name } = (value ?? {}) as Record<string, unknown>;
  return typeof id === "string" && typeof name === "string";
}

async function post(body: Uint8Array<ArrayBuffer>, privateKey: CryptoKey, now: number): Promise<Response> {
  const request = { method: "POST", path: PATH, body };
  const authorization = await signDeviceProof(request, { deviceId: PAIRING_KID, privateKey }, now, sha256);
  return fetch(PATH, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body,
    credentials: "omit",
    signal: AbortSignal.timeout(ANSWER_MS),
  });
}

async function canKeep(privateKey: CryptoKey): Promise<boolean> {
  const probe = "probe";
  try {
    await scanLog.pairings.put({ ...EMPTY, deviceId: probe, privateKey });
    const stored = await scanLog.pairings.get(probe);
    await scanLog.pairings.delete(probe);
    return stored?.privateKey instanceof CryptoKey;
  } catch {
    return false;
  }
}

const EMPTY = {
  deviceName: "",
  eventId: "",
  eventTitle: "",
  gateId: "",
  gateName: "",
  listId: "",
  listName: "",
  pairedAt: 0,
  direction: "entry",
  revokedAt: null,
} as const;
