import { OUTAGE_RETRY_AFTER } from "../platform/outage";
import { RETRY_AFTER } from "#domain/core/rate-limit";

/** Refusal reasons of the gate API. */
export type GateProblem =
  | "malformed"
  | "too_large"
  | "too_many_requests"
  | "method_unknown"
  | "not_found"
  | "proof_missing"
  | "proof_invalid"
  | "proof_stale"
  | "device_unknown"
  | "device_revoked"
  | "pairing_unknown"
  | "pairing_expired"
  | "pairing_used"
  | "version_unsupported"
  | "manifest_gone"
  | "quarantine_full"
  | "not_ready";

const REFUSALS: Record<GateProblem, { status: number; next: string }> = {
  malformed: { status: 400, next: "Send the request as domain/sync describes it." },
  too_large: { status: 413, next: "Send fewer scans at once; none of them is lost." },
  too_many_requests: { status: 429, next: "Wait a minute and go on; nothing is lost." },
  method_unknown: { status: 405, next: "Use the method this address is for." },
  not_found: { status: 404, next: "Check the address." },
  proof_missing: { status: 401, next: "Sign the request with the phone's key." },
  proof_invalid: { status: 401, next: "Sign this very request with the key the phone was paired with." },
  proof_stale: { status: 401, next: "Correct the clock by serverNow and sign again." },
  device_unknown: { status: 401, next: "Pair this phone again." },
  device_revoked: { status: 401, next: "Ask the organizer. Scans already made are kept for them to see." },
  pairing_unknown: { status: 404, next: "Ask for a new code." },
  pairing_expired: { status: 410, next: "Ask for a new code: one is good for five minutes." },
  pairing_used: { status: 409, next: "Ask for a new code: one is good for one phone." },
  version_unsupported: { status: 400, next: "Update the scanner; its scans stay safe on the phone." },
  manifest_gone: { status: 410, next: "Fetch the heading again; shards that did not change need not be." },
  quarantine_full: {
    status: 413,
    next: "Keep the scans that are not acknowledged and show them to the organizer: this device has sent too many records that do not count.",
  },
  not_ready: { status: 503, next: "Try again in a moment." },
};

export function refusal(reason: GateProblem, more: Record<string, unknown> = {}): Response {
  const { status, next } = REFUSALS[reason];
  return Response.json(
    { reason, next, ...more },
    {
      status,
      headers: {
        "cache-control": "no-store",
        ...(status === 429 && RETRY_AFTER),
        ...(status === 503 && OUTAGE_RETRY_AFTER),
      },
    },
  );
}

export function jsonResponse(body: unknown): Response {
  return jsonTextResponse(JSON.stringify(body));
}

export function jsonTextResponse(text: string): Response {
  return new Response(text, { headers: { "content-type": "application/json", "cache-control": "no-store" } });
}
