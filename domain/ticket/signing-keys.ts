/**
 * Signing keys of an event. New tickets are signed with the newest key; a ticket keeps its key after a rotation, so that
 * gates without network have its key, and moves to the next key when its own is withdrawn.
 */
export interface SigningKey {
  /** From 1, rising; 8 bits in the ticket code. */
  readonly keyNo: number;
  /** Epoch ms; tickets issued from then on use it. */
  readonly createdAt: number;
  /** Epoch ms; null while its codes are valid. */
  readonly withdrawnAt: number | null;
}

export const MOST_KEY_NO = 0xff;

/** Returns the number of the newest key; 0 without keys. */
export function newestKeyNo(keys: readonly SigningKey[]): number {
  return keys.at(-1)?.keyNo ?? 0;
}

/**
 * Returns the number of the key that signs a ticket: the key of its time of issue, or the next one that is not withdrawn;
 * 0 without a valid key.
 * @param keys by rising number
 */
export function signingKeyNo(keys: readonly SigningKey[], issuedAt: number): number {
  const own = Math.max(
    0,
    keys.findLastIndex(({ createdAt }) => createdAt <= issuedAt),
  );
  return keys.slice(own).find(({ withdrawnAt }) => withdrawnAt === null)?.keyNo ?? 0;
}

/** Returns the keys with this one withdrawn. The newest key must be replaced first, or no ticket could be signed. */
export function withdrawKey(keys: readonly SigningKey[], keyNo: number, at: number): SigningKey[] {
  return keys.map((key) =>
    key.keyNo === keyNo && key.withdrawnAt === null ? { ...key, withdrawnAt: at } : key,
  );
}
