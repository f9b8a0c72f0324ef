import { PERSONAL_CACHES } from "./device-caches";
import { emptyWallet } from "./wallet-store.client";

/** Storage keys of the scanner: they belong to the device and survive sign-out. */
const DEVICE_KEYS = /^scanner[.:-]/;

/**
 * Deletes all personal data on this device: tickets, last seen pages and images, pending choices. The log of a paired
 * scanner stays: it belongs to the event and cannot be recreated. Called by sign-out after the session has ended, so that
 * no later response contains tickets.
 */
export async function erasePersonalData(): Promise<void> {
  const steps = [emptyWallet(), ...PERSONAL_CACHES.map((name) => deleteCache(name))];
  forgetKeys(sessionStorage);
  forgetKeys(localStorage);
  await Promise.all(steps);
}

async function deleteCache(name: string): Promise<void> {
  // Absent on insecure origins.
  if ("caches" in globalThis) await caches.delete(name);
}

function forgetKeys(storage: Storage): void {
  for (const key of Object.keys(storage)) if (!DEVICE_KEYS.test(key)) storage.removeItem(key);
}
