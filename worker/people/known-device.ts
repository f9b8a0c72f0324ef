import {
  cookieName,
  readCookie,
  readSigned,
  servedOverTls,
  writeCookie,
  writeSigned,
} from "../platform/cookies";
import { hexHashOf } from "../platform/digest";
import type { Env } from "../platform/env";
import { newId } from "../platform/ids";

type DeviceEnv = Pick<Env, "LINK_SECRET">;

const DEVICE_SECONDS = 400 * 86_400;

/** The id of a device whose last sign-in was to this account; null for every other device. */
export async function findKnownDevice(
  env: DeviceEnv,
  request: Request,
  email: string,
): Promise<string | null> {
  const cookie = readCookie(request, cookieName("device", servedOverTls(request)));
  const value = cookie && (await readSigned(cookie, env.LINK_SECRET));
  const [kind, id, account] = value?.split(":") ?? [];
  return kind === "device" && id && account === (await accountMark(env, email)) ? id : null;
}

/** Remembers the device for the account; it grants nothing but a rate limit of its own. */
export async function knownDeviceCookie(
  env: DeviceEnv,
  tls: boolean,
  email: string,
  deviceId: string | null,
): Promise<string> {
  const value = `device:${deviceId ?? newId()}:${await accountMark(env, email)}`;
  return writeCookie(cookieName("device", tls), await writeSigned(value, env.LINK_SECRET), {
    tls,
    maxAgeSeconds: DEVICE_SECONDS,
    httpOnly: true,
  });
}

/** Keyed, so that the cookie does not reveal the account of the device. */
function accountMark({ LINK_SECRET }: DeviceEnv, email: string): Promise<string> {
  return hexHashOf(`${LINK_SECRET} ${email.trim().toLowerCase()}`, 12);
}
