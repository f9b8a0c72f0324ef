/** The part of the web platform that is used here; browsers, Workers and Node have it. */
declare function btoa(binary: string): string;
declare function atob(base64: string): string;

/** Returns base64 with padding (RFC 4648, section 4). For short values: all bytes are arguments of one call. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** Returns the bytes; null unless the text is base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
