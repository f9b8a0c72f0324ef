import type { Env } from "./env";

export async function handleSchedule(_controller: ScheduledController, _env: Env): Promise<void> {}
