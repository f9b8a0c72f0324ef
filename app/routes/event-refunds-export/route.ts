import { writeCsv } from "#domain/core/csv";
import { minorDigits } from "#domain/core/money";
import { toLocalField } from "#domain/time/wall-clock";
import { notFound, requireMember } from "#app/guards";
import { servicesContext } from "#worker/router-context";
import type { Route } from "./+types/route";

/** The refunds that need a person, as CSV: what the provider's console and the bank need. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { membership } = requireMember(context, request, params.organization);
  const { catalogue } = context.get(servicesContext);
  const found = await catalogue.readRefundProgress(membership.organizationId, params.eventId);
  if (!found) throw notFound();
  const { event, progress } = found;
  const csv = writeCsv([
    ["Time", "Booking", "Buyer", "Mail", "Amount", "Currency", "Provider", "Payment", "Refund", "Cause"],
    ...progress.failures.map((row) => [
      toLocalField(row.at, event.timeZone).replace("T", " "),
      row.reference,
      row.buyerName,
      row.buyerEmail,
      row.amountMinor / 10 ** minorDigits(progress.currency),
      progress.currency,
      row.provider,
      row.intentId,
      row.refundId,
      row.problem,
    ]),
  ]);
  // Spreadsheets detect UTF-8 by the byte order mark.
  return new Response(`\ufeff${csv}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="refunds.csv"',
      "cache-control": "no-store",
    },
  });
}
