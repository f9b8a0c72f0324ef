import { SHIPPED_LINES } from "./thesaurus";
import { thesaurusKey } from "./thesaurus-key";

/** Display words of the shipped thesaurus keys, which are stems ("activ"). */
export function wordsOfKeys(): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const line of SHIPPED_LINES.split("\n"))
    for (const head of (line.split(":")[0] ?? "").split(",")) {
      const word = head.trim();
      const key = thesaurusKey(word);
      const known = words.get(key);
      if (key && (known === undefined || word.length < known.length)) words.set(key, word);
    }
  return words;
}
