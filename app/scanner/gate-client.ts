import { signDeviceProof } from "#domain/gate/device-proof";
import { sha256 } from "#domain/core/digest";
import { GATE_MANIFEST_FORMAT, type GateManifestHead } from "#domain/gate/manifest-format";
import { parseGateManifestHead } from "#domain/gate/manifest-head";
import type { ScanAck, SyncRequest } from "#domain/gate/sync";

export type GateTroubleAck = Pick<ScanAck, "index" | "scanId" | "status">;

/** A failed request to the gate API, by the reaction it requires. */
export class GateTrouble extends Error {
  readonly trouble: "no_network" | "unreachable" | "outdated" | "revoked" | "stale_clock" | "manifest_gone";
  /** With `stale_clock`: the server's time. */
  readonly serverNow: number | null;
  /** The scans of the request that the server has stored nevertheless. */
  readonly acks: readonly GateTroubleAck[];

  constructor(
    trouble: GateTrouble["trouble"],
    about: { serverNow?: number | null; acks?: GateTrouble["acks"] } = {},
  ) {
    super(trouble);
    this.trouble = trouble;
    this.serverNow = about.serverNow ?? null;
    this.acks = about.acks ?? [];
  }
}

const ANSWER_MS = 8_000;
const SHARD_MS = 60_000;

/** Client of the gate API. Each request is signed with the device's key. */
export class GateClient {
  readonly #device: { readonly deviceId: string; readonly eventId: string; readonly privateKey: CryptoKey };
  readonly #correctedNow: () => number;

  constructor(
    device: { readonly deviceId: string; readonly eventId: string; readonly privateKey: CryptoKey },
    correctedNow: () => number,
  ) {
    this.#device = device;
    this.#correctedNow = correctedNow;
  }

  async manifestHead(): Promise<GateManifestHead> {
    const answer = await this.#ask(
      "GET",
      `/gate-api/manifest?format=${GATE_MANIFEST_FORMAT}`,
      null,
      ANSWER_MS,
    );
    const head = parseGateManifestHead(await answer.json().catch(() => null));
    if (!head) throw new GateTrouble("unreachable");
    return head;
  }

  async manifestShard(version: number, shard: number): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.#ask("GET", `/gate-api/manifest/${version}/${shard}`, null, SHARD_MS);
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** Returns the unvalidated response body. */
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
        headers: {
          authorization: proof,
          "x-event": this.#device.eventId,
          ...(text === null ? {} : { "content-type": "application/json" }),
        },
        ...(text === null ? {} : { body }),
        cache: "no-store",
        credentials: "omit",
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch {
      throw new GateTrouble(navigator.onLine ? "unreachable" : "no_network");
    }
    if (answer.ok) return answer;
    const problem = await readProblem(answer);
    switch (problem.reason) {
      case "proof_stale":
        throw new GateTrouble("stale_clock", problem);
      case "device_revoked":
      case "device_unknown":
        throw new GateTrouble("revoked", problem);
      case "version_unsupported":
        throw new GateTrouble("outdated");
      case "manifest_gone":
        throw new GateTrouble("manifest_gone");
      default:
        throw new GateTrouble("unreachable", problem);
    }
  }
}

export interface GateProblemBody {
  readonly reason: string;
  readonly serverNow: number | null;
  readonly acks: GateTrouble["acks"];
}

/** Reads the body of a refusal; `reason` is empty for a response of another origin (proxy, captive portal). */
export async function readProblem(answer: Response): Promise<GateProblemBody> {
  const body: unknown = await answer.json().catch(() => null);
  const { reason, serverNow, acks } = (typeof body === "object" && body ? body : {}) as Record<
    string,
    unknown
  >;
  return {
    reason: typeof reason === "string" ? reason : "",
    serverNow: typeof serverNow === "number" ? serverNow : null,
    acks: Array.isArray(acks) ? acks.flatMap(readAck) : [],
  };
}

function readAck(value: unknown): GateTroubleAck[] {
  if (typeof value !== "object" || value === null) return [];
  const { index, scanId, status } = value as Record<string, unknown>;
  if (typeof index !== "number" || (scanId !== null && typeof scanId !== "string")) return [];
  if (status !== "stored" && status !== "repeated" && status !== "quarantined") return [];
  return [{ index, scanId, status }];
}
