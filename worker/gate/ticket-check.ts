import { accept, refuse } from "#domain/core/outcome";
import type { Outcome } from "#domain/core/outcome";
import { refuseCode } from "#domain/gate/verdict";
import { shortCode } from "#domain/ticket/short-code";
import { verifyTicketCode } from "#domain/ticket/ticket-code";
import { catalogueContext } from "../catalogue/catalogue-context";
import { findOwnRow } from "../catalogue/find-event";
import type { Deps } from "../platform/deps";
import { eventObject } from "../platform/event-object";
import type { CheckedTicket, TicketCheckOrder } from "./gates";

/** The log of scans shows at most so many characters of a name. */
const MOST_OPERATOR = 80;

/** Verifies a code with the event's keys and has the object decide, without a paired device. */
export async function checkTicket(
  deps: Deps,
  organizationId: string,
  eventId: string,
  { code, gateId, direction, record }: TicketCheckOrder,
): Promise<Outcome<CheckedTicket, "not_found" | "not_on_sale" | "gate_unknown">> {
  const context = catalogueContext(deps);
  const row = await findOwnRow(context, organizationId, eventId);
  if (!row) return refuse("not_found");
  if (row.publishedAt === null) return refuse("not_on_sale");
  const object = await eventObject(deps.env, eventId);
  const head = await object.readGateManifestHead();
  const gate = gateId ?? head.gates[0]?.id ?? "";
  const verified = await verifyTicketCode(code, {
    eventId,
    minKeyNo: head.minKeyNo,
    withdrawnKeyNos: head.withdrawnKeyNos,
    keys: new Map(head.keys.map(({ keyNo, jwk }) => [keyNo, jwk])),
  });
  if (!verified.ok) {
    const verdict = refuseCode(verified.reason);
    return accept({ verdict, gateId: gate, place: "", ticketTypeName: "", recorded: false, holder: null });
  }
  const { ticketId } = verified.value;
  const person = deps.visitor.person;
  const [checked, found] = await Promise.all([
    object.checkTicket({
      deviceId: deviceOf(context.actorId),
      gateId: gate,
      code: verified.value,
      direction,
      record,
      operator: person?.name.slice(0, MOST_OPERATOR) ?? null,
    }),
    object.lookUpTickets(shortCode(ticketId)),
  ]);
  if (!checked) return refuse("gate_unknown");
  const named = found.find((each) => each.ticket.ticketId === ticketId);
  return accept({
    ...checked,
    gateId: gate,
    holder: named ? { attendee: named.attendee, buyer: named.buyer, shortCode: shortCode(ticketId) } : null,
  });
}

/** A caller's checks are the log of one device. */
function deviceOf(actorId: string): string {
  return `api-${actorId.replaceAll(/[^A-Za-z0-9_-]/g, "-")}`.slice(0, 64);
}
