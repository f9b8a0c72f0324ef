import { fromBase64, toBase64 } from "#domain/core/base64";
import { hmac, isHmac } from "./hmac";

/**
 * `__Host-` (RFC 6265bis): browsers accept such a cookie only over TLS, with Secure, Path=/ and without Domain.
 * Names without the prefix are for http://localhost.
 */
export function cookieName(name: "session" | "guest" | "mark" | "device" | "person", tls: boolean): string {
  return `${tls ? "__Host-" : ""}stagedoor_${name}`;
}

export function servedOverTls(request: Request): boolean {
  return new URL(request.url).protocol === "https:";
}

/** The first value of that name, decoded; null when absent or undecodable. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}

export interface CookieOptions {
  readonly tls: boolean;
  readonly maxAgeSeconds: number;
  readonly httpOnly: boolean;
}

export function writeCookie(name: string, value: string, options: CookieOptions): string {
  return [
    `${name}=${encodeURIComponent(value)}`,
    "Path=/",
    `Max-Age=${options.maxAgeSeconds}`,
    "SameSite=Lax",
    options.httpOnly ? "HttpOnly" : "",
    options.tls ? "Secure" : "",
  ]
    .filter(Boolean)
    .join("; ");
}

/** The value of "value.signature" (HMAC-SHA-256 in base64, as the auth library signs its session cookie), or null. */
export async function readSigned(text: string, secret: string): Promise<string | null> {
  const at = text.lastIndexOf(".");
  if (at < 1) return null;
  const value = text.slice(0, at);
  const signature = fromBase64(text.slice(at + 1));
  if (signature?.length !== 32) return null;
  return (await isHmac(secret, encode(value), signature)) ? value : null;
}

export async function writeSigned(value: string, secret: string): Promise<string> {
  return `${value}.${toBase64(await hmac(secret, encode(value)))}`;
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text));
}
