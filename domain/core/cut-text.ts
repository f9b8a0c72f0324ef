/** The text's first `most` UTF-16 units, without a split surrogate pair, which `encodeURIComponent` rejects. */
export function cutText(text: string, most: number): string {
  return text.slice(0, most).replaceAll(/\p{Surrogate}/gu, "");
}
