import { signDeviceProof } from "#domain/device-proof";
import type { Digest } from "#domain/digest";
import type { GateManifestHead } from "#domain/gate-manifest";
import type { SyncRequest } from "#domain/sync";

/** Why the gate API could not be used, as far as the phone must act on it. */
export class GateTrouble extends Error {
  readonly trouble: "no_network" | "unreachable" | "revoked" | "stale_clock" | "manifest_gone";
  /** With `stale_clock`: the server's time. */
  readonly serverNow: number | null;

  constructor(trouble: GateTrouble["trouble"], serverNow: number | null = null) {
    super(trouble);
    this.trouble = trouble;
    this.serverNow = serverNow;
  }
}

export const sha256: Digest = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

const ANSWER_MS = 8_000;
const SHARD_MS = 60_000;

/** Talks to the gate API as one paired phone. Each request is signed with the phone's own key. */
export class GateClient {
  readonly #device: { readonly deviceId: string; readonly privateKey: CryptoKey };
  readonly #correctedNow: () => number;

  constructor(
    device: { readonly deviceId: string; readonly privateKey: CryptoKey },
    correctedNow: () => number,
  ) {
    this.#device = device;
    this.#correctedNow = correctedNow;
  }

  async manifestHead(): Promise<GateManifestHead> {
    const answer = await this.#ask("GET", "/gate-api/manifest", null, ANSWER_MS);
    return (await answer.json()) as GateManifestHead;
  }

  async manifestShard(version: number, shard: number): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.#ask("GET", `/gate-api/manifest/${version}/${shard}`, null, SHARD_MS);
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** The answer as it came: the caller parses it before believing it. */
  async sync(request: SyncRequest): Promise<unknown> {
    const answer = await this.#ask("POST", "/gate-api/sync", JSON.stringify(request), ANSWER_MS);
    return answer.json();
  }

  async #ask(
    method: "GET" | "POST",
    path: string,
    text: string | null,
    timeoutMs: number,
  ): Promise<Response> {
    const body = new TextEncoder().encode(text ?? "");
    const proof = await signDeviceProof({ method, path, body }, this.#device, this.#correctedNow(), sha256);
    let answer: Response;
    try {
      answer = await fetch(path, {
        method,
        headers: { authorization: proof, ...(text === null ? {} : { "content-type": "application/json" }) },
        body: text === null ? null : body,
        cache: "no-store",
        credentials: "omit",
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch {
      throw new GateTrouble(navigator.onLine ? "unreachable" : "no_network");
    }
    if (answer.ok) return answer;
    const problem = await readProblem(answer);
    if (problem.reason === "proof_stale") throw new GateTrouble("stale_clock", problem.serverNow);
    if (problem.reason === "device_revoked") throw new GateTrouble("revoked", problem.serverNow);
    if (path.startsWith("/gate-api/manifest/") && (answer.status === 404 || answer.status === 410))
      throw new GateTrouble("manifest_gone");
    throw new GateTrouble("unreachable");
  }
}

export async function readProblem(answer: Response): Promise<{ reason: string; serverNow: number | null }> {
  const body: unknown = await answer.json().catch(() => null);
  if (typeof body !== "object" || body === null) return { reason: "", serverNow: null };
  const { reason, serverNow } = body as Record<string, unknown>;
  return {
    reason: typeof reason === "string" ? reason : "",
    serverNow: typeof serverNow === "number" ? serverNow : null,
  };
}
