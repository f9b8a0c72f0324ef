import { Agent } from "agents";
import type { Env } from "#worker/env";

/** One event's inventory, bookings, tickets and scans, in one thread. No rule lives here: decisions are domain/'s. */
export class EventAgent extends Agent<Env> {}
