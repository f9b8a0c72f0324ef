import { base64url } from "jose";
import { sha256 } from "#domain/core/digest";
import { toHex } from "#domain/core/hex";

/** Base64url of SHA-256: the stored form of one-time codes. */
export async function hashOf(text: string): Promise<string> {
  return base64url.encode(await sha256OfText(text));
}

/** Lower-case hex of the first `bytes` bytes of SHA-256; of all 32 by default. */
export async function hexHashOf(text: string, bytes = 32): Promise<string> {
  return toHex((await sha256OfText(text)).subarray(0, bytes));
}

export function sha256OfText(text: string): Promise<Uint8Array> {
  return sha256(Uint8Array.from(new TextEncoder().encode(text)));
}

/** Compares in constant time, whatever the lengths: the digests of both are compared. */
export async function isEqualSecret(sent: string, secret: string): Promise<boolean> {
  const [a, b] = await Promise.all([sha256OfText(sent), sha256OfText(secret)]);
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!;
  return difference === 0;
}
