import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";

/** Sentences by action code. A test checks that every code in the Worker's source has one. */
const ACTIONS: Readonly<Record<string, () => string>> = {
  "invitation.sent": m.admin_audit_did_invitation_sent,
  "invitation.cancelled": m.admin_audit_did_invitation_cancelled,
  "invitation.accepted": m.admin_audit_did_invitation_accepted,
  "organization.created": m.admin_audit_did_organization_created,
  "organization.changed": m.admin_audit_did_organization_changed,
  "organization.viewed_by_admin": m.admin_audit_did_organization_viewed_by_admin,
  "organization.admin_change_refused": m.admin_audit_did_organization_admin_change_refused,
  "member.removed": m.admin_audit_did_member_removed,
  "member.role_changed": m.admin_audit_did_member_role_changed,
  "user.banned": m.admin_audit_did_user_banned,
  "user.unbanned": m.admin_audit_did_user_unbanned,
  "user.made_admin": m.admin_audit_did_user_made_admin,
  "user.admin_ended": m.admin_audit_did_user_admin_ended,
  "lexicon.change": m.admin_audit_did_lexicon_change,
  "lexicon.reset": m.admin_audit_did_lexicon_reset,
  "rating.answered": m.admin_audit_did_rating_answered,
  "rating.answer_withdrawn": m.admin_audit_did_rating_answer_withdrawn,
  "rating.hidden": m.admin_audit_did_rating_hidden,
  "rating.shown_again": m.admin_audit_did_rating_shown_again,
  "device.paired": m.admin_audit_did_device_paired,
  "device.revoked": m.admin_audit_did_device_revoked,
  "device.override_granted": m.admin_audit_did_device_override_granted,
  "device.override_withdrawn": m.admin_audit_did_device_override_withdrawn,
  "effect.retried": m.admin_audit_did_effect_retried,
  "payment.refused": m.admin_audit_did_payment_refused,
  "booking.cancelled": m.admin_audit_did_booking_cancelled,
  "booking.tickets_refunded": m.admin_audit_did_booking_tickets_refunded,
  "booking.amount_refunded": m.admin_audit_did_booking_amount_refunded,
  "event.refunds_retried": m.admin_audit_did_event_refunds_retried,
  "venue.changed": m.admin_audit_did_venue_changed,
  "api_key.created": m.admin_audit_did_api_key_created,
  "api_key.revoked": m.admin_audit_did_api_key_revoked,
  "webhook.created": m.admin_audit_did_webhook_created,
  "webhook.changed": m.admin_audit_did_webhook_changed,
  "webhook.enabled": m.admin_audit_did_webhook_enabled,
  "webhook.disabled": m.admin_audit_did_webhook_disabled,
  "webhook.secret_rotated": m.admin_audit_did_webhook_secret_rotated,
  "webhook.deleted": m.admin_audit_did_webhook_deleted,
  "event.entry_changed": m.admin_audit_did_event_entry_changed,
  "event.key_rotated": m.admin_audit_did_event_key_rotated,
  "event.key_withdrawn": m.admin_audit_did_event_key_withdrawn,
  "event.sale_paused": m.admin_audit_did_event_sale_paused,
  "event.sale_resumed": m.admin_audit_did_event_sale_resumed,
  "event.cancelled": m.admin_audit_did_event_cancelled,
  "event.deleted": m.admin_audit_did_event_deleted,
  "event.submitted": m.admin_audit_did_event_submitted,
  "event.withdrawn": m.admin_audit_did_event_withdrawn,
  "event.approved": m.admin_audit_did_event_approved,
  "event.rejected": m.admin_audit_did_event_rejected,
};

const FACT_NAMES: Readonly<Record<string, () => string>> = {
  title: m.admin_audit_fact_title,
  name: m.admin_audit_fact_name,
  reason: m.admin_audit_fact_reason,
  revision: m.admin_audit_fact_revision,
  email: m.admin_audit_fact_email,
  role: m.admin_audit_fact_role,
  from: m.admin_audit_fact_from,
  to: m.admin_audit_fact_to,
  slug: m.admin_audit_fact_slug,
  gates: m.admin_audit_fact_gates,
  lists: m.admin_audit_fact_lists,
  bookings: m.admin_audit_fact_bookings,
  tickets: m.admin_audit_fact_tickets,
  refundsMinor: m.admin_audit_fact_refunds_minor,
  reference: m.admin_audit_fact_reference,
  also: m.admin_audit_fact_also,
  planChanged: m.admin_audit_fact_plan_changed,
  events: m.admin_audit_fact_events,
  keys: m.admin_audit_fact_keys,
  key: m.admin_audit_fact_key,
  reissued: m.admin_audit_fact_reissued,
  person: m.admin_audit_fact_person,
  path: m.admin_audit_fact_path,
  contactEmail: m.admin_audit_fact_contact_email,
  taxName: m.admin_audit_fact_tax_name,
  taxRateBasisPoints: m.admin_audit_fact_tax_rate_basis_points,
  taxNumber: m.admin_audit_fact_tax_number,
  taxInclusive: m.admin_audit_fact_tax_inclusive,
};

const ROLE_FACTS: ReadonlySet<string> = new Set(["role", "from", "to"]);
const ROLES: Readonly<Record<string, () => string>> = {
  owner: m.role_owner,
  organizer: m.role_organizer,
  staff: m.role_staff,
};

/** The sentence of an action; the code itself if it has none. */
export function actionLabel(action: string): string {
  return ACTIONS[action]?.() ?? action;
}

/** Codes of the actions whose sentence in the reader's language contains the query. */
export function findActionsByLabel(query: string): readonly string[] {
  const needle = query.toLocaleLowerCase();
  return Object.keys(ACTIONS).filter((action) => ACTIONS[action]?.().toLocaleLowerCase().includes(needle));
}

/** Ids whose names are in other facts. */
const HIDDEN: ReadonlySet<string> = new Set(["eventId", "gateId"]);

/** Facts as text: "reason: spam, before: staff". */
export function factsText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .filter(([name]) => !HIDDEN.has(name))
    .map(([name, value]) => `${FACT_NAMES[name]?.() ?? name}: ${valueText(name, value)}`)
    .join(", ");
}

/** Facts in hundredths: amounts of a rupee, rates of a per cent. */
const HUNDREDTHS = /(Minor|BasisPoints)$/;

function valueText(name: string, value: unknown): string {
  if (typeof value === "number")
    return new Intl.NumberFormat(intlLocale()).format(HUNDREDTHS.test(name) ? value / 100 : value);
  if (typeof value === "boolean") return value ? m.admin_audit_yes() : m.admin_audit_no();
  if (value === null) return "–";
  if (Array.isArray(value)) return value.map((each) => valueText(name, each)).join("; ");
  if (typeof value !== "string") return JSON.stringify(value);
  return ROLES[value] && ROLE_FACTS.has(name) ? ROLES[value]() : value;
}
