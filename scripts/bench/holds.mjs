// Seat messages a second by socket, the same for us and for the bare object: fifty buyers, no two want the same seat.
// Ours holds two seats and gives them back (a buyer's holds would otherwise grow into one); the bare object has no
// giving back, so it holds two seats and the next two. Each message is one decision, one row, one commit waited for.
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { benchSetup } from "./adapter.mjs";

const WebSocket = createRequire(import.meta.url)("ws");
const SEATS = 5000;

class Line {
  constructor(address, idOf) {
    this.waiting = new Map();
    this.n = 0;
    this.opened = new Promise((resolve, reject) => {
      this.socket = new WebSocket(address, { perMessageDeflate: false });
      this.socket.once("error", reject);
      this.socket.once("open", () => {
        resolve();
      });
      this.socket.on("message", (data) => {
        const text = data.toString();
        const n = idOf(text);
        this.waiting.get(n)?.(text);
        this.waiting.delete(n);
      });
    });
  }
  ask(n, text) {
    return new Promise((resolve) => {
      this.waiting.set(n, resolve);
      this.socket.send(text);
    });
  }
}

const post = async (url, body) => {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} ${answer.status}`);
  await answer.arrayBuffer();
};

export const OURS = {
  async open(base, event, buyers) {
    await post(`${base}/bench/${event}/setup`, benchSetup(event, 50, 100));
    const socket = base.replace("http", "ws");
    const idOf = (text) =>
      text.startsWith('{"t":"answer"') ? Number(/"n":(\d+)/.exec(text.slice(0, 40))?.[1]) : -1;
    return Array.from(
      { length: buyers },
      (_, i) => new Line(`${socket}/bench/${event}/seats?buyer=guest:${i}`, idOf),
    );
  },
  async step(line, seats) {
    const holdId = randomUUID();
    const held = await line.ask(
      ++line.n,
      JSON.stringify({ t: "hold", n: line.n, hold: { holdId, seats, pools: [] } }),
    );
    if (!held.includes('"ok":true')) throw new Error(held);
    const freed = await line.ask(++line.n, JSON.stringify({ t: "release", n: line.n, holdId }));
    if (!freed.includes('"ok":true')) throw new Error(freed);
    return 2;
  },
};

export const LIMIT = {
  async open(base, event, buyers) {
    await post(`${base}/setup`, { event, seats: SEATS });
    const socket = base.replace("http", "ws");
    const idOf = (text) => Number(/^\[(\d+)/.exec(text)?.[1]);
    return Array.from({ length: buyers }, () => new Line(`${socket}/events/${event}/ws`, idOf));
  },
  async step(line, seats) {
    const held = await line.ask(++line.n, JSON.stringify([line.n, "hold", seats]));
    if (!/"hold":[1-9]/.test(held)) throw new Error(held);
    return 1;
  },
};

let events = Math.floor(Date.now() / 1000);

/** Seat messages a second, over as many fresh events as it takes. */
export async function measureHolds(system, base, { buyers = 50, seconds = 4 } = {}) {
  let messages = 0;
  let elapsed = 0;
  for (let round = 0; elapsed < seconds * 1000; round++) {
    const lines = await system.open(base, String(++events), buyers);
    await Promise.all(lines.map((line) => line.opened));
    const share = SEATS / buyers;
    const start = performance.now();
    let done = 0;
    await Promise.all(
      lines.map(async (line, i) => {
        for (let at = 0; at < share; at += 2) {
          const sent = await system.step(line, [i * share + at, i * share + at + 1]);
          done += sent;
        }
      }),
    );
    // The first event warms both machines up.
    if (round > 0) {
      elapsed += performance.now() - start;
      messages += done;
    }
    for (const line of lines) line.socket.close();
  }
  return Math.round((messages / elapsed) * 1000);
}
