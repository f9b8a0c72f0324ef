import { and, eq, gt, lt } from "drizzle-orm";
import { toWallClock } from "#domain/time/wall-clock";
import { parseQuery } from "#domain/search/parse";
import type { Atlas } from "#domain/search/places";
import type { ParsedQuery } from "#domain/search/query";
import type { Database } from "../db/database";
import { queryReading } from "../db/schema";
import { mergeReading } from "./ai-merge";
import {
  type AiLike,
  AiReading,
  ReadingError,
  kindOfFailure,
  QUESTION,
  readAnswer,
  requestFor,
} from "./ai-model";
import { hexHashOf } from "../platform/digest";
import type { Breaker } from "./breaker";

/** Timeout of the model call, so that the whole response takes at most 900 ms; the rules' reading is the fallback. */
export const AI_TIMEOUT_MS = 700;
/** A late response is cached if it arrives within this time. */
const LATE_MS = 15_000;
const CACHE_MS = 7 * 86_400_000;
/** Minimum number of unknown words for a model call. */
const UNKNOWN_WORDS = 2;

export interface Understanding {
  readonly db: Database;
  readonly atlas: Atlas;
  readonly now: () => number;
  readonly timeZone: string;
  readonly ai: AiLike | undefined;
  readonly model: string;
  readonly breaker: Breaker;
  /** Rate limit of model calls for this visitor. */
  readonly mayAsk: () => Promise<boolean>;
  readonly waitUntil: (work: Promise<unknown>) => void;
}

/** Reads by rules; a model reads only the words they left, within {@link AI_TIMEOUT_MS}. */
export async function understand(text: string, how: Understanding): Promise<ParsedQuery> {
  const { db, atlas, timeZone, ai, breaker, waitUntil } = how;
  const now = how.now();
  const read = parseQuery(text, now, timeZone, atlas);
  if (!ai || read.residue.length < UNKNOWN_WORDS) return read;
  const today = toWallClock(now, timeZone).date;
  const key = await hexHashOf(`${how.model}\n${QUESTION}\n${today}\n${read.text.toLowerCase()}`);
  const merge = (reading: AiReading) => mergeReading(read, reading, { now, timeZone, atlas });

  const cached = await findReading(db, key, now);
  if (cached) return merge(cached);
  if (breaker.isOpen(now) || !(await how.mayAsk())) return read;

  const settled = readByModel(ai, how.model, { sentence: read.text, unknown: read.residue, today }).then(
    (reading) => {
      breaker.worked();
      return reading;
    },
    (problem: unknown) => {
      breaker.failed(kindOfFailure(problem), how.now());
      return null;
    },
  );
  // Caching is not awaited, and a failure to cache is ignored.
  waitUntil(
    settled
      .then((reading) => (reading ? storeReading(db, key, reading, how.now()) : undefined))
      .catch(() => undefined),
  );
  const reading = await Promise.race([settled, sleep(AI_TIMEOUT_MS).then(() => "late" as const)]);
  if (reading === "late") {
    breaker.failed("late", how.now());
    return read;
  }
  return reading ? merge(reading) : read;
}

async function readByModel(
  ai: AiLike,
  model: string,
  question: { sentence: string; unknown: readonly string[]; today: string },
): Promise<AiReading> {
  const late = sleep(LATE_MS).then(() => {
    throw new ReadingError("late");
  });
  const response = ai.run(model, requestFor(model, question), {
    rejectIfBusy: true,
    signal: AbortSignal.timeout(LATE_MS),
  });
  return readAnswer(await Promise.race([response, late]));
}

async function findReading(db: Database, key: string, now: number): Promise<AiReading | null> {
  const [row] = await db
    .select({ reading: queryReading.reading })
    .from(queryReading)
    .where(and(eq(queryReading.key, key), gt(queryReading.expiresAt, now)));
  return row ? (AiReading.safeParse(row.reading).data ?? null) : null;
}

async function storeReading(db: Database, key: string, reading: AiReading, now: number): Promise<void> {
  await db.batch([
    db
      .insert(queryReading)
      .values({ key, reading, expiresAt: now + CACHE_MS })
      .onConflictDoUpdate({ target: queryReading.key, set: { reading, expiresAt: now + CACHE_MS } }),
    db.delete(queryReading).where(lt(queryReading.expiresAt, now)),
  ]);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
