import { data, redirect } from "react-router";
import { parseAmount } from "#domain/core/money";
import type { Outcome } from "#domain/core/outcome";
import {
  type RefundQuote,
  type RefundRefusal,
  refundDecision,
  returnableLines,
} from "#domain/refund/refund-decision";
import { mostRefundable } from "#domain/sale/saga/amount-refund";
import type { RefundScope, RefundableBooking } from "#worker/catalogue/event-booking-service";
import type { CatalogueService } from "#worker/catalogue/catalogue-service";
import { withResult } from "../../ui/flash";
import { readLineNos } from "./cancel-tickets";

/** A refund as entered: tickets, or an amount while the tickets stay. */
export interface RefundDraft {
  readonly kind: "tickets" | "amount";
  readonly lineNos: readonly number[];
  /** As typed. */
  readonly amount: string;
  readonly reason: string;
}

/** The entered refund, from the page's address or a submitted form. */
export function readRefundDraft(from: FormData | URLSearchParams): RefundDraft {
  return {
    kind: from.get("kind") === "amount" ? "amount" : "tickets",
    lineNos: readLineNos(from),
    amount: String(from.get("amount") ?? "").slice(0, 20),
    reason: String(from.get("reason") ?? "")
      .trim()
      .slice(0, 300),
  };
}

/** The entered refund as search parameters, so that a sign-in in between loses nothing. */
export function draftSearch({ kind, lineNos, amount, reason }: RefundDraft): URLSearchParams {
  const search = new URLSearchParams({ kind, reason });
  if (amount) search.set("amount", amount);
  for (const lineNo of lineNos) search.append("ticket", String(lineNo));
  return search;
}

/** What the page shows of a refund before it is confirmed; `shown` null until tickets or an amount and a reason are entered. */
export function prepareRefund(
  { booking }: RefundableBooking,
  draft: RefundDraft,
  by: "organizer" | "admin",
  now: number,
) {
  const open = booking.state === "confirmed" ? returnableLines(booking, booking.tickets) : [];
  const mostMinor = mostRefundable(booking);
  const isEntered =
    draft.reason !== "" && (draft.kind === "tickets" ? draft.lineNos.length > 0 : draft.amount !== "");
  const quote: Outcome<RefundQuote, RefundRefusal> | null =
    isEntered && draft.kind === "tickets"
      ? refundDecision(booking.refundEvent, booking, booking.tickets, draft.lineNos, now, by)
      : null;
  const amountMinor =
    isEntered && draft.kind === "amount" ? (parseAmount(draft.amount, booking.totals.currency) ?? 0) : null;
  return { open, mostMinor, quote, amountMinor, draft };
}

/** Refunds what was shown, and returns to `backTo`. */
export async function submitRefund(
  catalogue: Pick<CatalogueService, "refundTickets" | "refundAmount">,
  scope: RefundScope,
  { booking }: RefundableBooking,
  form: FormData,
  backTo: string,
) {
  const { kind, lineNos, reason } = readRefundDraft(form);
  const request = {
    bookingId: booking.id,
    reason,
    idempotencyKey: String(form.get("key") ?? "").slice(0, 64),
  };
  const expectedMinor = Number(form.get("expected") ?? Number.NaN);
  const done =
    kind === "tickets"
      ? await catalogue.refundTickets(scope, booking.eventId, { ...request, lineNos, expectedMinor })
      : await catalogue.refundAmount(scope, booking.eventId, { ...request, amountMinor: expectedMinor });
  if (done.ok) throw redirect(withResult(backTo, "refunded"), 303);
  if (done.reason === "not_found") throw data(null, { status: 404 });
  const isInvalid = ["reason_missing", "nothing_chosen", "amount_wrong"].includes(done.reason);
  return data({ reason: done.reason, detail: done.detail }, { status: isInvalid ? 400 : 409 });
}
