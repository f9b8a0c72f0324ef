import { eq } from "drizzle-orm";
import { shippedLanguage } from "#domain/search/concepts/language";
import { THESAURUS, type Thesaurus } from "#domain/search/thesaurus";
import { thesaurusKey } from "#domain/search/thesaurus-key";
import { wordsOfKeys } from "#domain/search/thesaurus-words";
import type { Database } from "../db/database";
import { lexicon } from "../db/schema";
import type { LexiconLine } from "./search";

/** The shipped thesaurus with the admins' changes applied, and the keys of the changes, where no concept counts. */
export async function readLexicon(
  db: Database,
): Promise<{ thesaurus: Thesaurus; changed: ReadonlySet<string> }> {
  const rows = await db.select().from(lexicon);
  const thesaurus = new Map(THESAURUS);
  for (const { term, also } of rows) {
    if (also.length > 0) thesaurus.set(term, also);
    else thesaurus.delete(term);
  }
  return { thesaurus, changed: new Set(rows.map(({ term }) => term)) };
}

export async function listLexicon(db: Database): Promise<LexiconLine[]> {
  const changed = await db.select().from(lexicon);
  const words = wordsOfKeys();
  const lines = new Map<string, LexiconLine>(
    [...THESAURUS].map(([key, also]) => [key, { term: words.get(key) ?? key, also, shipped: true }]),
  );
  for (const [phrase, { targets }] of shippedLanguage().concepts?.lines ?? []) {
    const key = thesaurusKey(phrase);
    const also = targets.map(([term]) => term).filter((term) => !/^[@+]/.test(term));
    const line = lines.get(key);
    lines.set(key, {
      term: line?.term ?? phrase,
      also: [...new Set([...(line?.also ?? []), ...also])],
      shipped: true,
    });
  }
  for (const { term: key, word, also } of changed)
    lines.set(key, { term: word || (words.get(key) ?? key), also, shipped: false });
  return [...lines.values()].toSorted((a, b) => (a.term < b.term ? -1 : 1));
}

export async function writeLexicon(
  db: Database,
  line: { key: string; word: string; also: readonly string[]; by: string; now: number },
): Promise<void> {
  const values = {
    term: line.key,
    word: line.word,
    also: [...line.also],
    updatedBy: line.by,
    updatedAt: line.now,
  };
  await db.insert(lexicon).values(values).onConflictDoUpdate({ target: lexicon.term, set: values });
}

export async function deleteLexicon(db: Database, term: string): Promise<void> {
  await db.delete(lexicon).where(eq(lexicon.term, term));
}
