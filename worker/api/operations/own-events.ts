import { z } from "@hono/zod-openapi";
import { CANCEL_CAUSES, LONGEST_CANCEL_WORDS, readEventCancellation } from "#domain/sale/event-cancellation";
import { ListQuery, listOf, readList } from "../cursor";
import { deciders, operation, refused, refusedBy } from "../operation";
import { SAVE_REFUSALS, readEvent, saveEvent } from "../own-event";
import { EventBody, OwnEvent, OwnEventSummary, toOwnSummary } from "../schemas/own-events";
import { Money, money, organizationPath, ownEventPath, words } from "../schemas/values";

/** Rows of a page of the service. */
const PAGE = 25;

export const listOwnEvents = operation({
  id: "listOwnEvents",
  method: "get",
  path: "/organizations/{organization}/events",
  tag: "Event management",
  summary: "List an organization's events",
  guard: deciders("events:read"),
  params: organizationPath,
  query: ListQuery.extend({
    status: z.enum(["all", "draft", "in_review", "published", "past"]).default("all"),
    search: words(80).default(""),
    sort: z.enum(["starts", "title", "sold", "revenue", "updated"]).default("updated"),
    order: z.enum(["asc", "desc"]).default("desc"),
  }),
  answer: listOf(OwnEventSummary),
  async handle({ services, organizationId, query }) {
    const { rows, next, total } = await readList(query, PAGE, async (page) => {
      const { items, total: counted } = await services.catalogue.listEvents(organizationId, {
        tab: query.status,
        search: query.search,
        sort: query.sort,
        descending: query.order === "desc",
        page,
      });
      return { rows: items, total: counted };
    });
    return { body: { items: rows.map(toOwnSummary), next, total } };
  },
});

export const getOwnEvent = operation({
  id: "getOwnEvent",
  method: "get",
  path: "/organizations/{organization}/events/{event}",
  tag: "Event management",
  summary: "Read an event in any state",
  guard: deciders("events:read"),
  params: ownEventPath,
  answer: OwnEvent,
  handle: ({ services, organizationId, params }) => readEvent(services, organizationId, params.event),
});

export const createEvent = operation({
  id: "createEvent",
  method: "post",
  path: "/organizations/{organization}/events",
  tag: "Event management",
  summary: "Create a draft",
  guard: deciders("events:write"),
  params: organizationPath,
  body: EventBody,
  answer: OwnEvent,
  status: 201,
  refusals: SAVE_REFUSALS,
  async handle(call) {
    const { services, organizationId, body } = call;
    const id = await call.makeId();
    const created = await services.catalogue.createEvent(organizationId, id);
    if (!created.ok) return refusedBy(created);
    const saved = await saveEvent({ ...call, ifMatch: null }, id, body);
    if ("refused" in saved) await services.catalogue.deleteEvent(organizationId, id);
    return saved;
  },
});

export const changeEvent = operation({
  id: "changeEvent",
  method: "patch",
  path: "/organizations/{organization}/events/{event}",
  tag: "Event management",
  summary: "Change an event",
  description:
    "Members that are absent stay; lists are replaced. A new date, venue or price of a published event goes into review " +
    "while the sale continues.",
  guard: deciders("events:write"),
  params: ownEventPath,
  body: EventBody,
  answer: OwnEvent,
  conditional: true,
  refusals: SAVE_REFUSALS,
  handle: (call) => saveEvent(call, call.params.event, call.body),
});

export const deleteEvent = operation({
  id: "deleteEvent",
  method: "delete",
  path: "/organizations/{organization}/events/{event}",
  tag: "Event management",
  summary: "Delete an event that was never public",
  guard: deciders("events:write"),
  params: ownEventPath,
  answer: null,
  refusals: ["has_bookings", "was_public"],
  async handle({ services, organizationId, params }) {
    const deleted = await services.catalogue.deleteEvent(organizationId, params.event);
    return deleted.ok ? { body: undefined } : refusedBy(deleted);
  },
});

export const duplicateEvent = operation({
  id: "duplicateEvent",
  method: "post",
  path: "/organizations/{organization}/events/{event}/duplicates",
  tag: "Event management",
  summary: "Duplicate an event as a draft",
  guard: deciders("events:write"),
  params: ownEventPath,
  answer: OwnEvent,
  status: 201,
  async handle({ services, organizationId, params, makeId }) {
    const id = await makeId();
    const copied = await services.catalogue.duplicateEvent(organizationId, params.event, id);
    return copied.ok ? readEvent(services, organizationId, id) : refusedBy(copied);
  },
});

export const submitEvent = operation({
  id: "submitEvent",
  method: "post",
  path: "/organizations/{organization}/events/{event}/submission",
  tag: "Event management",
  summary: "Submit an event, or its change, for review",
  description: "An admin's approval publishes it.",
  guard: deciders("events:write"),
  params: ownEventPath,
  answer: OwnEvent,
  refusals: ["not_ready", "already_waiting", "nothing_to_submit"],
  async handle({ services, organizationId, params }) {
    const submitted = await services.catalogue.submitEvent(organizationId, params.event);
    return submitted.ok ? readEvent(services, organizationId, params.event) : refusedBy(submitted);
  },
});

export const withdrawEvent = operation({
  id: "withdrawEvent",
  method: "delete",
  path: "/organizations/{organization}/events/{event}/submission",
  tag: "Event management",
  summary: "Withdraw an event, or its change, from review",
  guard: deciders("events:write"),
  params: ownEventPath,
  answer: null,
  refusals: ["not_waiting"],
  async handle({ services, organizationId, params }) {
    const withdrawn = await services.catalogue.withdrawEvent(organizationId, params.event);
    return withdrawn.ok ? { body: undefined } : refusedBy(withdrawn);
  },
});

export const dropChange = operation({
  id: "dropChange",
  method: "delete",
  path: "/organizations/{organization}/events/{event}/change",
  tag: "Event management",
  summary: "Discard the change of a published event",
  guard: deciders("events:write"),
  params: ownEventPath,
  answer: null,
  async handle({ services, organizationId, params }) {
    const dropped = await services.catalogue.dropChange(organizationId, params.event);
    return dropped.ok ? { body: undefined } : refusedBy(dropped);
  },
});

export const readCancellation = operation({
  id: "readCancellation",
  method: "get",
  path: "/organizations/{organization}/events/{event}/cancellation",
  tag: "Event management",
  summary: "Read what a cancellation would end and refund",
  guard: deciders("events:read"),
  params: ownEventPath,
  answer: z.object({ bookings: z.number().int(), ticketsValid: z.number().int(), refunds: Money }),
  async handle({ services, organizationId, params }) {
    const found = await services.catalogue.readConsequences(organizationId, params.event);
    if (!found) return refused("not_found");
    const { bookings, ticketsValid, refundsMinor, currency } = found;
    return { body: { bookings, ticketsValid, refunds: money(refundsMinor, currency) } };
  },
});

export const cancelEvent = operation({
  id: "cancelEvent",
  method: "post",
  path: "/organizations/{organization}/events/{event}/cancellation",
  tag: "Event management",
  summary: "Cancel a published event",
  description: "Ends every booking, refunds every payment and mails every buyer the reason.",
  guard: deciders("events:write"),
  params: ownEventPath,
  body: z.object({ cause: z.enum(CANCEL_CAUSES), words: words(LONGEST_CANCEL_WORDS).default("") }),
  answer: z.object({ bookings: z.number().int(), refundsMinor: z.number().int() }),
  refusals: ["not_public", "already_over", "reason_missing"],
  async handle({ services, organizationId, params, body }) {
    const cancellation = readEventCancellation(body.cause, body.words);
    if (!cancellation) return refused("reason_missing");
    const cancelled = await services.catalogue.cancelEvent(organizationId, params.event, cancellation);
    return cancelled.ok ? { body: cancelled.value } : refusedBy(cancelled);
  },
});
