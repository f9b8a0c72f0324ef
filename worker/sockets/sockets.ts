import type { Env } from "../env";

/** Upgrades to an event's object: /socket/events/:id/seats (anyone), /socket/events/:id/day-of (its organizers). Null: not for us. */
export async function answerSockets(_request: Request, _env: Env): Promise<Response | null> {
  return null;
}
