import { createHash } from "node:crypto";
import { generateKeyPair } from "jose";
import * as z from "zod/mini";
import { describe, expect, test } from "vitest";
import { GateLedger } from "#domain/gate/ledger";
import { Scan, parseScan } from "#domain/gate/scan";
import {
  SUPPORTED_SYNC_VERSIONS,
  SYNC_VERSION,
  SyncRequest,
  SyncResponseSchema,
  parseSyncRequest,
  parseSyncResponse,
} from "#domain/gate/sync";
import { GateManifestHeadSchema, parseGateManifestHead } from "#domain/gate/manifest-head";
import { GATE_MANIFEST_FORMAT } from "#domain/gate/manifest-format";
import { encodeShard } from "#domain/gate/manifest-shard";
import { decodeBase45 } from "#domain/core/base45";
import { TICKET_CODE_FORMAT, signTicketCode } from "#domain/ticket/ticket-code";
import { aScan } from "../../build/scans";

function shapeOf(schemas: readonly z.core.$ZodType[]): string {
  const shapes = schemas.map((schema) => z.toJSONSchema(schema));
  return createHash("sha256").update(JSON.stringify(shapes)).digest("base64url").slice(0, 16);
}

/** Schema hash of each version. A new version adds a line; existing lines never change. */
const SYNC_SHAPES: Record<number, string> = { 1: "IFDURS4V2Ai_K78v", 2: "6xV8Ojhq4DB5BzXR" };
const HEADS: Record<number, string> = { 1: "ykYhxwMwD2czXRjP", 2: "KkYeypR_hsc-M8s7" };
const SHARDS: Record<number, string> = {
  1: "00000002001122334455667788990002000301ff1122334455667788990001000400000148023134ff0000",
  2: "00000002001122334455667788990002000301ff1122334455667788990001000400000148023134ff0000",
};
const CODES: Record<number, string> = {
  1: "010100112233445566778899841acf030003000201b4b4e048203134",
};

describe("a changed wire format raises its version", () => {
  test("sync", () => {
    expect(shapeOf([SyncRequest, SyncResponseSchema, Scan])).toBe(SYNC_SHAPES[SYNC_VERSION]);
  });

  test("the server supports the current version of sync and the two before it", () => {
    const spoken = [SYNC_VERSION, SYNC_VERSION - 1, SYNC_VERSION - 2].filter((version) => version >= 1);
    expect([...SUPPORTED_SYNC_VERSIONS].sort((a, b) => b - a)).toEqual(spoken);
  });

  test("gate manifest", () => {
    const bytes = encodeShard(
      [
        {
          ticketId: "00112233445566778899",
          serial: 2,
          ticketTypeCode: 3,
          flags: 1,
          place: { section: "Stalls", row: "H", seat: "14" },
        },
        { ticketId: "ff112233445566778899", serial: 1, ticketTypeCode: 4, flags: 0, place: null },
      ],
      ["Stalls"],
    );
    expect(Buffer.from(bytes).toString("hex")).toBe(SHARDS[GATE_MANIFEST_FORMAT]);
    expect(shapeOf([GateManifestHeadSchema])).toBe(HEADS[GATE_MANIFEST_FORMAT]);
  });

  test("ticket code", async () => {
    const { privateKey } = await generateKeyPair("ES256");
    const code = await signTicketCode(
      {
        keyNo: 1,
        ticketId: "00112233445566778899",
        ticketTypeCode: 3,
        serial: 2,
        issuedAt: Date.UTC(2024, 5, 1),
        seat: "H 14",
      },
      "e1",
      privateKey,
    );
    const packed = decodeBase45(code.slice(3))!.slice(0, -64);
    expect(Buffer.from(packed).toString("hex")).toBe(CODES[TICKET_CODE_FORMAT]);
  });
});

const SCAN = aScan("d1", 1, 1, {
  scanId: "d1:5:1",
  epoch: 5,
  ticketId: "00112233445566778899",
  offsetAgeMs: 0,
});

describe("a malformed scan is not parsed", () => {
  test.each([
    ["an id of other parts", { scanId: "d1:5:2" }],
    ["an undo of nothing", { kind: "undo" }],
    ["an entry that undoes", { undoOf: "d1:5:0" }],
    ["a ticket id in capitals", { ticketId: "AA112233445566778899" }],
    ["an unknown reason", { reason: "because" }],
    ["a seq of zero", { seq: 0, scanId: "d1:5:0" }],
    ["a time that is no integer", { deviceAt: 1.5 }],
    ["a missing member", { input: undefined }],
  ])("%s", (_name, more) => {
    expect(parseScan(SCAN)).not.toBeNull();
    expect(parseScan({ ...SCAN, ...more })).toBeNull();
  });

  test("what a later version adds is left out, and the rest is read", () => {
    expect(parseScan({ ...SCAN, colour: "red" })).toEqual(SCAN);
  });
});

describe("sync envelopes", () => {
  const request = {
    v: 1,
    epoch: 1,
    headSeq: 0,
    pending: 0,
    cursor: 0,
    manifestVersion: null,
    appVersion: "1",
    clock: null,
    scans: [],
  };

  test("an odd scan does not spoil the envelope; an odd envelope does", () => {
    expect(parseSyncRequest({ ...request, scans: [null, 7, "x"] }).ok).toBe(true);
    for (const odd of [null, [], {}, { ...request, cursor: -1 }, { ...request, scans: Array(201).fill(1) }])
      expect(parseSyncRequest(odd)).toMatchObject({ ok: false, reason: "malformed" });
    expect(parseSyncRequest({ ...request, v: 3 })).toMatchObject({ reason: "version_unsupported" });
  });

  test("a request of the version before is read, and the answer states that version", () => {
    const before = parseSyncRequest({ ...request, v: 1 });
    expect(before).toMatchObject({ ok: true, value: { v: 1 } });
    const ledger = new GateLedger({ timeZone: "UTC", lists: [] });
    expect(ledger.readSince("d1", { ...request, v: 1 }, [], 1).v).toBe(1);
    expect(ledger.readSince("d1", { ...request, v: 2 }, [], 1).v).toBe(2);
  });

  test("a scan or command of an unknown kind is dropped from the response, and the rest is applied", () => {
    const answer = parseSyncResponse({
      v: 1,
      serverNow: 1,
      acks: [],
      scans: [SCAN, { later: true }],
      tickets: [],
      cursor: 3,
      more: false,
      asOf: 1,
      commands: [{ kind: "dance" }, { kind: "refresh_manifest", version: 4 }],
      gaps: [],
      devices: [],
    });
    expect(answer).toMatchObject({
      scans: [{ scanId: "d1:5:1" }],
      commands: [{ kind: "refresh_manifest", version: 4 }],
    });
    expect(parseSyncResponse({ v: 1, serverNow: 1 })).toBeNull();
    expect(parseSyncResponse("<html>a captive portal</html>")).toBeNull();
  });
});

test("a head that is incomplete or of another format is refused, and unknown members are dropped", () => {
  const head = {
    format: 2,
    version: 3,
    eventId: "e1",
    title: "Tughlaq",
    venueName: "Malhar Hall",
    timeZone: "Asia/Kolkata",
    doorsAt: 1,
    startsAt: 2,
    endsAt: 3,
    asOf: 1,
    minKeyNo: 1,
    keys: [{ keyNo: 1, jwk: { kty: "EC", crv: "P-256", x: "x", y: "y" } }],
    ticketTypes: [],
    lists: [],
    gates: [],
    sections: [],
    unknownTickets: "check",
    tickets: 0,
    shardBits: 0,
    shards: [],
    otherEvents: [],
    devices: [],
  };
  expect(parseGateManifestHead({ ...head, weather: "rain" })).toEqual(head);
  const broken = [
    { format: 1 },
    { format: 3 },
    { withdrawnKeyNos: ["1"] },
    { keys: [{ keyNo: 1, jwk: { kty: "oct", k: "x" } }] },
    { shardBits: 99 },
    { lists: null },
  ];
  for (const more of broken) expect(parseGateManifestHead({ ...head, ...more })).toBeNull();
  expect(parseGateManifestHead("<html>")).toBeNull();
});
