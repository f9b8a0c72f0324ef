// Receives error reports of the Sentry protocol on a developer's machine and appends each event to a file, one JSON line each.
import { appendFileSync, mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { dirname } from "node:path";

/** Longest envelope that is read. */
const MOST_BYTES = 1_000_000;

/**
 * @param {string} file gets the events
 * @returns {Promise<{ dsn: string, close: () => void }>} the DSN for ERROR_REPORT_DSN
 */
export async function startErrorSink(file) {
  mkdirSync(dirname(file), { recursive: true });
  const server = createServer((request, response) => {
    const parts = [];
    let bytes = 0;
    request.on("data", (part) => {
      bytes += part.length;
      if (bytes <= MOST_BYTES) parts.push(part);
    });
    request.on("end", () => {
      const isEnvelope =
        request.method === "POST" && request.url === "/api/1/envelope/" && bytes <= MOST_BYTES;
      const event = isEnvelope ? Buffer.concat(parts).toString("utf8").split("\n")[2] : undefined;
      if (event) appendFileSync(file, `${event}\n`);
      response.writeHead(event ? 200 : 400).end();
    });
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  server.unref();
  return { dsn: `http://local@localhost:${server.address().port}/1`, close: () => server.close() };
}
