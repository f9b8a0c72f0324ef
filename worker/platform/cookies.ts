/**
 * `__Host-` (RFC 6265bis): the browser keeps such a cookie only when it came over TLS, with Secure, for this very host
 * and the whole of it. Plain names exist for http://localhost alone.
 */
export function cookieName(name: "session" | "guest" | "mark", tls: boolean): string {
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

/** "value.signature": HMAC-SHA-256 in base64, as the auth library signs its session cookie. */
export async function readSigned(text: string, secret: string): Promise<string | null> {
  const at = text.lastIndexOf(".");
  if (at < 1) return null;
  const value = text.slice(0, at);
  const signature = fromBase64(text.slice(at + 1));
  if (!signature || signature.length !== 32) return null;
  const genuine = await crypto.subtle.verify("HMAC", await hmacKey(secret), signature, bytes(value));
  return genuine ? value : null;
}

export async function writeSigned(value: string, secret: string): Promise<string> {
  const signature = await crypto.subtle.sign("HMAC", await hmacKey(secret), bytes(value));
  return `${value}.${btoa(String.fromCharCode(...new Uint8Array(signature)))}`;
}

const keys = new Map<string, Promise<CryptoKey>>();

function hmacKey(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const made = crypto.subtle.importKey("raw", bytes(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
    "verify",
  ]);
  keys.set(secret, made);
  return made;
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
