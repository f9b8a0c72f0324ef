/** SHA-256, handed in by whoever has a platform: `crypto.subtle.digest` in the browser and the Worker. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
