import { z } from "@hono/zod-openapi";
import { CATEGORIES } from "#domain/catalogue/category";
import type { EventCard, PublicEvent } from "../../discovery/discovery";
import { Money, Time, Zone, money, time, timeOrNull } from "./values";

export const Category = z.enum(CATEGORIES);
const SaleState = z.enum(["not_yet", "on_sale", "few_left", "sold_out", "ended", "paused", "cancelled"]);

export const EventSummary = z
  .object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    category: z.string(),
    tags: z.array(z.string()),
    imageUrl: z.string().nullable(),
    startsAt: Time,
    timeZone: Zone,
    venue: z
      .object({ name: z.string(), area: z.string(), city: z.string() })
      .nullable()
      .openapi({ description: "Null for an online event." }),
    priceFrom: Money.nullable(),
    priceTo: Money.nullable(),
    sale: SaleState,
    saleStartsAt: Time.nullable(),
    free: z.number().int().nullable().openapi({ description: "Free places; null before the first count." }),
  })
  .openapi("EventSummary");

export function toSummary(card: EventCard): z.input<typeof EventSummary> {
  return {
    id: card.id,
    slug: card.slug,
    title: card.title,
    category: card.category,
    tags: [...card.tags],
    imageUrl: card.imageUrl,
    startsAt: time(card.startsAt),
    timeZone: card.timeZone,
    venue: card.venueName === "" ? null : { name: card.venueName, area: card.area, city: card.city },
    priceFrom: card.fromMinor === null ? null : money(card.fromMinor, card.currency),
    priceTo: card.toMinor === null ? null : money(card.toMinor, card.currency),
    sale: card.sale,
    saleStartsAt: timeOrNull(card.saleStartsAt),
    free: card.free,
  };
}

export const Draws = z
  .discriminatedUnion("from", [
    z.object({ from: z.literal("seats"), sectionIds: z.array(z.string()) }),
    z.object({ from: z.literal("pool"), poolId: z.string() }),
  ])
  .openapi("Draws", {
    description: "Where the tickets come from: numbered sections, or an area without seats.",
  });

export const PublicTicketType = z
  .object({
    id: z.string(),
    name: z.string(),
    price: Money,
    saleStartsAt: Time.nullable(),
    saleEndsAt: Time.nullable(),
    maxPerBuyer: z.number().int().nullable(),
    draws: Draws,
  })
  .openapi("TicketType");

const Venue = z
  .object({ id: z.string(), name: z.string(), address: z.string(), area: z.string(), city: z.string() })
  .openapi("EventVenue");

export const EventDetails = z
  .object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    descriptionHtml: z.string().openapi({ description: "Sanitised HTML." }),
    category: z.string(),
    tags: z.array(z.string()),
    language: z.string().nullable(),
    performer: z.string(),
    audience: z.array(z.string()),
    accessibility: z.array(z.string()),
    mode: z.enum(["in-person", "online"]),
    state: z.enum(["published", "completed", "cancelled"]),
    organization: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
    venue: Venue.nullable(),
    doorsAt: Time,
    startsAt: Time,
    endsAt: Time,
    timeZone: Zone,
    imageUrl: z.string().nullable(),
    seatsPerBuyer: z.number().int(),
    tax: z.object({ name: z.string(), rateBasisPoints: z.number().int(), inclusive: z.boolean() }),
    ticketTypes: z.array(PublicTicketType),
    availability: z.object({
      capacity: z.number().int(),
      sold: z.number().int(),
      held: z.number().int(),
      bySection: z
        .record(z.string(), z.object({ capacity: z.number().int(), free: z.number().int() }))
        .nullable()
        .openapi({
          description: "Live counts by id of section and area; null if they did not arrive in time.",
        }),
    }),
    ratings: z.object({ average: z.number().nullable(), count: z.number().int() }).nullable(),
  })
  .openapi("Event");

export function toDetails(
  event: PublicEvent,
  ratings: { readonly average: number | null; readonly count: number } | null,
): z.input<typeof EventDetails> {
  const { plan: _, places, ticketTypes, doorsAt, startsAt, endsAt, ...rest } = event;
  return {
    ...rest,
    tags: [...rest.tags],
    audience: [...rest.audience],
    accessibility: [...rest.accessibility],
    doorsAt: time(doorsAt),
    startsAt: time(startsAt),
    endsAt: time(endsAt),
    ticketTypes: ticketTypes.map((type) => ({
      id: type.id,
      name: type.name,
      price: money(type.priceMinor, event.currency),
      saleStartsAt: timeOrNull(type.saleStartsAt),
      saleEndsAt: timeOrNull(type.saleEndsAt),
      maxPerBuyer: type.maxPerBuyer,
      draws:
        type.draws.from === "pool" ? type.draws : { from: "seats", sectionIds: [...type.draws.sectionIds] },
    })),
    availability: { ...event.availability, bySection: places && { ...places } },
    ratings,
  };
}
