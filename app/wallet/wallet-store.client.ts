import { Dexie, type EntityTable, liveQuery } from "dexie";
import {
  type CarriedBooking,
  type WalletAnswer,
  type WalletBooking,
  WALLET_ANSWER_VERSION,
  mergeAnswer,
} from "#domain/ticket/wallet-booking";

/** The attendee's tickets on this device. A cache of the server's truth: an upgrade may empty it. */
class WalletDatabase extends Dexie {
  declare bookings: EntityTable<CarriedBooking, "bookingId">;
  declare facts: EntityTable<WalletFact, "key">;

  constructor() {
    super("wallet");
    this.version(1).stores({ bookings: "bookingId", facts: "key" });
  }
}

/** `forgettings` rises with each sign-out, so that an answer asked for before it is not written after it. */
interface WalletFact {
  readonly key: "forgettings" | "checkedAt";
  readonly value: number;
}

const database = new WalletDatabase();

export interface Carried {
  readonly bookings: readonly CarriedBooking[];
  /** When the server last answered for the whole wallet, by this device's clock; null before the first time. */
  readonly checkedAt: number | null;
}

export async function readWallet(): Promise<Carried> {
  return database.transaction("r", database.bookings, database.facts, async () => ({
    bookings: await database.bookings.toArray(),
    checkedAt: (await database.facts.get("checkedAt"))?.value ?? null,
  }));
}

/** Calls back with the wallet now and after each change, in this tab or another. Returns how to stop. */
export function watchWallet(onChange: (wallet: Carried) => void): () => void {
  const subscription = liveQuery(readWallet).subscribe({ next: onChange, error: () => undefined });
  return () => subscription.unsubscribe();
}

/** Keeps a booking that was just paid, before the read copies know it. */
export async function saveTickets(owner: string, booking: WalletBooking): Promise<void> {
  await database.bookings.put({ ...booking, owner, checkedAt: Date.now() });
}

export type Refreshed = "fresh" | "unreachable";

/** Asks the server for the visitor's tickets and keeps the answer; without network the wallet stays as it is. */
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

/** Empties the wallet; answers still under way are dropped when they come. */
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
