import type { Chip, FilterField } from "./query";
import type { Token } from "./tokens";

/** A sentence being parsed: each stage claims the words it understood, later stages read the rest. */
export class Reader {
  readonly chips: Chip[] = [];
  private readonly claimed: boolean[];
  /** Negated words: they exclude. */
  readonly negated: boolean[];

  constructor(readonly tokens: readonly Token[]) {
    this.claimed = tokens.map(() => false);
    this.negated = tokens.map(() => false);
  }

  get length(): number {
    return this.tokens.length;
  }

  /** The word at a position; "" if claimed or outside the sentence. */
  word(at: number): string {
    return this.claimed[at] ? "" : (this.tokens[at]?.word ?? "");
  }

  /** The word at a position, claimed or not. */
  anyWord(at: number): string {
    return this.tokens[at]?.word ?? "";
  }

  isFree(at: number): boolean {
    return at >= 0 && at < this.length && !this.claimed[at];
  }

  /** True when the word at a position is one of `"a|b|c"`. */
  is(at: number, words: string): boolean {
    const word = this.word(at);
    return word !== "" && words.split("|").includes(word);
  }

  /**
   * Number of tokens that a phrase takes at a position, or 0 if it does not match unclaimed words without a break. A
   * joining hyphen is skipped: "stand-up" matches "stand up".
   */
  phrase(at: number, phrase: readonly string[]): number {
    let p = at;
    for (let k = 0; k < phrase.length; k++) {
      if (k > 0 && this.word(p) !== phrase[k] && this.isHyphen(p)) p++;
      if (this.word(p) !== phrase[k]) return 0;
      if (k > 0 && this.tokens[p]!.afterBreak) return 0;
      p++;
    }
    return p - at;
  }

  private isHyphen(at: number): boolean {
    const [before, here, after] = [this.tokens[at - 1], this.tokens[at], this.tokens[at + 1]];
    return this.word(at) === "-" && before?.to === here!.from && after?.from === here!.to;
  }

  claim(from: number, length: number): void {
    for (let at = from; at < from + length; at++) if (at >= 0 && at < this.length) this.claimed[at] = true;
  }

  /** Claims the words and records a chip. */
  understand(from: number, length: number, fields: readonly FilterField[], value: string | number): void {
    this.claim(from, length);
    const first = this.tokens[from]!;
    const last = this.tokens[from + length - 1]!;
    this.chips.push({ fields, value, from: first.from, to: last.to, source: "rule" });
  }
}

/** Phrases by their first word, longest first. */
export class PhraseBook<Value> {
  private readonly byFirst = new Map<string, { words: readonly string[]; value: Value }[]>();

  constructor(entries: Iterable<readonly [phrase: string, value: Value]>) {
    for (const [phrase, value] of entries) {
      const words = phrase.split(" ");
      const bucket = this.byFirst.get(words[0]!) ?? [];
      bucket.push({ words, value });
      this.byFirst.set(words[0]!, bucket);
    }
    for (const bucket of this.byFirst.values()) bucket.sort((a, b) => b.words.length - a.words.length);
  }

  find(reader: Reader, at: number): { length: number; value: Value } | null {
    for (const { words, value } of this.byFirst.get(reader.word(at)) ?? []) {
      const length = reader.phrase(at, words);
      if (length > 0) return { length, value };
    }
    return null;
  }

  *words(): Iterable<string> {
    for (const bucket of this.byFirst.values()) for (const { words } of bucket) yield* words;
  }
}
