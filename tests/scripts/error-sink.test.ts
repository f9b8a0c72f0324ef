import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startErrorSink } from "../../scripts/error-sink.mjs";
import { sentryReporter } from "#worker/observe/error-reporter";

test("an error of the local Worker is a line in the file, and anything else sent there is refused", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "errors-")), "errors.ndjson");
  const sink = await startErrorSink(file);
  try {
    const reporter = sentryReporter({ dsn: sink.dsn, release: "r1", environment: "local" });
    await reporter?.send({
      message: "booking failed",
      problem: new TypeError("no seats"),
      facts: { bookingId: "b1" },
      requestId: "trace-1",
      source: "/events",
      at: 0,
    });
    const origin = new URL(sink.dsn).origin;
    expect((await fetch(`${origin}/api/1/envelope/`, { method: "POST", body: "x" })).status).toBe(400);
    expect((await fetch(origin)).status).toBe(400);
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      tags: { request_id: "trace-1" },
      extra: { bookingId: "b1" },
    });
  } finally {
    sink.close();
  }
});
