import { useEffect } from "react";
import { saveTickets } from "#app/wallet/wallet-store.client";
import type { WalletBooking } from "#domain/ticket/wallet-booking";

/** Of bookings opened by a mailed link: nobody's account answers for them, so no account's answer removes them. */
export const BY_LINK = "link";

/**
 * Keeps a confirmed booking's tickets on this device as soon as its page shows them.
 * @param owner the visitor's buyer key, or {@link BY_LINK}
 */
export function KeepTickets({ booking, owner }: { booking: WalletBooking; owner: string }) {
  useEffect(() => {
    // A device that cannot store shows the page all the same; the wallet will ask again.
    void saveTickets(owner, booking).catch(() => undefined);
  }, [booking, owner]);
  return null;
}
