import { eventTag, verifyTicketCode } from "#domain/ticket/ticket-code";
import * as checkIn from "../operations/check-in";
import { type RawValues, type Refusal, refused } from "../operation";
import { type Alias, type AliasContext, membersOf, textOf } from "./alias";

/** Pages of an organization's published events that are searched for a ticket's event, 25 each. */
const MOST_PAGES = 8;

/** The tag of the event in a code, unverified; null for a text that is no code. */
async function tagOf(code: string): Promise<number | null> {
  const read = await verifyTicketCode(code, { eventId: "", minKeyNo: 0, keys: new Map() });
  const tag = read.ok ? undefined : read.detail?.["eventTag"];
  return typeof tag === "number" ? tag : null;
}

/** The caller's event whose ticket the code is; such clients name no event. */
async function withEvent(given: RawValues, context: AliasContext): Promise<RawValues | Refusal> {
  const body = membersOf(given.body);
  const code = textOf(given.query["token"] ?? body["token"]);
  const named = textOf(given.query["eventId"] ?? body["eventId"]);
  const tag = named === "" ? await tagOf(code) : eventTag(named);
  const { catalogue } = context.services;
  for (const { organizationId } of context.caller.visitor.person?.memberships ?? [])
    for (let page = 1, pages = 1; page <= Math.min(pages, MOST_PAGES); page++) {
      const list = await catalogue.listEvents(organizationId, {
        tab: "published",
        search: "",
        sort: "starts",
        descending: false,
        page,
      });
      pages = list.pages;
      const found = list.items.find(({ id }) => eventTag(id) === tag);
      if (!found) continue;
      const params = { organization: organizationId, event: found.id };
      return { params, query: {}, body: { code } };
    }
  return refused("not_found");
}

const toValidity = (check: { readonly decision: string }) => ({
  success: true,
  valid: check.decision === "admit",
  ...check,
});

/** Reading validates only; posting uses the ticket. */
export const TICKET_ALIASES: readonly Alias[] = [
  {
    method: "get",
    path: "/ticket/validate",
    to: checkIn.validateTicket,
    valuesOf: withEvent,
    toAnswer: toValidity,
  },
  {
    method: "post",
    path: "/ticket/validate",
    to: checkIn.recordScan,
    valuesOf: withEvent,
    toAnswer: toValidity,
  },
];
