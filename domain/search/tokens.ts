/** Maximum length of a query; also bounds a model's input. */
export const LONGEST_QUERY = 200;

export interface Token {
  /** Lower case, without accents, nuktas and apostrophes. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** True after a comma, a full stop or the like: phrases do not cross it. */
  readonly afterBreak: boolean;
  /** In double quotes by itself: never corrected. */
  readonly quoted?: true;
}

// Control, zero-width and bidirectional characters, which change the display only.
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/** One line of plain text, at most {@link LONGEST_QUERY} characters. */
export function cleanQuery(text: string): string {
  const plain = text
    .slice(0, LONGEST_QUERY * 20)
    .normalize("NFKC")
    .replace(UNSEEN, " ")
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replace(/\s+/g, " ")
    .trim();
  return Array.from(plain).slice(0, LONGEST_QUERY).join("").trim();
}

export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u093c]/g, "")
    .replace(/['’`´]/g, "");
}

// Separates numbers from letters ("6pm", "29th", "1k") and money signs; "18+" keeps its plus.
// Initials are one word: "M.G. Road", "7 p.m.".
const PIECE =
  /(?<![\p{L}\p{M}])\p{L}(?:\.\p{L})+(?![\p{L}\p{M}])\.?|[₹$£€]|\d+(?:[.,:]\d+)*|[\p{L}\p{M}]+(?:['’`´][\p{L}\p{M}]+)*|[-–—/+&<>,.;!?()]/gu;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let afterBreak = false;
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    // "T. Nagar"
    if (piece === "." && tokens.at(-1)?.to === match.index && /^[a-z]$/.test(tokens.at(-1)!.word)) continue;
    if (/^[,.;!?()]$/.test(piece)) {
      afterBreak = true;
      // A comma stays a token because it can join a list; other punctuation only ends phrases.
      if (piece !== ",") continue;
    }
    const word = fold(piece);
    const end = match.index + piece.length;
    tokens.push({
      word: isInitials(word) ? word.replaceAll(".", "") : word,
      from: match.index,
      to: end,
      afterBreak,
      ...(text[match.index - 1] === '"' && text[end] === '"' ? { quoted: true } : {}),
    });
    if (piece !== ",") afterBreak = false;
  }
  return tokens;
}

const isInitials = (word: string) => /^\p{L}(?:\.\p{L})+\.?$/u.test(word);
