import { z } from "zod";
import { CATEGORIES } from "#domain/catalogue/category";
import { CURRENCIES, EventContent, TicketTypeDraft } from "#domain/catalogue/event-draft";
import { ACCESS_TAGS, AUDIENCE_TAGS, EVENT_MODES } from "#domain/catalogue/event-people";
import { isOnlineUrl } from "#domain/core/online-url";
import { MOST_REFUND_HOURS, type RefundPolicy } from "#domain/refund/refund-policy";
import { amountField, parseAmount } from "#domain/core/money";
import { fromLocalField, toLocalField } from "#domain/time/wall-clock";
import type { VenueSummary } from "#worker/catalogue/venue-service";
import { m } from "#i18n/paraglide/messages";

const text = (most: number) =>
  z
    .string()
    .max(most, { error: () => m.editor_error_long({ most }) })
    .optional();
const localTime = z
  .string()
  .refine(isStorableTime, { error: () => m.editor_error_time() })
  .optional();
const whole = (least: number, most: number) =>
  z
    .number({ error: () => m.editor_error_number() })
    .int({ error: () => m.editor_error_number() })
    .min(least, { error: () => m.editor_error_range({ least, most }) })
    .max(most, { error: () => m.editor_error_range({ least, most }) })
    .optional();

const POOL_PREFIX = "pool:";
const NEVER = "never";

export const TicketTypeForm = z.object({
  id: text(64),
  name: text(60),
  price: text(20),
  /** `seats`, `own` (a pool of this type), or `pool:<id>` (a standing area, or the pool of another type). */
  place: text(POOL_PREFIX.length + 80),
  sectionIds: z.array(z.string().max(40)).max(60).optional(),
  capacity: whole(0, 200_000),
  saleStartsAt: localTime,
  saleEndsAt: localTime,
  maxPerBuyer: whole(1, 50),
});

/** The editor's fields as submitted: times on the venue's wall clock, prices as typed. */
export const EventForm = z
  .object({
    revision: z.number().int(),
    title: text(120),
    description: text(20_000),
    category: z.enum(CATEGORIES),
    language: text(40),
    performer: text(120),
    forWhom: z.array(z.enum(AUDIENCE_TAGS)).optional(),
    access: z.array(z.enum(ACCESS_TAGS)).optional(),
    mode: z.enum(EVENT_MODES),
    onlineUrl: text(500),
    tags: text(400),
    venueId: text(64),
    startsAt: localTime,
    endsAt: localTime,
    doorsAt: localTime,
    currency: z.enum(CURRENCIES),
    seatsPerBuyer: whole(1, 50),
    /** Hours before the start, or `never`. */
    refundUntil: z
      .string()
      .regex(/^(never|\d{1,4})$/)
      .refine((value) => value === NEVER || Number(value) <= MOST_REFUND_HOURS)
      .optional(),
    refundShare: whole(1, 100),
    refundKeepsFee: z.literal("on").optional(),
    ticketTypes: z.array(TicketTypeForm).max(30).optional(),
  })
  .superRefine((form, refinement) => {
    const url = form.onlineUrl?.trim() ?? "";
    if (form.mode === "online" && url !== "" && !isOnlineUrl(url))
      refinement.addIssue({ code: "custom", path: ["onlineUrl"], message: m.editor_online_url_wrong() });
    form.ticketTypes?.forEach((type, index) => {
      const { priceMinor } = TicketTypeDraft.shape;
      if (type.price !== undefined && !priceMinor.safeParse(parseAmount(type.price, form.currency)).success)
        refinement.addIssue({
          code: "custom",
          path: ["ticketTypes", index, "price"],
          message: m.editor_error_price(),
        });
    });
  });

const DAY_MS = 86_400_000;

/** True if the time can be stored in every time zone: its offset moves it by less than a day. */
function isStorableTime(value: string): boolean {
  const at = fromLocalField(value, "UTC");
  const { startsAt } = EventContent.shape;
  return at !== null && [at - DAY_MS, at + DAY_MS].every((each) => startsAt.safeParse(each).success);
}

export type EventForm = z.infer<typeof EventForm>;
type TicketTypeForm = z.infer<typeof TicketTypeForm>;

/** Initial field values. */
export function toFormValues(content: EventContent, revision: number) {
  const local = (at: number | null) => (at === null ? "" : toLocalField(at, content.timeZone));
  return {
    revision,
    title: content.title,
    description: content.description,
    category: content.category,
    language: content.language ?? "",
    performer: content.performer,
    forWhom: content.forWhom,
    access: content.access,
    mode: content.mode,
    onlineUrl: content.onlineUrl,
    tags: content.tags.join(", "),
    venueId: content.venueId ?? "",
    startsAt: local(content.startsAt),
    endsAt: local(content.endsAt),
    doorsAt: local(content.doorsAt),
    currency: content.currency as EventForm["currency"],
    seatsPerBuyer: content.seatsPerBuyer,
    refundUntil: String(content.refundPolicy.untilHours ?? NEVER),
    refundShare: content.refundPolicy.sharePercent,
    refundKeepsFee: content.refundPolicy.keepsFee ? ("on" as const) : undefined,
    ticketTypes: content.ticketTypes.map((type) => toTicketTypeValues(type, content)),
  };
}

function toTicketTypeValues(type: TicketTypeDraft, content: EventContent) {
  const { draws } = type;
  const pool = draws.from === "pool" ? content.pools.find(({ id }) => id === draws.poolId) : undefined;
  const isOwn = pool !== undefined && findPoolOwner(pool.id, content) === type.id;
  const local = (at: number | null) => (at === null ? "" : toLocalField(at, content.timeZone));
  return {
    id: type.id,
    name: type.name,
    price: amountField({ amountMinor: type.priceMinor, currency: content.currency }),
    place: draws.from === "seats" ? "seats" : isOwn ? "own" : `pool:${draws.poolId}`,
    sectionIds: draws.from === "seats" ? draws.sectionIds : [],
    capacity: isOwn ? pool.capacity : undefined,
    saleStartsAt: local(type.saleStartsAt),
    saleEndsAt: local(type.saleEndsAt),
    maxPerBuyer: type.maxPerBuyer ?? undefined,
  };
}

/** The first ticket type of a pool: its form edits the pool's capacity. */
function findPoolOwner(poolId: string, content: EventContent): string | undefined {
  return content.ticketTypes.find(({ draws }) => draws.from === "pool" && draws.poolId === poolId)?.id;
}

/** Pools of the event that other ticket types can share. */
export function listSharedPools(content: EventContent): { id: string; name: string }[] {
  return content.pools.filter(({ id }) => findPoolOwner(id, content) !== undefined);
}

/**
 * Event content from the form.
 * @param current supplies ids, ticket codes and values without a field
 * @param makeId ids of new ticket types
 */
export function toEventContent(
  form: EventForm,
  current: EventContent,
  venues: readonly Pick<VenueSummary, "id" | "timeZone">[],
  makeId: () => string,
): EventContent {
  const venue = form.mode === "online" ? undefined : venues.find(({ id }) => id === form.venueId);
  const timeZone = venue?.timeZone ?? current.timeZone;
  const at = (value: string | undefined) => (value ? fromLocalField(value, timeZone) : null);
  let lastCode = Math.max(0, ...current.ticketTypes.map(({ code }) => code));
  const pools = new Map<string, EventContent["pools"][number]>();
  const readDraws = (type: TicketTypeForm, id: string): TicketTypeDraft["draws"] => {
    if (type.place?.startsWith(POOL_PREFIX)) {
      const poolId = type.place.slice(POOL_PREFIX.length);
      const shared = current.pools.find((pool) => pool.id === poolId);
      if (shared && !pools.has(poolId)) pools.set(poolId, shared);
      return { from: "pool", poolId };
    }
    if (type.place !== "own" && form.mode !== "online")
      return { from: "seats", sectionIds: type.sectionIds ?? [] };
    const before = current.ticketTypes.find((each) => each.id === id)?.draws;
    const hadPool = before?.from === "pool" && current.pools.some((pool) => pool.id === before.poolId);
    const poolId = hadPool ? before.poolId : `pool-${id}`;
    pools.set(poolId, { id: poolId, name: type.name || poolId, capacity: type.capacity ?? 0 });
    return { from: "pool", poolId };
  };
  const ticketTypes = (form.ticketTypes ?? []).map((type): TicketTypeDraft => {
    const known = current.ticketTypes.find(({ id }) => id === type.id);
    const id = known?.id ?? makeId();
    return {
      id,
      code: known?.code ?? ++lastCode,
      name: type.name?.trim() ?? "",
      priceMinor: parseAmount(type.price ?? "0", form.currency) ?? 0,
      saleStartsAt: at(type.saleStartsAt),
      saleEndsAt: at(type.saleEndsAt),
      maxPerBuyer: type.maxPerBuyer ?? null,
      draws: readDraws(type, id),
    };
  });
  return {
    title: form.title?.trim() ?? "",
    description: form.description ?? "",
    category: form.category,
    language: form.language?.trim() || null,
    performer: form.performer?.trim() ?? "",
    forWhom: [...new Set(form.forWhom)],
    access: [...new Set(form.access)],
    mode: form.mode,
    onlineUrl: form.mode === "online" ? (form.onlineUrl?.trim() ?? "") : "",
    tags: readTags(form.tags ?? ""),
    venueId: venue?.id ?? null,
    timeZone,
    doorsAt: at(form.doorsAt),
    startsAt: at(form.startsAt),
    endsAt: at(form.endsAt),
    currency: form.currency,
    seatsPerBuyer: form.seatsPerBuyer ?? current.seatsPerBuyer,
    refundPolicy: readRefundPolicy(form, current.refundPolicy),
    imageKey: current.imageKey,
    pools: [...pools.values()],
    ticketTypes,
  };
}

function readTags(value: string): string[] {
  const tags = value.split(",").map((tag) => tag.trim().slice(0, 30));
  return [...new Set(tags.filter((tag) => tag !== ""))].slice(0, 12);
}

/** A form without the fields, from a page that was opened before they existed, keeps the policy. */
function readRefundPolicy(form: EventForm, current: RefundPolicy): RefundPolicy {
  if (form.refundUntil === undefined) return current;
  return {
    untilHours: form.refundUntil === NEVER ? null : Number(form.refundUntil),
    sharePercent: form.refundShare ?? current.sharePercent,
    keepsFee: form.refundKeepsFee === "on",
  };
}
