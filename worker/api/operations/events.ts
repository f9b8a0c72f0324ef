import { z } from "@hono/zod-openapi";
import { type EventQuery, PAGE_SIZE, SORTS, WHENS, readEventQuery } from "#domain/catalogue/event-query";
import { MARKS } from "#domain/recommend/marks";
import { ListQuery, listOf, readList } from "../cursor";
import { PERSON, PUBLIC, operation, refused, refusedBy } from "../operation";
import { findSaleEvent, slugOf } from "../public-event";
import { Category, EventDetails, EventSummary, toDetails, toSummary } from "../schemas/events";
import { SeatMap, toSeatMap } from "../schemas/seats";
import { eventPath, words } from "../schemas/values";

const day = z.iso.date().openapi({ example: "2026-12-05" });
const price = z.coerce
  .number()
  .int()
  .min(0)
  .max(10_000_000)
  .openapi({ description: "Whole units of the event's currency." });

const Filter = z.object({
  city: words(60).optional(),
  category: Category.optional(),
  when: z.enum(WHENS).optional(),
  dateFrom: day.optional().openapi({ description: "First day on the event's own clock." }),
  dateTo: day.optional().openapi({ description: "Last day on the event's own clock." }),
  minPrice: price.optional(),
  maxPrice: price.optional(),
  fewLeft: z.enum(["true", "false"]).optional().openapi({ description: "Events with few places left only." }),
  sort: z.enum(SORTS).default("date"),
});

function toQuery(filter: z.output<typeof Filter>, text = ""): Omit<EventQuery, "page"> {
  const values: Record<string, string | undefined> = {
    q: text,
    city: filter.city,
    category: filter.category,
    when: filter.when,
    from: filter.dateFrom,
    to: filter.dateTo,
    min: filter.minPrice?.toString(),
    max: filter.maxPrice?.toString(),
    few: filter.fewLeft === "true" ? "1" : undefined,
    sort: filter.sort,
  };
  return readEventQuery({ get: (name) => values[name] ?? null });
}

export const listEvents = operation({
  id: "listEvents",
  method: "get",
  path: "/events",
  tag: "Events",
  summary: "List upcoming events",
  guard: PUBLIC,
  query: ListQuery.extend(Filter.shape),
  answer: listOf(EventSummary),
  async handle({ services, query }) {
    const filter = toQuery(query);
    const found = await readList(query, PAGE_SIZE, async (page) => {
      const { events, total, page: read } = await services.discovery.listEvents({ ...filter, page });
      // Past the last page the service repeats the last one.
      return { rows: read === page ? events : [], total };
    });
    return { body: { items: found.rows.map(toSummary), next: found.next, total: found.total } };
  },
});

const Found = z.object({
  query: z.string().openapi({ description: "The cleaned sentence." }),
  filters: z.record(z.string(), z.unknown()).openapi({ description: "What the sentence was read as." }),
  chips: z.array(
    z.object({
      field: z.string(),
      fields: z.array(z.string()),
      value: z.string(),
      words: z.string(),
      without: z.string().openapi({ description: "The sentence without this condition." }),
      source: z.enum(["rule", "ai"]),
    }),
  ),
  corrections: z.array(z.object({ written: z.string(), read: z.string() })),
  groups: z
    .array(
      z.object({
        relaxed: z.array(z.string()).openapi({ description: "Conditions that were dropped; empty: exact." }),
        total: z.number().int(),
        events: z.array(z.object({ event: EventSummary, words: z.array(z.string()) })),
      }),
    )
    .openapi({ description: "Ranked events, best first." }),
  total: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
  needsCity: z.boolean(),
});

export const search = operation({
  id: "search",
  method: "get",
  path: "/search",
  tag: "Events",
  summary: "Search by a sentence",
  description:
    "The answer of the search page: filters and chips read from the sentence, and ranked events. English, Hindi and mixed.",
  guard: PUBLIC,
  query: Filter.extend({
    q: words(200).min(1).openapi({ example: "music events in Bengaluru this weekend" }),
    page: z.coerce.number().int().min(1).max(500).default(1),
  }),
  answer: Found.openapi("SearchAnswer"),
  async handle({ services, query }) {
    const answer = await services.search.search({ ...toQuery(query, query.q), page: query.page });
    if (!answer) return refused("too_many_requests");
    return {
      body: {
        query: answer.text,
        filters: { ...answer.filters },
        chips: answer.chips.map(({ fields, ...chip }) => ({ ...chip, fields: [...fields] })),
        corrections: answer.corrections.map((each) => ({ ...each })),
        groups: answer.groups.map(({ relaxed, total, events }) => ({
          relaxed: [...relaxed],
          total,
          events: events.map(({ card, words: matched }) => ({ event: toSummary(card), words: [...matched] })),
        })),
        total: answer.total,
        page: answer.page,
        pages: answer.pages,
        needsCity: answer.needsCity,
      },
    };
  },
});

export const listCities = operation({
  id: "listCities",
  method: "get",
  path: "/cities",
  tag: "Events",
  summary: "List cities with upcoming events",
  guard: PUBLIC,
  answer: z.object({ items: z.array(z.object({ city: z.string(), events: z.number().int() })) }),
  async handle({ services }) {
    return { body: { items: (await services.discovery.listCities()).map((each) => ({ ...each })) } };
  },
});

export const getEvent = operation({
  id: "getEvent",
  method: "get",
  path: "/events/{event}",
  tag: "Events",
  summary: "Read a public event",
  guard: PUBLIC,
  params: eventPath,
  answer: EventDetails,
  async handle({ services, params }) {
    const slug = await slugOf(services, params.event);
    const event = slug === null ? null : await services.discovery.findEvent(slug);
    if (!event) return refused("not_found");
    const ratings = await services.ratings.readPublic(event);
    return { body: toDetails(event, ratings.event) };
  },
});

export const listSeats = operation({
  id: "listSeats",
  method: "get",
  path: "/events/{event}/seats",
  tag: "Seats and holds",
  summary: "Read which seats and places are free",
  guard: PUBLIC,
  params: eventPath,
  answer: SeatMap,
  async handle({ services, params }) {
    const event = await findSaleEvent(services, params.event);
    const room = event && (await services.booking.readRoom(event.id));
    if (!room) return refused("not_found");
    return { body: toSeatMap(room.setup, room.snapshot), etag: `${room.snapshot.version}` };
  },
});

const Suggestion = z.object({
  event: EventSummary,
  because: z.object({ by: z.string(), title: z.string() }).nullable(),
  reason: z.object({ trait: z.string(), name: z.string() }),
});

export const listSimilarEvents = operation({
  id: "listSimilarEvents",
  method: "get",
  path: "/events/{event}/similar",
  tag: "Events",
  summary: "List similar events, with what they share",
  guard: PUBLIC,
  params: eventPath,
  answer: z.object({ items: z.array(Suggestion) }),
  async handle({ services, params }) {
    const event = await findSaleEvent(services, params.event);
    if (!event) return refused("not_found");
    const alike = await services.recommendations.listAlike(event);
    return {
      body: {
        items: alike.map(({ card, because, reason }) => ({ event: toSummary(card), because, reason })),
      },
    };
  },
});

export const listRecommendations = operation({
  id: "listRecommendations",
  method: "get",
  path: "/me/recommendations",
  tag: "Events",
  summary: "List events recommended to the person",
  guard: PERSON,
  answer: z.object({
    on: z.boolean().openapi({ description: "False: the person has switched recommendations off." }),
    items: z.array(Suggestion),
  }),
  async handle({ services }) {
    const found = await services.recommendations.listForYou();
    const items = (found?.suggestions ?? []).map(({ card, because, reason }) => ({
      event: toSummary(card),
      because,
      reason,
    }));
    return { body: { on: found !== null, items } };
  },
});

export const sendFeedback = operation({
  id: "sendFeedback",
  method: "post",
  path: "/events/{event}/feedback",
  tag: "Events",
  summary: "Save, like or hide an event",
  description: "Recommendations are made from it.",
  guard: PERSON,
  params: eventPath,
  body: z.object({ mark: z.enum(MARKS), on: z.boolean().default(true) }),
  answer: z.object({ saved: z.boolean(), liked: z.boolean(), hidden: z.boolean() }),
  refusals: ["too_many"],
  async handle({ services, params, body }) {
    const event = await findSaleEvent(services, params.event);
    if (!event) return refused("not_found");
    const marked = await services.recommendations.mark({ eventId: event.id, ...body });
    if (!marked.ok) return refusedBy(marked, { unknown: "not_found" });
    const { marks } = await services.recommendations.readMarks(event.id);
    return { body: marks ?? { saved: false, liked: false, hidden: false } };
  },
});

export const listSaved = operation({
  id: "listSaved",
  method: "get",
  path: "/me/saved-events",
  tag: "Events",
  summary: "List the person's saved events",
  guard: PERSON,
  answer: z.object({ upcoming: z.array(EventSummary), past: z.array(EventSummary) }),
  async handle({ services }) {
    const { coming, over } = await services.recommendations.listSaved();
    return { body: { upcoming: coming.map(toSummary), past: over.map(toSummary) } };
  },
});
