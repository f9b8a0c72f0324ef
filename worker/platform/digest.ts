import { base64url } from "jose";
import type { Digest } from "#domain/core/digest";

export const sha256: Digest = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

/** Base64url of SHA-256: how one-time codes are kept. */
export async function hashOf(text: string): Promise<string> {
  return base64url.encode(await sha256(Uint8Array.from(new TextEncoder().encode(text))));
}
