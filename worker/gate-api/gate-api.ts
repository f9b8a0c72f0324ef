import type { Env } from "../platform/env";
import { isOutage } from "../platform/outage";
import { jsonResponse, refusal } from "./responses";
import { proveDevice, readBody } from "./device-auth";
import { handleManifestHead, handleManifestShard } from "./manifest";
import { handlePair } from "./pairing";
import { handleSync } from "./sync";
import { logError } from "../platform/log";

/** 200 scans are about 100 KB. */
const MOST_BYTES = 512 * 1024;
/** Each counts as one more request against the limit of 300 a minute: 4.8 MB. */
const COUNTED_BYTES = 16 * 1024;

/**
 * Handles /gate-api for paired scanners. Every request except the time is signed with the device's key
 * (domain/gate/device-proof); cookies are ignored. Null for other paths.
 */
export async function handleGateApi(
  request: Request,
  env: Env,
  clock: () => number,
): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  const now = clock();
  return (await handleUnsigned(request, env, pathname, now)) ?? handleSigned(request, env, pathname, now);
}

/** The two requests before a device has a key: the server's time and pairing. Null for other paths. */
async function handleUnsigned(
  request: Request,
  env: Env,
  pathname: string,
  now: number,
): Promise<Response | null> {
  if (pathname === "/gate-api/time")
    return request.method === "GET" ? jsonResponse({ serverNow: now }) : refusal("method_unknown");
  if (pathname !== "/gate-api/pair") return null;
  if (request.method !== "POST") return refusal("method_unknown");
  const address = request.headers.get("cf-connecting-ip") ?? "local";
  if (!(await env.GATE_LIMIT.limit({ key: `pair:${address}` })).success) return refusal("too_many_requests");
  return handlePair(request, env, now);
}

async function handleSigned(request: Request, env: Env, pathname: string, now: number): Promise<Response> {
  const shard = /^\/gate-api\/manifest\/(\d{1,15})\/(\d{1,3})$/.exec(pathname);
  const wants =
    pathname === "/gate-api/sync" ? "POST" : pathname === "/gate-api/manifest" || shard ? "GET" : null;
  if (!wants) return refusal("not_found");
  if (request.method !== wants) return refusal("method_unknown");
  const body = await readBody(request, MOST_BYTES);
  if (!body) return refusal("too_large");
  let proven: Awaited<ReturnType<typeof proveDevice>>;
  try {
    proven = await proveDevice(env, request, body, now);
  } catch (problem) {
    if (isOutage(problem)) return refusal("not_ready", { serverNow: now });
    throw problem;
  }
  if (!proven.ok) return refusal(proven.reason, { serverNow: now });
  const phone = proven.value;
  if (!(await isWithinLimits(env, phone.deviceId, body.length))) return refusal("too_many_requests");

  if (wants === "GET" && phone.revokedAt !== null) return refusal("device_revoked", { serverNow: now });
  try {
    if (wants === "POST") return await handleSync(env, phone, body, now);
    if (shard) return await handleManifestShard(request, env, phone, Number(shard[1]), Number(shard[2]));
    return await handleManifestHead(request, env, phone);
  } catch (problem) {
    logError("gate request failed", { deviceId: phone.deviceId, path: pathname }, problem);
    return refusal("not_ready", { serverNow: now });
  }
}

/** Limits a device by requests and, in a second count, by the bytes of its long requests. */
async function isWithinLimits(env: Env, deviceId: string, bytes: number): Promise<boolean> {
  const parts = Array.from({ length: Math.floor(bytes / COUNTED_BYTES) }, () => `bytes:${deviceId}`);
  const counted = await Promise.all([deviceId, ...parts].map((key) => env.GATE_LIMIT.limit({ key })));
  return counted.every(({ success }) => success);
}
