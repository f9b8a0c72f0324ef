import type { BookingView } from "#domain/sale/booking";
import { formatMoney } from "#domain/core/money";
import { ConfirmButton } from "#app/ui/dialog";
import { Field, TextInput } from "#app/ui/field";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { ChangeForm } from "#app/ui/change-form";

/** Cancels a booking with a reason; the confirmation shows the refund. */
export function CancelBookingForm({ booking, reason }: { booking: BookingView; reason: string }) {
  const { totalMinor, currency } = booking.totals;
  const amount = formatMoney({ amountMinor: totalMinor, currency }, intlLocale());
  return (
    <ChangeForm className="mt-4 flex flex-col items-start gap-3">
      <input type="hidden" name="bookingId" value={booking.id} />
      <Field label={m.sales_cancel_reason()} className="w-full">
        <TextInput name="reason" required maxLength={300} defaultValue={reason} />
      </Field>
      <ConfirmButton
        variant="second"
        title={m.sales_cancel_title({ reference: booking.reference })}
        consequence={m.sales_cancel_text({
          count: booking.lines.length,
          amount,
          buyer: booking.buyerName,
        })}
        confirm={m.sales_cancel_confirm({ amount })}
      >
        {m.sales_cancel()}
      </ConfirmButton>
    </ChangeForm>
  );
}
