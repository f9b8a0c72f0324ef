/** What an intent at a provider is for. Amounts in minor units. */
export interface IntentPurpose {
  readonly eventId: string;
  readonly bookingId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/**
 * Whether an intent that the provider found under a payment id is the requested one: an intent belongs to one booking of
 * one event, with one sum, and never to another. Another one must be refused, not reused.
 */
export function isSameIntent(found: IntentPurpose, requested: IntentPurpose): boolean {
  return (
    found.eventId === requested.eventId &&
    found.bookingId === requested.bookingId &&
    found.amountMinor === requested.amountMinor &&
    found.currency === requested.currency
  );
}

/** Index key of a provider's intent id. */
export function intentKey(intent: { readonly provider: string; readonly intentId: string }): string {
  return `${intent.provider}:${intent.intentId}`;
}
