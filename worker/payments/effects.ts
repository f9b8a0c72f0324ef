import type { Effect } from "#domain/effect";
import type { Env } from "../env";

export async function performMoney(_effect: Exclude<Effect, { kind: "mail" }>, _env: Env): Promise<void> {}
