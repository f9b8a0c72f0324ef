import { z } from "@hono/zod-openapi";
import { ListQuery, listOf, readList } from "../cursor";
import { ADMIN, operation, refused, refusedBy } from "../operation";
import { Id, Time, time, timeOrNull, words } from "../schemas/values";

/** Rows of a page of the service. */
const AUDIT_PAGE = 40;

export const listReviews = operation({
  id: "listReviews",
  method: "get",
  path: "/admin/reviews",
  tag: "Administration",
  summary: "List events that wait for review",
  guard: ADMIN,
  answer: z.object({
    items: z.array(
      z
        .object({
          eventId: z.string(),
          title: z.string(),
          category: z.string(),
          organization: z.string(),
          waitingSince: Time,
          about: z.array(z.string()).openapi({ description: "Changed terms; empty for a new event." }),
        })
        .openapi("ReviewSummary"),
    ),
  }),
  async handle({ services }) {
    const queue = await services.catalogue.listQueue();
    const items = queue.map(({ eventId, title, category, organizationName, waitingSince, about }) => ({
      eventId,
      title,
      category,
      organization: organizationName,
      waitingSince: time(waitingSince),
      about: [...about],
    }));
    return { body: { items } };
  },
});

const reviewPath = z.object({ event: Id });

export const getReview = operation({
  id: "getReview",
  method: "get",
  path: "/admin/reviews/{event}",
  tag: "Administration",
  summary: "Read an event in review",
  guard: ADMIN,
  params: reviewPath,
  answer: z
    .object({
      eventId: z.string(),
      revision: z.number().int(),
      state: z.string(),
      title: z.string(),
      category: z.string(),
      organization: z.string(),
      venue: z.object({ name: z.string(), city: z.string() }).nullable(),
      descriptionHtml: z.string(),
      waitingSince: Time.nullable(),
      submittedBy: z.string().nullable(),
      problems: z.array(z.object({ problem: z.string(), field: z.string() })),
      ticketsSold: z.number().int(),
    })
    .openapi("Review"),
  async handle({ services, params }) {
    const review = await services.catalogue.findReview(params.event);
    if (!review) return refused("not_found");
    return {
      body: {
        ...review,
        organization: review.organization.name,
        waitingSince: timeOrNull(review.waitingSince),
        problems: review.problems.map(({ problem, field }) => ({ problem, field })),
      },
      etag: `${review.revision}`,
    };
  },
});

const revisionOf = (ifMatch: string | null) => Number(/^\d{1,15}$/.exec(ifMatch ?? "")?.[0] ?? -1);

export const approveEvent = operation({
  id: "approveEvent",
  method: "post",
  path: "/admin/reviews/{event}/approval",
  tag: "Administration",
  summary: "Approve an event, or its change",
  description: "Publishes the version that the admin read.",
  guard: ADMIN,
  params: reviewPath,
  answer: null,
  conditional: true,
  refusals: ["not_waiting", "changed_since", "not_ready", "setup_conflict", "price_moved"],
  async handle({ services, params, ifMatch }) {
    const review = ifMatch === null ? await services.catalogue.findReview(params.event) : null;
    const revision = review?.revision ?? revisionOf(ifMatch);
    const approved = await services.catalogue.approveEvent(params.event, revision);
    return approved.ok ? { body: undefined } : refusedBy(approved);
  },
});

export const rejectEvent = operation({
  id: "rejectEvent",
  method: "post",
  path: "/admin/reviews/{event}/rejection",
  tag: "Administration",
  summary: "Return an event, or its change, to its organizer",
  guard: ADMIN,
  params: reviewPath,
  body: z.object({ reason: words(700).trim().min(1) }),
  answer: null,
  conditional: true,
  refusals: ["not_waiting", "changed_since", "reason_missing"],
  async handle({ services, params, body, ifMatch }) {
    const review = ifMatch === null ? await services.catalogue.findReview(params.event) : null;
    const revision = review?.revision ?? revisionOf(ifMatch);
    const rejected = await services.catalogue.rejectEvent(params.event, revision, body.reason);
    return rejected.ok ? { body: undefined } : refusedBy(rejected);
  },
});

export const pauseSale = operation({
  id: "pauseSale",
  method: "put",
  path: "/admin/events/{event}/sale-pause",
  tag: "Administration",
  summary: "Pause the sale of an event",
  guard: ADMIN,
  params: reviewPath,
  body: z.object({ reason: words(300).trim().min(1) }),
  answer: null,
  refusals: ["not_live", "reason_missing"],
  async handle({ services, params, body }) {
    const paused = await services.catalogue.pauseSale(params.event, body.reason);
    return paused.ok ? { body: undefined } : refusedBy(paused);
  },
});

export const resumeSale = operation({
  id: "resumeSale",
  method: "delete",
  path: "/admin/events/{event}/sale-pause",
  tag: "Administration",
  summary: "Resume the sale of an event",
  guard: ADMIN,
  params: reviewPath,
  answer: null,
  refusals: ["not_live"],
  async handle({ services, params }) {
    const resumed = await services.catalogue.resumeSale(params.event);
    return resumed.ok ? { body: undefined } : refusedBy(resumed);
  },
});

export const listAudit = operation({
  id: "listAudit",
  method: "get",
  path: "/admin/audit",
  tag: "Administration",
  summary: "List the audit log",
  guard: ADMIN,
  query: ListQuery.extend({ search: words(80).default("") }),
  answer: listOf(
    z
      .object({
        id: z.string(),
        at: Time,
        actor: z.string().nullable().openapi({ description: "Null for the system." }),
        action: z.string(),
        subject: z.string(),
        organization: z.string().nullable(),
        facts: z.record(z.string(), z.unknown()),
      })
      .openapi("AuditEntry"),
  ),
  async handle({ services, query }) {
    const { rows, next, total } = await readList(query, AUDIT_PAGE, async (page) => ({
      rows: (await services.auth.listAudit({ query: query.search, actions: [], page })).rows,
      total: null,
    }));
    const items = rows.map((row) => ({ ...row, at: time(row.at), facts: { ...row.facts } }));
    return { body: { items, next, total } };
  },
});
