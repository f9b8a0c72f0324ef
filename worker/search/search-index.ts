/**
 * The full-text table: derived, so made from code and never migrated. A backup leaves it out, a restore makes it anew
 * (`npm run search:rebuild`); where it is missing, the first search makes it.
 */
const CREATE =
  "create virtual table if not exists event_fts using fts5(title, tags, performer, place, category, description, tokenize = 'porter unicode61 remove_diacritics 2')";

const STALE = `select e.id, e.title, e.tags, e.performer || ' ' || o.name as performer,
    v.name || ' ' || v.area || ' ' || v.city as place, e.category, e.description,
    max(e.updated_at, v.updated_at) as version
  from event e join venue v on v.id = e.venue_id join organization o on o.id = e.organization_id
  left join search_entry s on s.event_id = e.id
  where e.state = 'published' and (s.id is null or s.version < max(e.updated_at, v.updated_at))
  limit 40`;

interface StaleRow {
  readonly id: string;
  readonly title: string;
  readonly tags: string;
  readonly performer: string;
  readonly place: string;
  readonly category: string;
  readonly description: string;
  readonly version: number;
}

/** Writes every published event that changed since it was last indexed. Safe to run beside itself. */
export async function refreshIndex(db: D1Database): Promise<number> {
  let written = 0;
  for (;;) {
    const { results } = await db.prepare(STALE).all<StaleRow>();
    if (results.length === 0) return written;
    await db.batch(results.flatMap((row) => entryOf(db, row)));
    written += results.length;
  }
}

function entryOf(db: D1Database, row: StaleRow) {
  return [
    db
      .prepare(
        "insert into search_entry (event_id, version) values (?, ?) on conflict (event_id) do update set version = excluded.version",
      )
      .bind(row.id, row.version),
    db
      .prepare("delete from event_fts where rowid = (select id from search_entry where event_id = ?)")
      .bind(row.id),
    db
      .prepare(
        "insert into event_fts (rowid, title, tags, performer, place, category, description) select id, ?, ?, ?, ?, ?, ? from search_entry where event_id = ?",
      )
      .bind(
        row.title,
        row.tags,
        row.performer,
        row.place,
        row.category,
        row.description.slice(0, 2000),
        row.id,
      ),
  ];
}

export async function rebuildIndex(db: D1Database): Promise<number> {
  await db.batch([
    db.prepare("drop table if exists event_fts"),
    db.prepare("delete from search_entry"),
    db.prepare(CREATE),
  ]);
  return refreshIndex(db);
}

/** How long an isolate trusts that nothing was published meanwhile. */
const FRESH_MS = 2000;
let lookedAt = -Infinity;

/** @param now epoch milliseconds */
export async function keepFresh(db: D1Database, now: number): Promise<void> {
  if (now - lookedAt < FRESH_MS && now >= lookedAt) return;
  try {
    await refreshIndex(db);
  } catch (problem) {
    if (!isMissing(problem)) throw problem;
    await rebuildIndex(db);
  }
  lookedAt = now;
}

export function isMissing(problem: unknown): boolean {
  return /no such table: (main\.)?event_fts/.test(String((problem as Error).cause ?? problem));
}

/** Words as FTS5 reads them: each in quotes, so that none is syntax. Null where no word is left. */
export function ftsQuery(phrases: readonly string[]): string | null {
  const quoted = phrases
    .map((phrase) => phrase.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim())
    .filter(Boolean)
    .map((phrase) => `"${phrase}"`);
  return quoted.length > 0 ? [...new Set(quoted)].slice(0, 60).join(" OR ") : null;
}
