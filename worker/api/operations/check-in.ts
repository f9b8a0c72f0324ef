import { z } from "@hono/zod-openapi";
import type { CheckedTicket } from "../../gate/gates";
import { deciders, members, operation, refused, refusedBy } from "../operation";
import { Id, Time, ownEventPath, time, timeOrNull, words } from "../schemas/values";

const TicketCheck = z
  .object({
    decision: z.enum(["admit", "check", "refuse"]),
    reason: z.string().nullable().openapi({ description: "Why it is not admitted.", example: "already_in" }),
    recorded: z.boolean(),
    gateId: z.string(),
    place: z.string(),
    ticketTypeName: z.string(),
    holder: z
      .object({ attendee: z.string().nullable(), buyer: z.string(), shortCode: z.string() })
      .nullable(),
    earlierEntry: z
      .object({ at: Time, gateId: z.string() })
      .nullable()
      .openapi({ description: "The entry that excludes another one." }),
  })
  .openapi("TicketCheck");

function toCheck({ verdict, ...checked }: CheckedTicket): z.input<typeof TicketCheck> {
  const { earlier } = verdict.facts;
  return {
    decision: verdict.decision,
    reason: verdict.reason,
    recorded: checked.recorded,
    gateId: checked.gateId,
    place: checked.place,
    ticketTypeName: checked.ticketTypeName,
    holder: checked.holder && { ...checked.holder },
    earlierEntry: earlier ? { at: time(earlier.at), gateId: earlier.gateId } : null,
  };
}

const code = z.string().min(1).max(400).openapi({ description: "The text of the QR code." });

export const validateTicket = operation({
  id: "validateTicket",
  method: "post",
  path: "/organizations/{organization}/events/{event}/ticket-validations",
  tag: "Check-in",
  summary: "Validate a ticket without admitting it",
  guard: members("check-in:read"),
  params: ownEventPath,
  body: z.object({ code, gateId: Id.nullable().default(null) }),
  answer: TicketCheck,
  refusals: ["not_on_sale", "gate_unknown"],
  async handle({ services, organizationId, params, body }) {
    const order = { ...body, direction: "entry" as const, record: false };
    const checked = await services.gates.checkTicket(organizationId, params.event, order);
    return checked.ok ? { body: toCheck(checked.value) } : refusedBy(checked);
  },
});

export const recordScan = operation({
  id: "recordScan",
  method: "post",
  path: "/organizations/{organization}/events/{event}/scans",
  tag: "Check-in",
  summary: "Admit a ticket, or record its exit",
  description:
    "Decides and records in one step over all scans that arrived: of two requests for one ticket, one is admitted. Paired " +
    "scanners that work offline use the gate API instead.",
  guard: members("check-in:write"),
  params: ownEventPath,
  body: z.object({
    code,
    gateId: Id.nullable().default(null),
    direction: z.enum(["entry", "exit"]).default("entry"),
  }),
  answer: TicketCheck,
  refusals: ["not_on_sale", "gate_unknown"],
  async handle({ services, organizationId, params, body }) {
    const checked = await services.gates.checkTicket(organizationId, params.event, { ...body, record: true });
    return checked.ok ? { body: toCheck(checked.value) } : refusedBy(checked);
  },
});

export const findTickets = operation({
  id: "findTickets",
  method: "get",
  path: "/organizations/{organization}/events/{event}/tickets",
  tag: "Check-in",
  summary: "Find tickets by seat, short code or name",
  guard: deciders("check-in:read"),
  params: ownEventPath,
  query: z.object({ search: words(100).min(1) }),
  answer: z.object({
    items: z.array(
      z
        .object({
          place: z.string(),
          attendee: z.string().nullable(),
          buyer: z.string(),
          revoked: z.boolean(),
          inside: z.boolean(),
          lastScanAt: Time.nullable(),
        })
        .openapi("FoundTicket"),
    ),
  }),
  async handle({ services, organizationId, params, query }) {
    const found = await services.catalogue.lookUpTickets(organizationId, params.event, query.search);
    if (!found) return refused("not_found");
    const items = found.map(({ ticket: { place }, attendee, buyer, revoked, inside, lastScan }) => ({
      place: place ? `${place.row} ${place.seat}`.trim() : "",
      attendee,
      buyer,
      revoked,
      inside,
      lastScanAt: timeOrNull(lastScan?.at ?? null),
    }));
    return { body: { items } };
  },
});

export const readStatistics = operation({
  id: "readStatistics",
  method: "get",
  path: "/organizations/{organization}/events/{event}/statistics",
  tag: "Check-in",
  summary: "Read sales and admissions of an event",
  guard: deciders("check-in:read"),
  params: ownEventPath,
  answer: z
    .object({
      sold: z.number().int(),
      held: z.number().int(),
      available: z.number().int(),
      capacity: z.number().int(),
      admitted: z.number().int(),
      inside: z.number().int(),
      refused: z.number().int(),
      incidents: z.number().int(),
      devices: z.number().int(),
      undelivered: z
        .number()
        .int()
        .openapi({ description: "Effects that failed and are no longer retried." }),
      at: Time,
    })
    .openapi("Statistics"),
  async handle({ services, organizationId, params }) {
    const page = await services.catalogue.findDayOf(organizationId, params.event);
    if (!page) return refused("not_found");
    const { dayOf } = page;
    const { sold, held, available, capacity, admitted, inside } = dayOf;
    const at = time(dayOf.now);
    const counts = { incidents: dayOf.incidents.length, devices: dayOf.devices.length };
    const undelivered = dayOf.outbox.dead.length;
    return {
      body: {
        sold,
        held,
        available,
        capacity,
        admitted,
        inside,
        refused: dayOf.refused,
        ...counts,
        undelivered,
        at,
      },
    };
  },
});
