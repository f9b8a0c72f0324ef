import { fromHex, toHex } from "#domain/core/hex";

/** Webhooks stamped further from now are refused; replays within it are deduplicated by the event's inbox. */
export const STAMP_TOLERANCE_MS = 300_000;

const encoder = new TextEncoder();

/** By secret, a handful per deployment: importing a key costs as much as a verification. */
const keys = new Map<string, Promise<CryptoKey>>();

function hmacKey(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign", "verify"]);
  keys.set(secret, key);
  return key;
}

/** HMAC-SHA-256, 32 bytes. */
export async function hmac(secret: string, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign("HMAC", await hmacKey(secret), body));
}

/** Compares in constant time (WebCrypto). */
export async function isHmac(
  secret: string,
  body: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  return crypto.subtle.verify("HMAC", await hmacKey(secret), signature, body);
}

export async function hmacHex(secret: string, body: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(await hmac(secret, body));
}

export async function isHmacHex(
  secret: string,
  body: Uint8Array<ArrayBuffer>,
  hex: string,
): Promise<boolean> {
  return /^[0-9a-f]{64}$/.test(hex) && isHmac(secret, body, fromHex(hex));
}

/** `t=<seconds>,v1=<hex>` over "<seconds>.<body>": Stripe's form, used by the sandbox as well. */
export async function stampSignature(
  secret: string,
  body: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<string> {
  const seconds = Math.floor(now / 1000);
  return `t=${seconds},v1=${await hmacHex(secret, stamped(seconds, body))}`;
}

export async function verifyStampSignature(
  secret: string,
  body: Uint8Array<ArrayBuffer>,
  header: string | null,
  now: number,
): Promise<"ok" | "bad_signature" | "stale"> {
  const parts = (header ?? "").split(",").map((part) => part.split("=", 2));
  const stamp = parts.find(([name]) => name === "t")?.[1] ?? "";
  if (!/^\d{1,12}$/.test(stamp)) return "bad_signature";
  const seconds = Number(stamp);
  const signatures = parts.filter(([name]) => name === "v1").map(([, hex]) => hex ?? "");
  const message = stamped(seconds, body);
  const verified = await Promise.all(signatures.slice(0, 5).map((hex) => isHmacHex(secret, message, hex)));
  if (!verified.includes(true)) return "bad_signature";
  return Math.abs(now - seconds * 1000) > STAMP_TOLERANCE_MS ? "stale" : "ok";
}

function stamped(seconds: number, body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const head = encoder.encode(`${seconds}.`);
  const message = new Uint8Array(head.length + body.length);
  message.set(head);
  message.set(body, head.length);
  return message;
}
