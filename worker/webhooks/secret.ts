import { fromBase64, toBase64 } from "#domain/core/base64";
import type { Env } from "../platform/env";

/** Of Standard Webhooks: marks the text as a signing secret. */
const PREFIX = "whsec_";
const SECRET_BYTES = 32;

/** `whsec_` and base64 of 32 random bytes. */
export function makeSecret(): string {
  return PREFIX + toBase64(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
}

/** The stored form: AES-GCM under KEY_WRAPPING_SECRET, bound to the endpoint. */
export async function wrapSecret(
  env: Pick<Env, "KEY_WRAPPING_SECRET">,
  endpointId: string,
  secret: string,
): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: encode(endpointId) },
    await wrappingKey(env),
    encode(secret),
  );
  return `${toBase64(nonce)}.${toBase64(new Uint8Array(sealed))}`;
}

/** @throws if KEY_WRAPPING_SECRET was changed */
export async function openSecret(
  env: Pick<Env, "KEY_WRAPPING_SECRET">,
  endpointId: string,
  wrapped: string,
): Promise<string> {
  const [nonce, sealed] = wrapped.split(".").map(fromBase64);
  if (!nonce || !sealed) throw new Error("the webhook's secret is not readable");
  const opened = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: nonce, additionalData: encode(endpointId) },
    await wrappingKey(env),
    sealed,
  );
  return new TextDecoder().decode(opened);
}

async function wrappingKey(env: Pick<Env, "KEY_WRAPPING_SECRET">): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey("raw", encode(env.KEY_WRAPPING_SECRET), "HKDF", false, [
    "deriveKey",
  ]);
  return crypto.subtle.deriveKey(
    {
      name: "HKDF",
      hash: "SHA-256",
      salt: new Uint8Array(0),
      info: encode("stagedoor webhook secret wrapping 1"),
    },
    secret,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

/**
 * The `webhook-signature` of Standard Webhooks: for each secret `v1,` and base64 of HMAC-SHA-256 over "id.seconds.body",
 * separated by spaces. During a rotation both secrets sign.
 */
export async function signMessage(
  secrets: readonly string[],
  message: { readonly id: string; readonly seconds: number; readonly body: string },
): Promise<string> {
  const signed = encode(`${message.id}.${message.seconds}.${message.body}`);
  const signatures = await Promise.all(
    secrets.map(async (secret) => {
      const bytes = fromBase64(secret.slice(PREFIX.length)) ?? encode(secret);
      const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, [
        "sign",
      ]);
      return `v1,${toBase64(new Uint8Array(await crypto.subtle.sign("HMAC", key, signed)))}`;
    }),
  );
  return signatures.join(" ");
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text));
}
