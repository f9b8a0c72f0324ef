import { Dexie, type EntityTable, liveQuery } from "dexie";
import {
  type CarriedBooking,
  type WalletAnswer,
  type WalletBooking,
  WALLET_ANSWER_VERSION,
  mergeAnswer,
} from "#domain/ticket/wallet-booking";

/** Cache of the attendee's tickets on this device; an upgrade may clear it. */
class WalletDatabase extends Dexie {
  declare bookings: EntityTable<CarriedBooking, "bookingId">;
  declare facts: EntityTable<WalletFact, "key">;

  constructor() {
    super("wallet");
    this.version(1).stores({ bookings: "bookingId", facts: "key" });
  }
}

/** `forgettings` counts sign-outs, so that a response requested before a sign-out is not written after it. */
interface WalletFact {
  readonly key: "forgettings" | "checkedAt";
  readonly value: number;
}

const database = new WalletDatabase();

export interface Carried {
  readonly bookings: readonly CarriedBooking[];
  /** Device time of the last complete refresh; null before the first. */
  readonly checkedAt: number | null;
}

export async function readWallet(): Promise<Carried> {
  return database.transaction("r", database.bookings, database.facts, async () => ({
    bookings: await database.bookings.toArray(),
    checkedAt: (await database.facts.get("checkedAt"))?.value ?? null,
  }));
}

/** Calls back with the wallet now and after each change in any tab. @returns unsubscribe */
export function watchWallet(onChange: (wallet: Carried) => void): () => void {
  const subscription = liveQuery(readWallet).subscribe({ next: onChange, error: () => undefined });
  return () => subscription.unsubscribe();
}

/** Stores a booking that was just paid, before the projections contain it. */
export async function saveTickets(owner: string, booking: WalletBooking): Promise<void> {
  await database.bookings.put({ ...booking, owner, checkedAt: Date.now() });
}

export type Refreshed = "fresh" | "unreachable";

/** Fetches and stores the visitor's tickets; on failure the wallet is unchanged. */
export async function refreshWallet(signal?: AbortSignal): Promise<Refreshed> {
  const before = await countForgettings();
  const answer = await askServer(signal);
  if (!answer) return "unreachable";
  await database.transaction("rw", database.bookings, database.facts, async () => {
    if ((await countForgettings()) !== before) return;
    const now = Date.now();
    const carried = mergeAnswer(await database.bookings.toArray(), answer, now);
    await database.bookings.clear();
    await database.bookings.bulkPut(carried);
    await database.facts.put({ key: "checkedAt", value: now });
  });
  return "fresh";
}

/** Clears the wallet; pending responses are discarded. */
export async function emptyWallet(): Promise<void> {
  await database.transaction("rw", database.bookings, database.facts, async () => {
    const forgettings = await countForgettings();
    await database.bookings.clear();
    await database.facts.clear();
    await database.facts.put({ key: "forgettings", value: forgettings + 1 });
  });
}

async function countForgettings(): Promise<number> {
  return (await database.facts.get("forgettings"))?.value ?? 0;
}

async function askServer(signal?: AbortSignal): Promise<WalletAnswer | null> {
  try {
    const response = await fetch("/wallet-tickets", {
      headers: { accept: "application/json" },
      cache: "no-store",
      signal: signal ?? AbortSignal.timeout(15_000),
    });
    if (!response.ok) return null;
    const answer: unknown = await response.json();
    return isAnswer(answer) ? answer : null;
  } catch {
    return null;
  }
}

function isAnswer(answer: unknown): answer is WalletAnswer {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "v" in answer &&
    answer.v === WALLET_ANSWER_VERSION &&
    "bookings" in answer &&
    Array.isArray(answer.bookings)
  );
}
