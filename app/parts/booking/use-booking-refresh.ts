import { useEffect } from "react";
import { useRevalidator } from "react-router";
import type { BookingView } from "#domain/sale/booking";
import { isPaymentOpen } from "./payment-facts";

const POLL_MS = 1_500;
const SLOW_POLL_MS = 10_000;
const SLOW_AFTER_MS = 90_000;
const POLL_AFTER_END_MS = 60 * 60_000;

/** A provider or the object is expected to change the booking: payment, tickets or refund are due. */
export function isWaiting(booking: BookingView, now: number): boolean {
  if (booking.refunds.some((refund) => refund.state === "due" || refund.state === "requested")) return true;
  if (booking.state === "expired")
    return isPaymentOpen(booking) && now - (booking.endedAt ?? 0) < POLL_AFTER_END_MS;
  return booking.state === "pending" || (booking.state === "confirmed" && booking.tickets.length === 0);
}

/** Revalidates a visible page while `waiting`: every 1.5 s, after 90 s every 10 s. */
export function useBookingRefresh(waiting: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!waiting) return;
    const since = performance.now();
    let timer: ReturnType<typeof setTimeout>;
    const poll = () => {
      if (document.visibilityState === "visible") void revalidate();
      plan();
    };
    const plan = () => {
      const often = performance.now() - since < SLOW_AFTER_MS;
      timer = setTimeout(poll, often ? POLL_MS : SLOW_POLL_MS);
    };
    plan();
    return () => clearTimeout(timer);
  }, [waiting, revalidate]);
}
