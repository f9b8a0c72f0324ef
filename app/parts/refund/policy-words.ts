import type { RefundPolicy } from "#domain/refund/refund-policy";
import { refundUntil } from "#domain/refund/refund-policy";
import { dateTimeWords } from "#domain/time/when-words";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

/** The refund policy as a sentence; with a start, the deadline is a date and time in the event's zone. */
export function policyWords(
  policy: RefundPolicy,
  event: { readonly startsAt: number; readonly timeZone: string } | null,
  { hasFee = false }: { readonly hasFee?: boolean } = {},
): string {
  const { untilHours, sharePercent: share, keepsFee } = policy;
  if (untilHours === null) return m.refund_policy_none();
  const until = event && refundUntil(policy, event.startsAt);
  const when =
    event && until !== null
      ? m.refund_policy_until_time({
          when: dateTimeWords(until, { timeZone: event.timeZone, locale: intlLocale() }),
        })
      : deadlineWords(untilHours);
  const sentence =
    share === 100 ? m.refund_policy_full({ until: when }) : m.refund_policy_share({ until: when, share });
  return hasFee && keepsFee ? `${sentence} ${m.refund_policy_fee_kept()}` : sentence;
}

/** "until 24 hours before the start" */
export function deadlineWords(hours: number): string {
  if (hours === 0) return m.refund_policy_until_start();
  return hours % 24 === 0 && hours > 24
    ? m.refund_policy_until_days({ count: hours / 24 })
    : m.refund_policy_until_hours({ count: hours });
}
