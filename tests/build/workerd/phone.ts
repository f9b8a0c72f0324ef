import { env } from "cloudflare:test";
import { signDeviceProof } from "#domain/gate/device-proof";
import { handleGateApi } from "#worker/gate-api/gate-api";
import { sha256 } from "#domain/core/digest";

export const ORIGIN = "https://stagedoor.example";

export interface Phone {
  deviceId: string;
  privateKey: CryptoKey;
  publicKey: { kty: string; crv: string; x: string; y: string };
}

/** A phone with a key that cannot leave it, not yet paired. */
export async function aPhone(): Promise<Phone> {
  const pair = (await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  const { kty, crv, x, y } = (await crypto.subtle.exportKey("jwk", pair.publicKey)) as JsonWebKey;
  return {
    deviceId: "pairing",
    privateKey: pair.privateKey,
    publicKey: { kty: kty!, crv: crv!, x: x!, y: y! },
  };
}

/** The request as the phone signs it; `sent` lets a thief or a fault change it after signing. */
export async function signed(
  phone: Phone,
  method: string,
  path: string,
  body: unknown = null,
  sent: { at?: number; path?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<Request> {
  const text = body === null ? "" : JSON.stringify(body);
  const bytes = Uint8Array.from(new TextEncoder().encode(text));
  const proof = await signDeviceProof({ method, path, body: bytes }, phone, sent.at ?? Date.now(), sha256);
  return new Request(ORIGIN + (sent.path ?? path), {
    method,
    headers: { authorization: proof, ...sent.headers },
    body: method === "GET" ? null : (sent.body ?? text),
  });
}

export async function ask(request: Request): Promise<Response> {
  const answer = await handleGateApi(request, env, () => Date.now());
  if (!answer) throw new Error("the gate API does not know this address");
  return answer;
}

export const pairBody = (phone: Phone, code: string, name = "Meera's phone") => ({
  code,
  name,
  publicKey: phone.publicKey,
});

export async function aPhonePairedBy(code: string): Promise<Phone> {
  const phone = await aPhone();
  const paired = await ask(await signed(phone, "POST", "/gate-api/pair", pairBody(phone, code)));
  const { deviceId } = await asJson<{ deviceId: string }>(paired);
  return { ...phone, deviceId };
}

export async function asJson<Body = Record<string, unknown>>(answer: Response): Promise<Body> {
  return (await answer.json()) as Body;
}
