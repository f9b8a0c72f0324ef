import { z } from "@hono/zod-openapi";
import { CATEGORIES } from "#domain/catalogue/category";
import { CURRENCIES, type EventContent } from "#domain/catalogue/event-draft";
import { EVENT_STATUSES } from "#domain/catalogue/event-lifecycle";
import { ACCESS_TAGS, AUDIENCE_TAGS, EVENT_MODES } from "#domain/catalogue/event-people";
import { isTimeZone } from "#domain/time/wall-clock";
import type { EventListItem } from "../../catalogue/event-list-service";
import type { EventView } from "../../catalogue/event-service";
import { Money, SentTime, Time, Zone, money, time, timeOrNull, words } from "./values";

/** An amount that clients send. */
const SentMoney = z.object({
  amount: z.number().int().min(0).max(1_000_000_000),
  currency: z.string().length(3),
});

const SentDraws = z.discriminatedUnion("from", [
  z.object({ from: z.literal("seats"), sectionIds: z.array(z.string().max(40)).max(60) }),
  z.object({ from: z.literal("pool"), poolId: z.string().max(80) }),
]);

export const TicketTypeBody = z
  .object({
    id: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .optional()
      .openapi({ description: "Of an existing type; absent: a new one." }),
    name: words(60).trim(),
    price: SentMoney,
    saleStartsAt: SentTime.nullable().default(null),
    saleEndsAt: SentTime.nullable().default(null),
    maxPerBuyer: z.number().int().min(1).max(50).nullable().default(null),
    draws: SentDraws,
  })
  .openapi("TicketTypeDraft");

export const EventBody = z
  .object({
    title: words(120).trim(),
    description: words(20_000),
    category: z.enum(CATEGORIES),
    language: words(40).trim().nullable(),
    performer: words(120).trim(),
    audience: z.array(z.enum(AUDIENCE_TAGS)).max(AUDIENCE_TAGS.length),
    accessibility: z.array(z.enum(ACCESS_TAGS)).max(ACCESS_TAGS.length),
    mode: z.enum(EVENT_MODES),
    onlineUrl: words(500),
    tags: z.array(words(30).trim().min(1)).max(12),
    venueId: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .nullable(),
    timeZone: z.string().max(60).refine(isTimeZone, "is not an IANA time zone"),
    doorsAt: SentTime.nullable(),
    startsAt: SentTime.nullable(),
    endsAt: SentTime.nullable(),
    currency: z.enum(CURRENCIES),
    seatsPerBuyer: z.number().int().min(1).max(50),
    pools: z
      .array(z.object({ id: words(80), name: words(60), capacity: z.number().int().min(0).max(200_000) }))
      .max(40)
      .openapi({ description: "Areas without seats that are not in the venue's plan." }),
    ticketTypes: z.array(TicketTypeBody).max(30),
  })
  .partial()
  .openapi("EventDraft");

/**
 * The content with the members that a client sent. A ticket type without an id, or with an unknown one, is new and gets
 * the next code: codes are never reused within an event.
 */
export function withBody(
  content: EventContent,
  body: z.output<typeof EventBody>,
  makeId: (index: number) => string,
): EventContent {
  const { audience, accessibility, ticketTypes, ...rest } = body;
  let lastCode = Math.max(0, ...content.ticketTypes.map(({ code }) => code));
  return {
    ...content,
    ...rest,
    ...(audience && { forWhom: audience }),
    ...(accessibility && { access: accessibility }),
    ...(ticketTypes && {
      ticketTypes: ticketTypes.map(({ id, price, ...type }, index) => {
        const known = content.ticketTypes.find((each) => each.id === id);
        return {
          ...type,
          id: known?.id ?? makeId(index),
          code: known?.code ?? ++lastCode,
          priceMinor: price.amount,
        };
      }),
    }),
  };
}

export const OwnTicketType = z
  .object({
    id: z.string(),
    name: z.string(),
    price: Money,
    saleStartsAt: Time.nullable(),
    saleEndsAt: Time.nullable(),
    maxPerBuyer: z.number().int().nullable(),
    draws: SentDraws,
  })
  .openapi("OwnTicketType");

const Content = z.object({
  title: z.string(),
  description: z.string(),
  category: z.string(),
  language: z.string().nullable(),
  performer: z.string(),
  audience: z.array(z.string()),
  accessibility: z.array(z.string()),
  mode: z.string(),
  onlineUrl: z.string(),
  tags: z.array(z.string()),
  venueId: z.string().nullable(),
  timeZone: Zone,
  doorsAt: Time.nullable(),
  startsAt: Time.nullable(),
  endsAt: Time.nullable(),
  currency: z.string(),
  seatsPerBuyer: z.number().int(),
  pools: z.array(z.object({ id: z.string(), name: z.string(), capacity: z.number().int() })),
  ticketTypes: z.array(OwnTicketType),
});

export const OwnEvent = z
  .object({
    id: z.string(),
    slug: z.string(),
    state: z.enum(EVENT_STATUSES),
    revision: z.number().int(),
    content: Content.openapi("EventContent", { description: "With the change that waits for review." }),
    hasChange: z.boolean().openapi({ description: "A change of a published event waits, or was returned." }),
    waitingSince: Time.nullable(),
    problems: z
      .array(z.object({ problem: z.string(), field: z.string(), ticketType: z.number().int().optional() }))
      .openapi({ description: "What must be corrected before the event can be submitted." }),
    lastReview: z
      .object({ action: z.string(), at: Time, by: z.string(), reason: z.string().nullable() })
      .nullable(),
    sales: z.object({
      sold: z.number().int(),
      held: z.number().int(),
      capacity: z.number().int(),
      revenue: Money,
    }),
  })
  .openapi("OwnEvent");

export function toOwnEvent(view: EventView): z.input<typeof OwnEvent> {
  const { content, lastReview } = view;
  return {
    id: view.id,
    slug: view.slug,
    state: view.state,
    revision: view.revision,
    content: toContent(content),
    hasChange: view.hasChange,
    waitingSince: timeOrNull(view.waitingSince),
    problems: view.problems.map((problem) => ({ ...problem })),
    lastReview: lastReview && {
      action: lastReview.action,
      at: time(lastReview.at),
      by: lastReview.actorName,
      reason: lastReview.reason,
    },
    sales: {
      sold: view.sold,
      held: view.held,
      capacity: view.capacity,
      revenue: money(view.revenueMinor, content.currency),
    },
  };
}

function toContent({ forWhom, access, ticketTypes, ...rest }: EventContent): z.input<typeof Content> {
  return {
    ...rest,
    audience: forWhom,
    accessibility: access,
    doorsAt: timeOrNull(rest.doorsAt),
    startsAt: timeOrNull(rest.startsAt),
    endsAt: timeOrNull(rest.endsAt),
    ticketTypes: ticketTypes.map((type) => toOwnTicketType(type, rest.currency)),
  };
}

export function toOwnTicketType(
  type: EventContent["ticketTypes"][number],
  currency: string,
): z.input<typeof OwnTicketType> {
  const { id, name, priceMinor, saleStartsAt, saleEndsAt, maxPerBuyer, draws } = type;
  return {
    id,
    name,
    price: money(priceMinor, currency),
    saleStartsAt: timeOrNull(saleStartsAt),
    saleEndsAt: timeOrNull(saleEndsAt),
    maxPerBuyer,
    draws,
  };
}

/** The ticket types of a content as a client would send them. */
export function typesAsBody({ ticketTypes, currency }: EventContent): z.output<typeof TicketTypeBody>[] {
  return ticketTypes.map(({ id, name, priceMinor, saleStartsAt, saleEndsAt, maxPerBuyer, draws }) => ({
    id,
    name,
    price: money(priceMinor, currency),
    saleStartsAt,
    saleEndsAt,
    maxPerBuyer,
    draws,
  }));
}

export const OwnEventSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    category: z.string(),
    tags: z.array(z.string()),
    imageUrl: z.string().nullable(),
    state: z.enum(EVENT_STATUSES),
    change: z.enum(["none", "waiting", "returned"]),
    venueName: z.string().nullable(),
    isOnline: z.boolean(),
    startsAt: Time.nullable(),
    timeZone: Zone,
    sold: z.number().int(),
    capacity: z.number().int(),
    revenue: Money,
    updatedAt: Time,
  })
  .openapi("OwnEventSummary");

export function toOwnSummary(item: EventListItem): z.input<typeof OwnEventSummary> {
  const { revenueMinor, currency, startsAt, updatedAt, tags, ...rest } = item;
  return {
    ...rest,
    tags: [...tags],
    startsAt: timeOrNull(startsAt),
    revenue: money(revenueMinor, currency),
    updatedAt: time(updatedAt),
  };
}
