// The database is unreachable for 60 s under holds, checkouts, syncs and lists:
// node scripts/load/database-outage.mjs [hangs | refuses | locked]; "locked" is a lock against writes by SQLite itself.
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { pairDevice } from "./device.mjs";
import { startServer } from "./local-server.mjs";

const LOCKED_MS = 60_000;
const kind = process.argv[2] ?? "hangs";
const BUYERS = 16;
const DEVICES = 3;

const { url, stateDir, stop } = await startServer();
const folder = join(stateDir, "v3/d1/miniflare-D1DatabaseObject");
const name = readdirSync(folder).find((file) => file.endsWith(".sqlite") && file !== "metadata.sqlite");
const database = new DatabaseSync(join(folder, name ?? ""), { timeout: 5_000 });

const seated = database
  .prepare(
    "select id, slug, created_by from event where title = 'Three solos' and state = 'published' limit 1",
  )
  .get();
const free = database
  .prepare(
    `select event.id, event.slug, ticket_type.id as type from event join ticket_type on ticket_type.event_id = event.id
     where event.state = 'published' and ticket_type.price_minor = 0 and ticket_type.draws like '%"pool"%'
     order by event.starts_at limit 1`,
  )
  .get();
const gateId = JSON.parse(
  database.prepare("select entry from event where id = ?").get(seated.id).entry ?? '{"gates":[]}',
).gates[0]?.id;

/** @type {Map<string, { status: Record<string, number>, slowestMs: number }>} */
const counts = new Map();
/** Seat by index: the buyer whose hold was acknowledged. */
const owners = new Map();
const placed = [];
let wrong = 0;
let phase = "before";

async function measured(kind, call) {
  const key = `${phase} ${kind}`;
  const count = counts.get(key) ?? { status: {}, slowestMs: 0 };
  counts.set(key, count);
  const started = performance.now();
  let result = "no response";
  let response = null;
  try {
    response = await call();
    result = String(response.status);
    // Wrangler's proxy loses connections to the Worker at times; its 500 is not the Worker's.
    if (response.status === 500 && (await response.clone().text()).includes("miniflare"))
      result = "local proxy";
    return response;
  } catch {
    return null;
  } finally {
    count.slowestMs = Math.max(count.slowestMs, performance.now() - started);
    count.status[result] = (count.status[result] ?? 0) + 1;
  }
}

async function simulate(seconds) {
  const response = await fetch(`${url}/dev/outage?kind=${kind}&seconds=${seconds}`, {
    method: "POST",
    headers: { origin: url },
  });
  if (!response.ok) throw new Error(`no outage: ${response.status} ${await response.text()}`);
}

function makeBuyer() {
  let cookie = "";
  return async (path, fields = null) => {
    const response = await fetch(url + path, {
      method: fields ? "POST" : "GET",
      redirect: "manual",
      headers: {
        accept: "text/html",
        origin: url,
        cookie,
        ...(fields ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      },
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
      signal: AbortSignal.timeout(20_000),
    });
    const set = response.headers.getSetCookie().map((line) => line.split(";")[0]);
    if (set.length > 0) cookie = set.join("; ");
    const body = await response.arrayBuffer();
    return new Response([204, 303, 302].includes(response.status) ? null : body, response);
  };
}

const load = { running: true };

async function buyerLoop(number) {
  const ask = makeBuyer();
  const seats = `/events/${seated.slug}/seats`;
  await measured("seat map", () => ask(`${seats}?view=list`));
  for (let turn = 0; load.running; turn++) {
    await sleep(2_500 + Math.random() * 1_500);
    const step = (turn + number) % 4;
    if (step === 0) await measured("list", () => ask("/events"));
    else if (step === 1) await hold(ask, seats, number);
    else if (step === 2) await measured("seat map", () => ask(`${seats}?view=list`));
    else await buy(ask);
  }
}

async function hold(ask, path, buyer) {
  const seat = Math.floor(Math.random() * 200);
  const holdId = randomUUID();
  const held = await measured("hold", () => ask(path, { intent: "choose", holdId, seat: String(seat) }));
  if (held?.status !== 303) return;
  if (owners.has(seat) && owners.get(seat) !== buyer) wrong += 1;
  owners.set(seat, buyer);
  // Freed before the request: another buyer can have it as soon as the object decides.
  owners.delete(seat);
  await measured("release", () => ask(path, { intent: "release", holdId }));
}

async function buy(ask) {
  const holdId = randomUUID();
  const pools = { intent: "pools", holdId, [`quantity-${free.type}`]: "1" };
  const held = await measured("hold", () => ask(`/events/${free.slug}/seats`, pools));
  if (held?.status !== 303) return;
  const order = {
    holdId,
    idempotencyKey: randomUUID(),
    buyerName: "Load",
    buyerEmail: "load@example.com",
  };
  const done = await measured("checkout", () => ask(`/events/${free.slug}/checkout`, order));
  const booking = /\/bookings\/([0-9a-f-]+)/.exec(done?.headers.get("location") ?? "")?.[1];
  if (booking) placed.push(booking);
}

async function deviceLoop(device) {
  while (load.running) {
    await measured("sync", () => device.sync());
    await measured("manifest", () => device.manifest());
    await sleep(1_000);
  }
}

try {
  const event = { eventId: seated.id, gateId, createdBy: seated.created_by };
  const devices = [];
  for (let at = 0; at < DEVICES; at++) devices.push(await pairDevice(url, database, event));
  const loops = [
    ...Array.from({ length: BUYERS }, (_, number) => buyerLoop(number)),
    ...devices.map((device) => deviceLoop(device)),
  ];
  await sleep(15_000);
  if (kind === "locked") database.exec("begin exclusive");
  else await simulate(LOCKED_MS / 1000);
  phase = "locked";
  const placedBefore = placed.length;
  await sleep(LOCKED_MS);
  if (kind === "locked") database.exec("rollback");
  else await simulate(0);
  const unlockedAt = performance.now();
  phase = "after";
  const placedLocked = placed.length - placedBefore;
  await sleep(10_000);
  load.running = false;
  await Promise.all(loops);
  const missing = () =>
    placed.filter(
      (id) => !database.prepare("select 1 from booking_copy where id = ? and state = 'confirmed'").get(id),
    ).length;
  while (missing() > 0 && performance.now() - unlockedAt < 120_000) await sleep(1_000);
  const seconds = ((performance.now() - unlockedAt) / 1000).toFixed(0);

  for (const [key, { status, slowestMs }] of [...counts].toSorted())
    console.log(`${key.padEnd(18)} ${JSON.stringify(status)}, slowest ${slowestMs.toFixed(0)} ms`);
  console.log(`seats held by two buyers at once: ${wrong}`);
  console.log(
    `bookings ${placed.length} (${new Set(placed).size} different), ${placedLocked} while locked; ${missing()} not in the copies ${seconds} s after the lock`,
  );
} finally {
  load.running = false;
  await stop();
}
