import { thesaurusKey } from "#domain/search/thesaurus-key";
import { database } from "../db/database";
import { recordAudit } from "../notices/audit";
import type { Deps } from "../platform/deps";
import { resetAtlas } from "./gazetteer";
import { deleteLexicon, listLexicon, writeLexicon } from "./lexicon";
import type { SearchService } from "./search";

/** The admins' changes of the thesaurus. */
export function makeLexiconChanges({ env, visitor, now }: Deps) {
  const db = database(env);

  function adminId(): string {
    if (!visitor.person?.isAdmin) throw new Error("a guard must prove the admin first");
    return visitor.person.id;
  }

  return {
    listLexicon: () => listLexicon(db),

    async changeLexicon(term, also) {
      const by = adminId();
      const key = thesaurusKey(term);
      if (!key) return;
      await writeLexicon(db, { key, word: term, also, by, now: now() });
      resetAtlas();
      await recordAudit(env.DB, {
        actorId: by,
        action: "lexicon.change",
        subject: `lexicon:${key}`,
        organizationId: null,
        facts: { also: also.join(", ") },
      });
    },

    async resetLexicon(term) {
      const by = adminId();
      await deleteLexicon(db, thesaurusKey(term));
      resetAtlas();
      await recordAudit(env.DB, {
        actorId: by,
        action: "lexicon.reset",
        subject: `lexicon:${thesaurusKey(term)}`,
        organizationId: null,
        facts: {},
      });
    },
  } satisfies Partial<SearchService>;
}
