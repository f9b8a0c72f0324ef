import { CompactSign, base64url, compactVerify, decodeProtectedHeader } from "jose";
import type { CryptoKey, JWK } from "jose";
import type { Digest } from "../core/digest";
import { accept, refuse } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import { decodeUtf8, encodeUtf8 } from "../core/utf8";

/**
 * Request authentication of a paired device: `Authorization: Gate <compact JWS>` with protected header
 * `{"alg":"ES256","typ":"gate+1","kid":"<device id>"}` over `{"m":method,"p":path and query,"t":epoch ms,"b":base64url SHA-256 of the body}`,
 * signed by the device's non-extractable P-256 key.
 */
export const DEVICE_PROOF_SCHEME = "Gate";
/** A proof that is older or further in the future is refused, with the server's time in the response. */
export const DEVICE_PROOF_TOLERANCE_MS = 5 * 60_000;
/** The `kid` of the pairing request, which is sent before the device has an id. */
export const PAIRING_KID = "pairing";

const TYPE = "gate+1";
const MAX_CHARACTERS = 1500;

export interface ProvenRequest {
  /** Upper case. */
  readonly method: string;
  /** Path with query, as sent. */
  readonly path: string;
  /** Empty for a request without one. */
  readonly body: Uint8Array<ArrayBuffer>;
}

export type DeviceProofRefusal = "proof_missing" | "proof_invalid" | "proof_stale";

/** Returns the value of the Authorization header. @param now the device's corrected time, epoch ms */
export async function signDeviceProof(
  request: ProvenRequest,
  device: { readonly deviceId: string; readonly privateKey: CryptoKey | JWK },
  now: number,
  digest: Digest,
): Promise<string> {
  const claims = {
    m: request.method,
    p: request.path,
    t: now,
    b: base64url.encode(await digest(request.body)),
  };
  const jws = await new CompactSign(encodeUtf8(JSON.stringify(claims)))
    .setProtectedHeader({ alg: "ES256", typ: TYPE, kid: device.deviceId })
    .sign(device.privateKey);
  return `${DEVICE_PROOF_SCHEME} ${jws}`;
}

/** Returns the claimed device id, unverified, for looking up its key; null for a malformed header. */
export function claimedDevice(authorization: string | null): string | null {
  const jws = jwsOf(authorization);
  if (!jws) return null;
  try {
    const { kid } = decodeProtectedHeader(jws);
    return typeof kid === "string" && kid.length > 0 && kid.length <= 64 ? kid : null;
  } catch {
    return null;
  }
}

/**
 * Verifies signature, method, path, body and age (5 min).
 * @param publicKey of the device from {@link claimedDevice}
 * @param now the server's clock, epoch ms
 */
export async function verifyDeviceProof(
  authorization: string | null,
  request: ProvenRequest,
  publicKey: CryptoKey | JWK,
  now: number,
  digest: Digest,
): Promise<Outcome<{ at: number }, DeviceProofRefusal>> {
  const jws = jwsOf(authorization);
  if (!jws) return refuse("proof_missing");
  let claims: unknown;
  try {
    const { payload, protectedHeader } = await compactVerify(jws, publicKey, { algorithms: ["ES256"] });
    if (protectedHeader.typ !== TYPE) return refuse("proof_invalid");
    claims = JSON.parse(decodeUtf8(payload) ?? "null");
  } catch {
    return refuse("proof_invalid");
  }
  if (!isClaims(claims)) return refuse("proof_invalid");
  if (claims.m !== request.method || claims.p !== request.path) return refuse("proof_invalid");
  if (claims.b !== base64url.encode(await digest(request.body))) return refuse("proof_invalid");
  if (Math.abs(now - claims.t) > DEVICE_PROOF_TOLERANCE_MS) return refuse("proof_stale", { serverNow: now });
  return accept({ at: claims.t });
}

function jwsOf(authorization: string | null): string | null {
  if (!authorization || authorization.length > MAX_CHARACTERS) return null;
  const [scheme, jws, ...rest] = authorization.split(" ");
  return scheme === DEVICE_PROOF_SCHEME && jws && rest.length === 0 ? jws : null;
}

function isClaims(value: unknown): value is { m: string; p: string; t: number; b: string } {
  if (typeof value !== "object" || value === null) return false;
  const { m, p, t, b } = value as Record<string, unknown>;
  return typeof m === "string" && typeof p === "string" && Number.isSafeInteger(t) && typeof b === "string";
}
