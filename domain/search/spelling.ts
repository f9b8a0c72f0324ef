/**
 * Restricted Damerau–Levenshtein distance (one edit is an insertion, deletion, substitution or transposition);
 * returns limit + 1 beyond `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, before[j - 2]! + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

/** Maximum number of edits by length. */
function budget(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * The intended known word, or null: within the edit limit, with the same first letter, and clearly nearer than any
 * other. `preferred` words (cues, cities) win ties against the catalogue's.
 */
export function correct(
  word: string,
  preferred: Iterable<string>,
  vocabulary: Iterable<string>,
): string | null {
  const limit = budget(word.length);
  if (limit === 0 || /\d/.test(word)) return null;
  let best: string | null = null;
  let least = limit + 1;
  for (const [words, handicap] of [
    [preferred, 0],
    [vocabulary, 0.5],
  ] as const)
    for (const known of words) {
      // "cleanup" is not a misspelling of "clean".
      if (word.startsWith(known) && word !== known + word.at(-1)!) continue;
      if (known.length < 4 || known[0] !== word[0] || Math.abs(known.length - word.length) > limit) continue;
      const distance = editDistance(word, known, limit);
      // Four or five letters are one edit from too many words: only transpositions and doubled letters.
      if (distance + handicap < least && distance <= limit && (word.length > 4 || isSlip(word, known))) {
        least = distance + handicap;
        best = known;
      }
    }
  return best;
}

/** A transposition, or a doubled or missing letter. */
function isSlip(a: string, b: string): boolean {
  if (a.length === b.length) return [...a].sort().join("") === [...b].sort().join("");
  return new Set(a).size === new Set(b).size && [...a].every((letter) => b.includes(letter));
}
