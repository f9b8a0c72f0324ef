// 200 buyers without scripts post the form for the same seat at once: node scripts/load/last-seat.mjs [slug]
import { randomUUID } from "node:crypto";
import { startServer } from "./local-server.mjs";

const BUYERS = 200;
const { url, cpuSeconds, stop } = await startServer();
try {
  const slug = process.argv[2] ?? (await findSeatedEvent());
  for (let round = 1; round <= 3; round++) await race(slug, round);
} finally {
  await stop();
}

async function findSeatedEvent() {
  const list = await (await fetch(`${url}/events?q=Three+solos`)).text();
  const slug = /href="\/events\/([a-z0-9-]+)"/.exec(list)?.[1];
  if (!slug) throw new Error("The demo has no seated event.");
  return slug;
}

async function race(slug, round) {
  const path = `${url}/events/${slug}/seats?view=list`;
  const page = await (await fetch(path)).text();
  const free = Array.from(
    page.matchAll(/name="seat"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="seat"/g),
    (found) => found[1] ?? found[2],
  );
  const seat = free[round];
  if (!seat) throw new Error(`${slug} has no free seat on its list.`);
  const cpu = cpuSeconds();
  const started = performance.now();
  const results = await Promise.all(
    Array.from({ length: BUYERS }, async () => {
      const response = await fetch(path, {
        method: "POST",
        headers: {
          origin: url,
          accept: "text/html,application/xhtml+xml",
          "content-type": "application/x-www-form-urlencoded",
        },
        body: new URLSearchParams({ intent: "choose", holdId: randomUUID(), seat }),
      });
      const text = await response.text();
      if (response.status >= 500) console.error(response.status, text.slice(0, 300));
      const bytes = text.length;
      return { status: response.status, bytes, ms: performance.now() - started };
    }),
  );
  const times = results.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const statuses = Object.groupBy(results, ({ status }) => status);
  const counts = Object.entries(statuses).map(
    ([status, of = []]) => `${status}: ${of.length} (${of[0]?.bytes} bytes)`,
  );
  console.log(
    `round ${round}, seat ${seat}, ${page.length} bytes of map: ${counts.join(", ")}; median ${(times[BUYERS / 2] ?? 0).toFixed(0)} ms, slowest ${(times.at(-1) ?? 0).toFixed(0)} ms, ${(cpuSeconds() - cpu).toFixed(1)} s of CPU`,
  );
}
