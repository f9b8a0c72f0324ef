import { SignJWT, errors, jwtVerify } from "jose";
import type { Env } from "./env";

/** The JWT audience: a link for one purpose is refused for another. */
export type LinkPurpose = "booking" | "bookings" | "reset_password";

export interface Link {
  readonly purpose: LinkPurpose;
  /** A booking (`eventId/bookingId`) or a mail address; at most 200 characters. */
  readonly subject: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const TYPE = "link+jwt";

/** Token of a mailed link, signed under LINK_SECRET. Its holder can read it, so it must hold no secret. */
export function signLink(env: Pick<Env, "LINK_SECRET">, link: Link): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: "HS256", typ: TYPE })
    .setSubject(link.subject)
    .setAudience(link.purpose)
    .setExpirationTime(Math.ceil(link.expiresAt / 1000))
    .sign(key(env));
}

/** The link's subject; null if forged, expired or for another purpose. */
export async function verifyLink(
  env: Pick<Env, "LINK_SECRET">,
  request: { readonly purpose: LinkPurpose; readonly token: string; readonly now: number },
): Promise<string | null> {
  if (request.token.length > 1_000) return null;
  try {
    const { payload } = await jwtVerify(request.token, key(env), {
      algorithms: ["HS256"],
      typ: TYPE,
      audience: request.purpose,
      currentDate: new Date(request.now),
      requiredClaims: ["sub", "exp"],
    });
    return payload.sub ?? null;
  } catch (problem) {
    if (problem instanceof errors.JOSEError) return null;
    throw problem;
  }
}

function key(env: Pick<Env, "LINK_SECRET">): Uint8Array {
  return new TextEncoder().encode(env.LINK_SECRET);
}
