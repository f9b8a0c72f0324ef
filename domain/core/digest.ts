/** The part of Web Crypto that is used here; browsers, Workers and Node have it. */
declare const crypto: {
  readonly subtle: { digest(algorithm: "SHA-256", bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> };
};

export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

/** Returns the 32 bytes of SHA-256 (FIPS 180-4). */
export const sha256: Digest = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
