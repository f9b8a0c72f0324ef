import { type Outcome, accept } from "#domain/core/outcome";
import type { BookingView } from "#domain/sale/booking";
import {
  type AmountRefundRefusal,
  type AmountRefundRequest,
  decideAmountRefund,
} from "#domain/sale/saga/amount-refund";
import type { BookingDecision } from "#domain/sale/saga/booking-change";
import { type RefundProgress, decideRefundRetry, refundProgress } from "#domain/sale/saga/refund-progress";
import {
  type ReturnRefusal,
  type ReturnRequest,
  decideKeep,
  decideReturn,
} from "#domain/sale/saga/ticket-return";
import { systemClock } from "../clock";
import type { Commit } from "../commit";
import type { Outbox } from "../outbox";
import type { SaleService } from "./sale-service";
import type { SaleStore } from "./sale-store";

/** Cancelled tickets and refunds of one event. */
export class RefundService {
  constructor(
    private readonly store: SaleStore,
    private readonly commit: Commit,
    private readonly outbox: Outbox,
    private readonly sale: SaleService,
  ) {}

  returnTickets(request: ReturnRequest): Promise<Outcome<BookingView, ReturnRefusal>> {
    const now = systemClock();
    this.sale.sweep(now);
    return this.save(decideReturn(this.store.state, request, now));
  }

  refundAmount(request: AmountRefundRequest): Promise<Outcome<BookingView, AmountRefundRefusal>> {
    const now = systemClock();
    this.sale.sweep(now);
    return this.save(decideAmountRefund(this.store.state, request, now));
  }

  keepTickets(bookingId: string): Promise<Outcome<BookingView, "booking_unknown" | "no_choice">> {
    const now = systemClock();
    this.sale.sweep(now);
    return this.save(decideKeep(this.store.state, bookingId, now));
  }

  async readProgress(): Promise<RefundProgress> {
    this.sale.sweep(systemClock());
    await this.commit.settled();
    return refundProgress(this.store.state, this.outbox.refundDeliveries());
  }

  async retry(): Promise<{ retried: number }> {
    const now = systemClock();
    this.sale.sweep(now);
    const changes = decideRefundRetry(this.store.state, this.outbox.refundDeliveries(), now);
    this.store.accept(changes);
    await this.commit.settle();
    return { retried: changes.filter(({ kind }) => kind === "effect").length };
  }

  private async save<Reason extends string>(
    decided: Outcome<BookingDecision, Reason>,
  ): Promise<Outcome<BookingView, Reason>> {
    if (!decided.ok) {
      // A refusal can depend on uncommitted state.
      await this.commit.settled();
      return decided;
    }
    this.store.accept(decided.value.changes);
    await this.commit.settle();
    return accept(this.sale.view(decided.value.booking.id));
  }
}
