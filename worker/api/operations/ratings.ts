import { z } from "@hono/zod-openapi";
import { ListQuery, listOf, readList } from "../cursor";
import { PERSON, PUBLIC, deciders, operation, refused, refusedBy } from "../operation";
import { slugOf } from "../public-event";
import { BookingId } from "../schemas/bookings";
import { Id, Time, eventPath, organizationPath, time, words } from "../schemas/values";
import { findOwnBooking } from "./bookings";

const Summary = z.object({ average: z.number().nullable(), count: z.number().int() });

const PublicRating = z
  .object({
    id: z.string(),
    stars: z.number().int(),
    comment: z.string(),
    author: z.string(),
    at: Time,
    answer: z.object({ words: z.string(), by: z.string() }).nullable(),
  })
  .openapi("Rating");

export const listRatings = operation({
  id: "listRatings",
  method: "get",
  path: "/events/{event}/ratings",
  tag: "Ratings",
  summary: "List the ratings of an event, its organizer or its venue",
  guard: PUBLIC,
  params: eventPath,
  query: z.object({
    about: z.enum(["event", "organizer", "venue"]).default("event"),
    page: z.coerce.number().int().min(1).max(500).default(1),
  }),
  answer: z.object({
    summary: Summary,
    items: z.array(PublicRating),
    page: z.number().int(),
    pages: z.number().int(),
  }),
  async handle({ services, params, query }) {
    const slug = await slugOf(services, params.event);
    const event = slug === null ? null : await services.discovery.findEvent(slug);
    if (!event) return refused("not_found");
    const list = await services.ratings.listPublic(event, query.about, query.page);
    const items = list.items.map(({ authorName, answer, ...rating }) => ({
      ...rating,
      author: authorName,
      at: time(rating.at),
      answer: answer && { ...answer },
    }));
    return { body: { summary: list.summaries[query.about], items, page: list.page, pages: list.pages } };
  },
});

const bookingPath = z.object({ booking: BookingId });

const OwnRating = z.object({
  stars: z.number().int(),
  comment: z.string(),
  updatedAt: Time,
  answer: z.string().nullable(),
});

export const getOwnRating = operation({
  id: "getOwnRating",
  method: "get",
  path: "/bookings/{booking}/rating",
  tag: "Ratings",
  summary: "Read the person's rating of a booked event",
  guard: PERSON,
  params: bookingPath,
  answer: z.object({
    given: OwnRating.nullable(),
    refusal: z.string().nullable().openapi({ description: "Why it cannot be rated; null if it can." }),
  }),
  async handle({ services, params }) {
    const found = await findOwnBooking(services, params.booking);
    if (!found) return refused("not_found");
    const { given, refusal } = await services.ratings.findOwn(found);
    return { body: { given: given && { ...given, updatedAt: time(given.updatedAt) }, refusal } };
  },
});

export const rateEvent = operation({
  id: "rateEvent",
  method: "put",
  path: "/bookings/{booking}/rating",
  tag: "Ratings",
  summary: "Rate a booked event",
  description: "After its end, with an admitted ticket.",
  guard: PERSON,
  params: bookingPath,
  body: z.object({ stars: z.number().int().min(1).max(5), comment: words(4000).default("") }),
  answer: null,
  refusals: [
    "event_cancelled",
    "not_over",
    "own_event",
    "not_checked_in",
    "stars_missing",
    "too_long",
    "already_rated",
  ],
  async handle({ services, params, body }) {
    const found = await findOwnBooking(services, params.booking);
    if (!found) return refused("not_found");
    const rated = await services.ratings.rate(found, body);
    return rated.ok ? { body: undefined } : refusedBy(rated);
  },
});

export const withdrawRating = operation({
  id: "withdrawRating",
  method: "delete",
  path: "/bookings/{booking}/rating",
  tag: "Ratings",
  summary: "Withdraw a rating",
  guard: PERSON,
  params: bookingPath,
  answer: null,
  async handle({ services, params }) {
    const found = await findOwnBooking(services, params.booking);
    if (!found) return refused("not_found");
    const withdrawn = await services.ratings.withdraw(found);
    return withdrawn.ok ? { body: undefined } : refusedBy(withdrawn);
  },
});

/** Rows of a page of the service. */
const PAGE = 25;

export const listOrganizationRatings = operation({
  id: "listOrganizationRatings",
  method: "get",
  path: "/organizations/{organization}/ratings",
  tag: "Ratings",
  summary: "List the ratings of an organization's events",
  guard: deciders("ratings:read"),
  params: organizationPath,
  query: ListQuery.extend({
    show: z.enum(["all", "unanswered", "hidden"]).default("all"),
    search: words(80).default(""),
    event: Id.optional(),
  }),
  answer: listOf(
    z
      .object({
        id: z.string(),
        stars: z.number().int(),
        comment: z.string(),
        author: z.string(),
        at: Time,
        event: z.object({ id: z.string(), title: z.string(), slug: z.string() }),
        answer: z.string().nullable(),
        hiddenReason: z.string().nullable(),
      })
      .openapi("OrganizationRating"),
  ),
  async handle({ services, organizationId, query }) {
    const { show, search } = query;
    const { rows, next, total } = await readList(query, PAGE, async (page) => {
      const filter = { show, search, eventId: query.event ?? null, page };
      const found = await services.ratings.listOfOrganization(organizationId, filter);
      return { rows: found.items, total: found.total };
    });
    const items = rows.map((row) => ({
      id: row.id,
      stars: row.stars,
      comment: row.comment,
      author: row.authorName,
      at: time(row.createdAt),
      event: { id: row.eventId, title: row.eventTitle, slug: row.eventSlug },
      answer: row.answer,
      hiddenReason: row.hiddenReason,
    }));
    return { body: { items, next, total } };
  },
});

const ratingPath = organizationPath.extend({ rating: Id });

export const answerRating = operation({
  id: "answerRating",
  method: "put",
  path: "/organizations/{organization}/ratings/{rating}/answer",
  tag: "Ratings",
  summary: "Answer a rating",
  guard: deciders("ratings:write"),
  params: ratingPath,
  body: z.object({ words: words(4000) }),
  answer: null,
  refusals: ["words_missing", "too_long"],
  async handle({ services, organizationId, params, body }) {
    const answered = await services.ratings.answer(organizationId, params.rating, body.words);
    return answered.ok ? { body: undefined } : refusedBy(answered, { missing: "words_missing" });
  },
});

export const withdrawAnswer = operation({
  id: "withdrawAnswer",
  method: "delete",
  path: "/organizations/{organization}/ratings/{rating}/answer",
  tag: "Ratings",
  summary: "Withdraw the answer to a rating",
  guard: deciders("ratings:write"),
  params: ratingPath,
  answer: null,
  async handle({ services, organizationId, params }) {
    const withdrawn = await services.ratings.withdrawAnswer(organizationId, params.rating);
    return withdrawn.ok ? { body: undefined } : refusedBy(withdrawn);
  },
});
