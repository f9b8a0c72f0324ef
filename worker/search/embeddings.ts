import { z } from "zod";
import { type Embedding, nearest, decodeEmbedding, toEmbedding } from "#domain/core/nearest";
import { fromBase64, toBase64 } from "#domain/core/base64";
import { hexHashOf } from "../platform/digest";
import type { Env } from "../platform/env";
import { type AiLike, kindOfFailure } from "./ai-model";
import { Breaker } from "./breaker";
import { logWarning } from "../platform/log";

/**
 * Embeddings of events by a model of Workers AI: a second ranking beside the keywords, if a model is bound. Stored in
 * D1 with one byte per dimension and compared in the isolate; derived data that may be lost.
 */
export const DEFAULT_EMBEDDING_MODEL = "@cf/baai/bge-m3";
/** Texts per model call. */
const BATCH = 100;
const BATCHES = 5;
const PAGE = 500;
const MOST_EVENTS = 12_000;
const MOST_ALIKE = 60;
/** Maximum age of an isolate's embedding cache. */
const FRESH_MS = 60_000;
/** Timeout for the embedding of a query; a late result is cached for the next request. */
export const EMBEDDING_TIMEOUT_MS = 250;
const CACHE_MS = 7 * 86_400_000;

const Vectors = z.object({ data: z.array(z.array(z.unknown())) });

/** Embeds the texts; null for a zero vector. Throws if the answer does not match the texts. */
export async function embed(
  ai: AiLike,
  model: string,
  texts: readonly string[],
): Promise<(Embedding | null)[]> {
  if (texts.length > BATCH) throw new RangeError(`${texts.length} texts for a batch of ${BATCH}`);
  const { data } = Vectors.parse(await ai.run(model, { text: [...texts] }));
  if (data.length !== texts.length) throw new Error(`${data.length} vectors for ${texts.length} texts`);
  return data.map((numbers) =>
    toEmbedding(numbers.map((value) => (typeof value === "number" ? value : NaN))),
  );
}

interface StaleRow {
  readonly id: string;
  readonly text: string;
  readonly version: number;
  readonly hash: string | null;
}

const STALE = `select e.id, e.title || '. ' || replace(replace(replace(e.tags, '[', ''), ']', ''), '"', '') || '. ' || e.performer || '. '
    || substr(e.description, 1, 500) as text, max(e.updated_at, v.updated_at) as version,
    case when m.model = ?1 then m.text_hash end as hash
  from event e join venue v on v.id = e.venue_id left join event_meaning m on m.event_id = e.id
  where e.state = 'published' and e.ends_at > ?2
    and (m.event_id is null or m.model <> ?1 or m.version < max(e.updated_at, v.updated_at))
  order by e.starts_at limit ${BATCH}`;

/** Embeds events whose text changed; does nothing without a model. Returns the number embedded. */
export async function refreshEmbeddings(
  db: D1Database,
  ai: AiLike | undefined,
  model: string,
  now: number,
): Promise<number> {
  if (!ai) return 0;
  let written = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    const { results } = await db.prepare(STALE).bind(model, now).all<StaleRow>();
    if (results.length === 0) break;
    const rows = await Promise.all(results.map(async (row) => ({ ...row, now: await hexHashOf(row.text) })));
    const changed = rows.filter((row) => row.hash !== row.now);
    const embeddings =
      changed.length > 0
        ? await embed(
            ai,
            model,
            changed.map(({ text }) => text),
          )
        : [];
    await db.batch([
      ...rows
        .filter((row) => row.hash === row.now)
        .map((row) =>
          db.prepare("update event_meaning set version = ? where event_id = ?").bind(row.version, row.id),
        ),
      ...changed.map((row, i) => {
        // An empty vector marks a text without an embedding, so that it is not requested again until it changes.
        const values = embeddings[i]?.values ?? new Int8Array();
        return db
          .prepare(
            `insert into event_meaning (event_id, model, dimensions, vector, text_hash, version, written_at) values (?, ?, ?, ?, ?, ?, ?)
             on conflict (event_id) do update set model = excluded.model, dimensions = excluded.dimensions,
               vector = excluded.vector, text_hash = excluded.text_hash, version = excluded.version, written_at = excluded.written_at`,
          )
          .bind(row.id, model, values.length, bytesOf(values), row.now, row.version, now);
      }),
    ]);
    written += changed.length;
  }
  return written;
}

/** Scheduled; the next run retries after a failure, and search uses keywords meanwhile. */
export async function refreshStaleEmbeddings(env: Env, now: number): Promise<void> {
  const model = env.SEARCH_MEANING_MODEL ?? DEFAULT_EMBEDDING_MODEL;
  try {
    await refreshEmbeddings(env.DB, env.AI as AiLike | undefined, model, now);
  } catch (problem) {
    logWarning("embeddings were not refreshed", {}, problem);
  }
}

interface EmbeddingCache {
  readonly model: string;
  readonly embeddings: Map<string, Embedding>;
  writtenAt: number;
  lookedAt: number;
}
/** One per isolate. */
let cache: EmbeddingCache | null = null;
let breaker = new Breaker();

/** For tests that change the database under a running isolate. */
export function resetEmbeddings(): void {
  cache = null;
  breaker = new Breaker();
}

async function load(db: D1Database, model: string, now: number): Promise<void> {
  if (cache?.model !== model) cache = { model, embeddings: new Map(), writtenAt: 0, lookedAt: now };
  const mine = cache;
  mine.lookedAt = now;
  // Writers overlap, so reread a margin before the cursor.
  let [after, id] = [mine.writtenAt - FRESH_MS, ""];
  for (let more = true; more && mine.embeddings.size < MOST_EVENTS;) {
    const { results } = await db
      .prepare(
        "select event_id, vector, written_at from event_meaning where model = ? and (written_at, event_id) > (?, ?) order by written_at, event_id limit ?",
      )
      .bind(model, after, id, PAGE)
      .all<{ event_id: string; vector: ArrayBuffer | readonly number[]; written_at: number }>();
    for (const row of results) {
      const embedding = decodeEmbedding(Int8Array.from(new Uint8Array(row.vector)));
      if (embedding) mine.embeddings.set(row.event_id, embedding);
      else mine.embeddings.delete(row.event_id);
      [after, id] = [row.written_at, row.event_id];
    }
    mine.writtenAt = Math.max(mine.writtenAt, after);
    more = results.length === PAGE;
  }
}

export interface EmbeddingRequest {
  readonly db: D1Database;
  readonly ai: AiLike | undefined;
  readonly model: string;
  readonly now: () => number;
  readonly patienceMs: number;
  /** Rate limit of model calls for this visitor. */
  readonly mayAsk: () => Promise<boolean>;
  readonly waitUntil: (work: Promise<unknown>) => void;
}

/** Ids of events similar to the words, most similar first; empty without a model. */
export async function alikeTo(words: readonly string[], how: EmbeddingRequest): Promise<readonly string[]> {
  const { db, ai, model, waitUntil } = how;
  const now = how.now();
  if (!ai || words.length === 0) return [];
  if (!cache || cache.model !== model || now - cache.lookedAt > FRESH_MS)
    waitUntil(load(db, model, now).catch(() => undefined));
  const among = cache?.embeddings;
  if (!among || among.size === 0) return [];

  const text = words.join(" ");
  const key = `meaning:${await hexHashOf(`${model}\n${text}`)}`;
  const query = (await findEmbedding(db, key, now)) ?? (await embedInTime(text, key, how));
  return query ? nearest(query, among, MOST_ALIKE) : [];
}

async function embedInTime(text: string, key: string, how: EmbeddingRequest): Promise<Embedding | null> {
  const { ai, model, db, waitUntil } = how;
  if (!ai || breaker.isOpen(how.now()) || how.patienceMs <= 0) return null;
  if (!(await how.mayAsk())) return null;
  const running = embed(ai, model, [text]).then(
    ([embedding]) => {
      breaker.worked();
      return embedding ?? null;
    },
    (problem: unknown) => {
      breaker.failed(kindOfFailure(problem), how.now());
      return null;
    },
  );
  waitUntil(
    running
      .then((embedding) => (embedding ? storeEmbedding(db, key, embedding, how.now()) : undefined))
      .catch(() => undefined),
  );
  return Promise.race([
    running,
    new Promise<null>((resolve) => {
      setTimeout(() => resolve(null), Math.min(how.patienceMs, EMBEDDING_TIMEOUT_MS));
    }),
  ]);
}

/** The stored form: base64 of one byte per dimension. */
interface StoredVector {
  readonly vector: string;
}

async function findEmbedding(db: D1Database, key: string, now: number): Promise<Embedding | null> {
  const row = await db
    .prepare("select reading from query_reading where key = ? and expires_at > ?")
    .bind(key, now)
    .first<{ reading: string }>();
  if (!row) return null;
  const { vector } = JSON.parse(row.reading) as StoredVector;
  const bytes = fromBase64(vector);
  return bytes && decodeEmbedding(new Int8Array(bytes.buffer));
}

async function storeEmbedding(db: D1Database, key: string, embedding: Embedding, now: number): Promise<void> {
  const stored: StoredVector = { vector: toBase64(new Uint8Array(bytesOf(embedding.values))) };
  await db
    .prepare(
      "insert into query_reading (key, reading, expires_at) values (?, ?, ?) on conflict (key) do update set expires_at = excluded.expires_at",
    )
    .bind(key, JSON.stringify(stored), now + CACHE_MS)
    .run();
}

function bytesOf(values: Int8Array): ArrayBuffer {
  return values.slice().buffer as ArrayBuffer;
}
