import { MARKS } from "#domain/recommend/marks";
import {
  cookieName,
  readCookie,
  readSigned,
  servedOverTls,
  writeCookie,
  writeSigned,
} from "../platform/cookies";
import type { Env } from "../platform/env";
import type { MarkRequest } from "./recommendations";

/** Time to create an account and open its confirmation mail. */
const KEPT_SECONDS = 3600;
const KIND = "mark:";

/**
 * A guest's mark until they sign in: a signed cookie, written only by the app's own form, so that a foreign link
 * cannot save an event.
 */
export async function storePendingMark(
  request: Request,
  env: Pick<Env, "LINK_SECRET">,
  { mark, eventId }: MarkRequest,
): Promise<string> {
  const tls = servedOverTls(request);
  const value = await writeSigned(`${KIND}${mark}:${eventId}`, env.LINK_SECRET);
  return writeCookie(cookieName("mark", tls), value, { tls, maxAgeSeconds: KEPT_SECONDS, httpOnly: true });
}

export async function readPendingMark(
  request: Request,
  env: Pick<Env, "LINK_SECRET">,
): Promise<MarkRequest | null> {
  const cookie = readCookie(request, cookieName("mark", servedOverTls(request)));
  const value = cookie && (await readSigned(cookie, env.LINK_SECRET));
  if (!value?.startsWith(KIND)) return null;
  const [name = "", eventId = ""] = value.slice(KIND.length).split(":");
  const mark = MARKS.find((each) => each === name);
  return mark && eventId ? { mark, eventId, on: true } : null;
}

export function clearPendingMark(request: Request): string {
  const tls = servedOverTls(request);
  return writeCookie(cookieName("mark", tls), "", { tls, maxAgeSeconds: 0, httpOnly: true });
}
