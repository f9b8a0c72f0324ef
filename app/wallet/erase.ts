import { PERSONAL_CACHES } from "./device-caches";
import { emptyWallet } from "./wallet-store.client";

/** Keys that belong to the phone as a scanner: a device, not a person. Signing out leaves them. */
const DEVICE_KEYS = /^scanner[.:-]/;

/**
 * Removes everything personal from this device: tickets, pages and pictures last seen, choices under way. A paired
 * scanner's log stays, sent or not: it is the event's, and cannot be made again.
 * Called by sign-out once the session has ended, so that no answer still carries the person's tickets.
 */
export async function erasePersonalData(): Promise<void> {
  const steps = [emptyWallet(), ...PERSONAL_CACHES.map((name) => deleteCache(name))];
  forgetKeys(sessionStorage);
  forgetKeys(localStorage);
  await Promise.all(steps);
}

async function deleteCache(name: string): Promise<void> {
  // Absent where the page is not served securely.
  if ("caches" in globalThis) await caches.delete(name);
}

function forgetKeys(storage: Storage): void {
  for (const key of Object.keys(storage)) if (!DEVICE_KEYS.test(key)) storage.removeItem(key);
}
