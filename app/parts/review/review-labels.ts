import type { DiffField, DiffValue } from "#domain/catalogue/event-diff";
import { formatMoney } from "#domain/core/money";
import { dateTimeWords, zoneWord } from "#domain/time/when-words";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { categoryLabel } from "../event/category-labels";
import { policyWords } from "../refund/policy-words";
import { audienceLabel, modeLabel, needLabel } from "../event/audience-labels";

/** Name of an event field in the review. */
export function fieldLabel(field: DiffField): string {
  const labels: Record<Exclude<DiffField, "ticket_type">, () => string> = {
    title: m.review_field_title,
    category: m.review_field_category,
    starts: m.review_field_starts,
    ends: m.review_field_ends,
    doors: m.review_field_doors,
    venue: m.review_field_venue,
    limit: m.review_field_limit,
    refunds: m.review_field_refunds,
    language: m.review_field_language,
    performer: m.editor_performer_label,
    forWhom: m.editor_for_whom_label,
    access: m.editor_access_label,
    mode: m.editor_mode_label,
    onlineUrl: m.editor_online_url_label,
    tags: m.review_field_tags,
    description: m.review_field_description,
    picture: m.review_field_picture,
    tax: m.settings_tax,
  };
  return field === "ticket_type" ? "" : labels[field]();
}

/** A field value in the reader's language, the same format for both versions so that only real changes differ. */
export function valueText(value: DiffValue): string {
  const locale = intlLocale();
  const moment = (at: number, timeZone: string) =>
    `${dateTimeWords(at, { timeZone, locale }, { year: true, clock24: true })} ${zoneWord(at, { timeZone, locale })}`;
  switch (value.kind) {
    case "text":
      return value.text;
    case "category":
      return categoryLabel(value.category);
    case "tags":
      return new Intl.ListFormat(locale, { type: "unit" }).format(
        value.tags.map((tag) =>
          value.of === "mode"
            ? modeLabel(tag)
            : ((value.of === "forWhom" ? audienceLabel(tag) : needLabel(tag)) ?? tag),
        ),
      );
    case "moment":
      return moment(value.at, value.timeZone);
    case "count":
      return String(value.count);
    case "tax":
      return `${value.name} ${value.rateBasisPoints / 100} %, ${
        value.inclusive ? m.settings_tax_inside() : m.settings_tax_added()
      }`;
    case "refunds":
      return value.keepsFee
        ? policyWords(value, null, { hasFee: true })
        : `${policyWords(value, null)} ${m.refund_policy_fee_back()}`;
    case "picture":
      return value.imageKey ?? m.review_picture_none();
    case "ticket_type": {
      const { saleStartsAt, saleEndsAt, maxPerBuyer, timeZone } = value;
      return [
        formatMoney({ amountMinor: value.priceMinor, currency: value.currency }, locale),
        value.capacity === null
          ? [...new Set(value.sections)].join(", ")
          : m.review_value_places({ count: value.capacity }),
        maxPerBuyer === null ? null : m.review_value_limit({ count: maxPerBuyer }),
        saleStartsAt === null ? null : m.review_value_sale_from({ when: moment(saleStartsAt, timeZone) }),
        saleEndsAt === null ? null : m.review_value_sale_until({ when: moment(saleEndsAt, timeZone) }),
      ]
        .filter((part) => part !== null && part !== "")
        .join(", ");
    }
  }
}
