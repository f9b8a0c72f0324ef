import { useEffect } from "react";
import { saveTickets } from "#app/wallet/wallet-store.client";
import type { WalletBooking } from "#domain/ticket/wallet-booking";

/** Owner of bookings opened by a mailed link: no account's booking list removes them. */
export const BY_LINK = "link";

/**
 * Stores a confirmed booking's tickets on this device when its page is shown.
 * @param owner the visitor's buyer key, or {@link BY_LINK}
 */
export function SaveTickets({ booking, owner }: { booking: WalletBooking; owner: string }) {
  useEffect(() => {
    // A storage failure does not affect the page; the wallet retries.
    void saveTickets(owner, booking).catch(() => undefined);
  }, [booking, owner]);
  return null;
}
