/** Signatures of webhooks: HMAC-SHA256 in hex, compared in constant time by WebCrypto itself. */

/** A stamp older or newer than this is refused: what remains of a replay falls to the inbox. */
export const STAMP_TOLERANCE_MS = 300_000;

const encoder = new TextEncoder();

/** The secrets of this deployment, a handful: importing one costs as much as a verification. */
const keys = new Map<string, CryptoKey>();

async function hmacKey(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, [
    "sign",
    "verify",
  ]);
  keys.set(secret, key);
  return key;
}

export async function hmacHex(secret: string, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", await hmacKey(secret), body));
  return Array.from(signature, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function isHmacHex(
  secret: string,
  body: Uint8Array<ArrayBuffer>,
  hex: string,
): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(hex)) return false;
  const signature = Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify("HMAC", await hmacKey(secret), signature, body);
}

/** `t=<seconds>,v1=<hex>` over "<seconds>.<body>": the form Stripe uses, and our sandbox too. */
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
