/** The text's first `most` UTF-16 units, without what is half a character: addresses cannot be made of that. */
export function cutText(text: string, most: number): string {
  return text.slice(0, most).replaceAll(/\p{Surrogate}/gu, "");
}
