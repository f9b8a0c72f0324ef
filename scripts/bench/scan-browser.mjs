// Offline scan in a real Chromium: verify the signature, decide, commit to IndexedDB, with 50,000 tickets on the phone.
// The production modules of app/scanner and domain, bundled and minified as the app is. Decoding the picture is not in it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { build } from "vite";
import { needChromium } from "../chromium.mjs";

const root = new URL("../..", import.meta.url).pathname;
const TICKETS = Number(process.env.TICKETS ?? 50_000);
const SCANS = Number(process.env.SCANS ?? 2_000);
export const GOAL_P99_MS = 8;

/** @returns {Promise<{ p50: number, p95: number, p99: number, words: string }>} milliseconds a scan */
export async function measureOfflineScan() {
  const dir = mkdtempSync(join(tmpdir(), "stagedoor-scan-"));
  let browser;
  let server;
  try {
    writeFileSync(join(dir, "page.ts"), pageSource());
    await build({
      configFile: false,
      logLevel: "error",
      root: dir,
      resolve: {
        alias: {
          "#app": `${root}app`,
          "#domain": `${root}domain`,
          dexie: `${root}node_modules/dexie`,
          jose: `${root}node_modules/jose`,
          zod: `${root}node_modules/zod`,
        },
      },
      build: {
        outDir: dir,
        emptyOutDir: false,
        lib: { entry: join(dir, "page.ts"), formats: ["es"], fileName: () => "bench.js" },
        minify: true,
      },
    });
    server = createServer((request, response) => {
      const script = request.url === "/bench.js";
      response.setHeader("content-type", script ? "text/javascript" : "text/html");
      response.end(script ? readFileSync(join(dir, "bench.js")) : "<!doctype html><title>scan</title>");
    });
    await new Promise((done) => server.listen(0, "localhost", done));
    const { port } = server.address();
    // A profile on the disk: a throw-away one in memory would make commits look free.
    browser = await chromium.launchPersistentContext(join(dir, "profile"), {
      executablePath: needChromium(),
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    });
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/`);
    const times = await page.evaluate(
      async ([tickets, scans]) => (await import("/bench.js")).run(tickets, scans),
      [TICKETS, SCANS],
    );
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    const [p50, p95, p99] = [at(0.5), at(0.95), at(0.99)];
    const words = `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
    return {
      p50,
      p95,
      p99,
      words: `offline scan, ${TICKETS} tickets, ${SCANS} scans in Chromium (verify + decide + strict commit): ${words}`,
    };
  } finally {
    await browser?.close();
    server?.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

function pageSource() {
  return `
import { AdmissionService } from "#app/scanner/admission-service";
import { initialSyncState } from "#app/scanner/gate-cache";
import { ScanLog } from "#app/scanner/scan-store";
import { GateManifest } from "#domain/gate/manifest-lookup";
import { encodeShard, shardBitsFor, shardOf } from "#domain/gate/manifest-shard";
import { signTicketCode } from "#domain/ticket/ticket-code";
import { toHex } from "#domain/core/hex";

const EVENT = "bench-event";
export async function run(tickets, scans) {
  const { publicKey, privateKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
  const bits = shardBitsFor(tickets);
  const byShard = new Map();
  const ids = [];
  for (let n = 0; n < tickets; n++) {
    const ticketId = toHex(crypto.getRandomValues(new Uint8Array(10)));
    ids.push(ticketId);
    const shard = shardOf(ticketId, bits);
    const held = byShard.get(shard) ?? [];
    held.push({ ticketId, serial: 1, ticketTypeCode: 1, flags: 0, place: { section: "Stalls", row: "H", seat: String(n % 60) } });
    byShard.set(shard, held);
  }
  const shards = new Map([...byShard].map(([shard, held]) => [shard, encodeShard(held, ["Stalls"])]));
  const now = Date.now();
  const head = {
    format: 1, version: 1, eventId: EVENT, title: "Bench", venueName: "", timeZone: "Asia/Kolkata",
    doorsAt: now, startsAt: now, endsAt: now + 1e7, asOf: now - 1000, minKeyNo: 1, keys: [],
    ticketTypes: [{ code: 1, name: "Stalls" }],
    lists: [{ id: "main", name: "Main", rule: "once", dayCutOffMinutes: 0, validFrom: null, validUntil: null }],
    gates: [{ id: "g", name: "Gate", listId: "main", ticketTypeCodes: [] }],
    sections: ["Stalls"], unknownTickets: "check", tickets, shardBits: bits, shards: [], otherEvents: [], devices: [],
  };
  const log = new ScanLog("bench-log");
  const service = new AdmissionService({
    log, manifest: new GateManifest(head, shards), heard: initialSyncState("bench"), scans: [], changes: [],
    keys: { eventId: EVENT, minKeyNo: 1, keys: new Map([[1, publicKey]]) },
    pairing: { deviceId: "bench", deviceName: "", eventId: EVENT, eventTitle: "", gateId: "g", gateName: "", listId: "main", listName: "", pairedAt: now, privateKey, direction: "entry", revokedAt: null },
  });
  const codes = [];
  for (let n = 0; n < scans + 50; n++) {
    // One scan in five is of a ticket that is already in.
    const id = ids[n % 5 === 4 ? n - 1 : n];
    codes.push(await signTicketCode({ keyNo: 1, ticketId: id, ticketTypeCode: 1, serial: 1, issuedAt: now - 1e7, seat: "H 14" }, EVENT, privateKey));
  }
  const times = [];
  for (const [n, text] of codes.entries()) {
    const started = performance.now();
    const verdict = await service.decide({ kind: "read", text, input: "camera" }, Date.now());
    const took = performance.now() - started;
    if (verdict.tone !== (n % 5 === 4 ? "stop" : "admit")) throw new Error("a wrong verdict: " + verdict.reason);
    if (n >= 50) times.push(took);
    // People come one after the other.
    if (n % 10 === 0) await new Promise((later) => setTimeout(later, 0));
  }
  return times;
}
`;
}
