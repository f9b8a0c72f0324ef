/** Whether the text is an https address that can be given to ticket holders: without spaces or credentials. */
export function isOnlineUrl(text: string): boolean {
  return /^https:\/\/[^\s/?#@\\<>"']+\.[^\s/?#@\\<>"']+(?:[/?#][^\s\\<>"']*)?$/i.test(text);
}
