// Triggers the Worker's scheduled jobs on a developer's machine, where no platform fires the cron trigger.
import { readFileSync } from "node:fs";

/** Interval of the cron trigger in wrangler.toml, in milliseconds. */
export function cronInterval(config = readFileSync(new URL("../wrangler.toml", import.meta.url), "utf8")) {
  const minutes = /^crons = \["\*\/(\d+) \* \* \* \*"\]$/m.exec(config)?.[1];
  if (!minutes) throw new Error('wrangler.toml must have crons = ["*/<minutes> * * * *"]');
  return Number(minutes) * 60_000;
}

/**
 * Triggers at once, then at each interval. A failed trigger is reported and does not end the schedule.
 * @param {string} url origin of the local server
 * @param {{ everyMs?: number, send?: typeof fetch, report?: (problem: string) => void }} [options]
 * @returns {() => void} ends the schedule
 */
export function startSchedule(url, { everyMs = cronInterval(), send = fetch, report = console.error } = {}) {
  const trigger = async () => {
    try {
      const response = await send(`${url}/dev/jobs`, {
        method: "POST",
        headers: { origin: url },
        redirect: "manual",
      });
      if (response.status >= 400) report(`The scheduled jobs could not be started: ${response.status}`);
    } catch (problem) {
      report(`The scheduled jobs could not be started: ${String(problem)}`);
    }
  };
  void trigger();
  const timer = setInterval(() => void trigger(), everyMs);
  return () => clearInterval(timer);
}
