import type { Effect } from "#domain/effect";
import type { Env } from "../env";

export async function performBookingMail(
  _effect: Extract<Effect, { kind: "mail" }>,
  _env: Env,
): Promise<void> {}
