/**
 * The full-text table is derived: created by code, not by a migration, and absent from backups. A restore (`npm run
 * search:rebuild`) or the first search recreates it.
 */
const CREATE =
  "create virtual table if not exists event_fts using fts5(title, tags, performer, place, category, description, tokenize = 'porter unicode61 remove_diacritics 2')";

const VERSION = "max(e.updated_at, v.updated_at)";
/** Stale entries; the same rows for each statement of a batch, as only the last one changes them. */
const STALE = `select s.id from search_entry s join event e on e.id = s.event_id join venue v on v.id = e.venue_id
  where e.state = 'published' and s.version < ${VERSION} order by s.id limit 500`;

/** Runs entirely in the database, 500 rows at a time. */
const REFRESH = [
  `insert into search_entry (event_id, version) select e.id, 0 from event e join venue v on v.id = e.venue_id
   where e.state = 'published' and not exists (select 1 from search_entry s where s.event_id = e.id) limit 500
   on conflict (event_id) do nothing`,
  `delete from event_fts where rowid in (${STALE})`,
  `insert into event_fts (rowid, title, tags, performer, place, category, description)
   select s.id, e.title, e.tags, e.performer || ' ' || o.name, v.name || ' ' || v.area || ' ' || v.city, e.category,
     substr(e.description, 1, 2000)
   from search_entry s join event e on e.id = s.event_id join venue v on v.id = e.venue_id
   join organization o on o.id = e.organization_id where s.id in (${STALE})`,
  `update search_entry set version = (select ${VERSION} from event e join venue v on v.id = e.venue_id
     where e.id = search_entry.event_id)
   where id in (${STALE})`,
];

/** Indexes every published event that changed; safe to run concurrently. */
export async function refreshIndex(db: D1Database): Promise<number> {
  let written = 0;
  for (;;) {
    const answers = await db.batch(REFRESH.map((statement) => db.prepare(statement)));
    const changes = answers.at(-1)?.meta.changes ?? 0;
    if (changes === 0) return written;
    written += changes;
  }
}

export async function rebuildIndex(db: D1Database): Promise<number> {
  await db.batch([
    db.prepare("drop table if exists event_fts"),
    db.prepare("delete from search_entry"),
    db.prepare(CREATE),
  ]);
  return refreshIndex(db);
}

/** Changes with every published event and venue; three index look-ups. */
const MARK = `select (select max(updated_at) from event where state = 'published') || ' ' ||
  (select count(*) from event where state = 'published') || ' ' || (select max(updated_at) from venue) as mark`;

/** Maximum age of the freshness check per isolate. */
const FRESH_MS = 2000;
let looked: { readonly at: number; readonly mark: string | null } = { at: -Infinity, mark: null };

/** @param now epoch milliseconds */
export async function refreshIfStale(db: D1Database, now: number): Promise<void> {
  if (now - looked.at < FRESH_MS && now >= looked.at) return;
  const mark = await db.prepare(MARK).first<string>("mark");
  if (mark === null || mark !== looked.mark) {
    try {
      await refreshIndex(db);
    } catch (problem) {
      if (!isMissing(problem)) throw problem;
      await rebuildIndex(db);
    }
  }
  looked = { at: now, mark };
}

export function isMissing(problem: unknown): boolean {
  return /no such table: (main\.)?event_fts/.test(String((problem as Error).cause ?? problem));
}

/** An FTS5 query of quoted phrases, so that input is never parsed as syntax; null for empty input. */
export function ftsQuery(phrases: readonly string[]): string | null {
  const quoted = phrases
    .map((phrase) => phrase.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim())
    .filter(Boolean)
    .map((phrase) => `"${phrase}"`);
  return quoted.length > 0 ? [...new Set(quoted)].slice(0, 60).join(" OR ") : null;
}
