/** Who buys: `user:<user id>` with an account, `guest:<guest id>` by a signed cookie. Stored in holds and bookings. */
const USER = "user:";
const GUEST = "guest:";

/** The buyer key of an account. */
export function userBuyerKey(userId: string): string {
  return `${USER}${userId}`;
}

/** The buyer key of a guest's signed cookie. */
export function guestBuyerKey(guestId: string): string {
  return `${GUEST}${guestId}`;
}

/** Whether the buyer key belongs to a buyer without an account. */
export function isGuest(buyerKey: string): boolean {
  return buyerKey.startsWith(GUEST);
}

/** The account's id; null for a guest. */
export function userIdOf(buyerKey: string): string | null {
  return buyerKey.startsWith(USER) ? buyerKey.slice(USER.length) : null;
}

/** The guest's id; null for an account. */
export function guestIdOf(buyerKey: string): string | null {
  return isGuest(buyerKey) ? buyerKey.slice(GUEST.length) : null;
}
