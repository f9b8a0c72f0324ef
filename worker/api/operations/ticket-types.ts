import { z } from "@hono/zod-openapi";
import { deciders, operation, refused } from "../operation";
import { SAVE_REFUSALS, saveEvent } from "../own-event";
import { OwnEvent, OwnTicketType, TicketTypeBody, toOwnTicketType, typesAsBody } from "../schemas/own-events";
import { Id, ownEventPath } from "../schemas/values";

export const listTicketTypes = operation({
  id: "listTicketTypes",
  method: "get",
  path: "/organizations/{organization}/events/{event}/ticket-types",
  tag: "Event management",
  summary: "List the ticket types of an event",
  guard: deciders("events:read"),
  params: ownEventPath,
  answer: z.object({ items: z.array(OwnTicketType) }),
  async handle({ services, organizationId, params }) {
    const view = await services.catalogue.findEvent(organizationId, params.event);
    if (!view) return refused("not_found");
    const { ticketTypes, currency } = view.content;
    return {
      body: { items: ticketTypes.map((type) => toOwnTicketType(type, currency)) },
      etag: `${view.revision}`,
    };
  },
});

export const addTicketType = operation({
  id: "addTicketType",
  method: "post",
  path: "/organizations/{organization}/events/{event}/ticket-types",
  tag: "Event management",
  summary: "Add a ticket type",
  guard: deciders("events:write"),
  params: ownEventPath,
  body: TicketTypeBody.omit({ id: true }),
  answer: OwnEvent,
  status: 201,
  refusals: SAVE_REFUSALS,
  async handle(call) {
    const view = await call.services.catalogue.findEvent(call.organizationId, call.params.event);
    if (!view) return refused("not_found");
    const ticketTypes = [...typesAsBody(view.content), call.body];
    return saveEvent({ ...call, ifMatch: `${view.revision}` }, call.params.event, { ticketTypes });
  },
});

const ticketTypePath = ownEventPath.extend({ ticketType: Id });

export const changeTicketType = operation({
  id: "changeTicketType",
  method: "put",
  path: "/organizations/{organization}/events/{event}/ticket-types/{ticketType}",
  tag: "Event management",
  summary: "Change a ticket type",
  guard: deciders("events:write"),
  params: ticketTypePath,
  body: TicketTypeBody.omit({ id: true }),
  answer: OwnEvent,
  conditional: true,
  refusals: SAVE_REFUSALS,
  async handle(call) {
    const { event, ticketType } = call.params;
    const view = await call.services.catalogue.findEvent(call.organizationId, event);
    const types = view ? typesAsBody(view.content) : [];
    if (!types.some(({ id }) => id === ticketType)) return refused("not_found");
    const ticketTypes = types.map((type) =>
      type.id === ticketType ? { ...call.body, id: ticketType } : type,
    );
    return saveEvent(call, event, { ticketTypes });
  },
});

export const removeTicketType = operation({
  id: "removeTicketType",
  method: "delete",
  path: "/organizations/{organization}/events/{event}/ticket-types/{ticketType}",
  tag: "Event management",
  summary: "Remove a ticket type",
  guard: deciders("events:write"),
  params: ticketTypePath,
  answer: OwnEvent,
  conditional: true,
  refusals: SAVE_REFUSALS,
  async handle(call) {
    const { event, ticketType } = call.params;
    const view = await call.services.catalogue.findEvent(call.organizationId, event);
    const types = view ? typesAsBody(view.content) : [];
    if (!types.some(({ id }) => id === ticketType)) return refused("not_found");
    return saveEvent(call, event, { ticketTypes: types.filter(({ id }) => id !== ticketType) });
  },
});
