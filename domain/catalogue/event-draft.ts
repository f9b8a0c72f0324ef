import { z } from "zod";
import { CATEGORIES } from "./category";
import { ACCESS_TAGS, AUDIENCE_TAGS, EVENT_MODES } from "./event-people";
import { isOnlineUrl } from "../core/online-url";
import { DEFAULT_REFUND_POLICY, RefundPolicy } from "../refund/refund-policy";
import type { SeatingPlan } from "../seating/plan";
import { isTimeZone } from "../time/wall-clock";

/** An event's content as its organizer edits it. Drafts can be incomplete; {@link listReadinessProblems} decides what can be sold. */

export const CURRENCIES = ["INR", "USD", "EUR", "GBP", "SGD", "AED", "JPY"] as const;

const moment = z.number().int().min(0).max(8_640_000_000_000).nullable();

export const TicketTypeDraft = z.object({
  id: z.string().min(1).max(64),
  code: z.number().int().min(1).max(65_535),
  name: z.string().trim().max(60),
  priceMinor: z.number().int().min(0).max(1_000_000_000),
  saleStartsAt: moment,
  saleEndsAt: moment,
  maxPerBuyer: z.number().int().min(1).max(50).nullable(),
  draws: z.discriminatedUnion("from", [
    z.object({ from: z.literal("seats"), sectionIds: z.array(z.string().max(40)).max(60) }),
    z.object({ from: z.literal("pool"), poolId: z.string().max(80) }),
  ]),
});

export const EventContent = z.object({
  title: z.string().trim().max(120),
  description: z.string().max(20_000),
  category: z.enum(CATEGORIES),
  language: z.string().trim().max(40).nullable(),
  /** Performers as people search for them; empty if the title names them. */
  performer: z.string().trim().max(120).default(""),
  /** Selected by the organizer; search adds audiences from tags and plan (worker/catalogue/event-columns). */
  forWhom: z.array(z.enum(AUDIENCE_TAGS)).max(AUDIENCE_TAGS.length).default([]),
  access: z.array(z.enum(ACCESS_TAGS)).max(ACCESS_TAGS.length).default([]),
  mode: z.enum(EVENT_MODES).default("in-person"),
  /** Address of an online event, for ticket holders only; empty until it is known. */
  onlineUrl: z.string().max(500).default(""),
  tags: z.array(z.string().trim().min(1).max(30)).max(12),
  venueId: z.string().max(64).nullable(),
  timeZone: z.string().refine(isTimeZone),
  doorsAt: moment,
  startsAt: moment,
  endsAt: moment,
  currency: z.string().length(3),
  seatsPerBuyer: z.number().int().min(1).max(50),
  refundPolicy: RefundPolicy.default(DEFAULT_REFUND_POLICY),
  imageKey: z.string().max(120).nullable(),
  pools: z
    .array(z.object({ id: z.string().max(80), name: z.string().max(60), capacity: z.number().int().min(0) }))
    .max(40),
  ticketTypes: z.array(TicketTypeDraft).max(30),
});

export type TicketTypeDraft = z.infer<typeof TicketTypeDraft>;
export type EventContent = z.infer<typeof EventContent>;

/** The content of a new draft. */
export const EMPTY_CONTENT: EventContent = {
  title: "",
  description: "",
  category: "other",
  language: null,
  performer: "",
  forWhom: [],
  access: [],
  mode: "in-person",
  onlineUrl: "",
  tags: [],
  venueId: null,
  timeZone: "Asia/Kolkata",
  doorsAt: null,
  startsAt: null,
  endsAt: null,
  currency: "INR",
  seatsPerBuyer: 6,
  refundPolicy: DEFAULT_REFUND_POLICY,
  imageKey: null,
  pools: [],
  ticketTypes: [],
};

/** A problem that prevents submission, with the field to correct. */
export interface ReadinessProblem {
  readonly problem:
    | "title_missing"
    | "description_missing"
    | "venue_missing"
    | "online_url_missing"
    | "online_url_invalid"
    | "starts_missing"
    | "starts_past"
    | "ends_missing"
    | "ends_before_start"
    | "doors_after_start"
    | "ticket_type_missing"
    | "ticket_type_name_missing"
    | "ticket_type_name_repeated"
    | "sections_missing"
    | "section_unknown"
    | "pool_unknown"
    | "capacity_missing"
    | "sale_ends_before_start"
    | "sale_ends_after_event";
  readonly field:
    "title" | "description" | "venueId" | "onlineUrl" | "startsAt" | "endsAt" | "doorsAt" | "ticketTypes";
  /** Index of the ticket type. */
  readonly ticketType?: number;
}

/**
 * Problems that prevent submission; empty when the event can be submitted.
 * @param plan the venue's plan; null without a venue
 * @param now epoch milliseconds
 */
export function listReadinessProblems(
  content: EventContent,
  plan: SeatingPlan | null,
  now: number,
): ReadinessProblem[] {
  const problems: ReadinessProblem[] = [];
  if (content.title === "") problems.push({ problem: "title_missing", field: "title" });
  if (content.description.trim() === "")
    problems.push({ problem: "description_missing", field: "description" });
  problems.push(...placeProblems(content));
  problems.push(...timeProblems(content, now));
  if (content.ticketTypes.length === 0)
    problems.push({ problem: "ticket_type_missing", field: "ticketTypes" });
  content.ticketTypes.forEach((type, index) => {
    for (const problem of ticketTypeProblems(type, index, content, plan))
      problems.push({ problem, field: "ticketTypes", ticketType: index });
  });
  return problems;
}

/**
 * Problems that prevent an edit of a published event. A start in the past is allowed if the edit does not change it, so that
 * texts can be corrected after the show began.
 */
export function listEditProblems(
  before: EventContent,
  wanted: EventContent,
  plan: SeatingPlan | null,
  now: number,
): ReadinessProblem[] {
  return listReadinessProblems(wanted, plan, now).filter(
    ({ problem }) => problem !== "starts_past" || wanted.startsAt !== before.startsAt,
  );
}

/** An online event needs a link, any other one a venue. */
function placeProblems({ mode, onlineUrl, venueId }: EventContent): ReadinessProblem[] {
  if (mode === "in-person") return venueId === null ? [{ problem: "venue_missing", field: "venueId" }] : [];
  if (onlineUrl === "") return [{ problem: "online_url_missing", field: "onlineUrl" }];
  return isOnlineUrl(onlineUrl) ? [] : [{ problem: "online_url_invalid", field: "onlineUrl" }];
}

function timeProblems({ startsAt, endsAt, doorsAt }: EventContent, now: number): ReadinessProblem[] {
  const problems: ReadinessProblem[] = [];
  if (startsAt === null) problems.push({ problem: "starts_missing", field: "startsAt" });
  else if (startsAt <= now) problems.push({ problem: "starts_past", field: "startsAt" });
  if (endsAt === null) problems.push({ problem: "ends_missing", field: "endsAt" });
  else if (startsAt !== null && endsAt <= startsAt)
    problems.push({ problem: "ends_before_start", field: "endsAt" });
  if (doorsAt !== null && startsAt !== null && doorsAt > startsAt)
    problems.push({ problem: "doors_after_start", field: "doorsAt" });
  return problems;
}

function ticketTypeProblems(
  type: TicketTypeDraft,
  index: number,
  content: EventContent,
  plan: SeatingPlan | null,
): ReadinessProblem["problem"][] {
  const problems: ReadinessProblem["problem"][] = [];
  if (type.name === "") problems.push("ticket_type_name_missing");
  else if (content.ticketTypes.slice(0, index).some((other) => other.name === type.name))
    problems.push("ticket_type_name_repeated");
  problems.push(...drawsProblems(type.draws, content, plan));
  const { saleStartsAt, saleEndsAt } = type;
  if (saleStartsAt !== null && saleEndsAt !== null && saleEndsAt <= saleStartsAt)
    problems.push("sale_ends_before_start");
  if (saleEndsAt !== null && content.endsAt !== null && saleEndsAt > content.endsAt)
    problems.push("sale_ends_after_event");
  return problems;
}

function drawsProblems(
  draws: TicketTypeDraft["draws"],
  content: EventContent,
  plan: SeatingPlan | null,
): ReadinessProblem["problem"][] {
  if (draws.from === "seats") {
    if (draws.sectionIds.length === 0) return ["sections_missing"];
    const seated = new Set(
      plan?.sections.filter((section) => section.kind === "seated").map((section) => section.id),
    );
    return draws.sectionIds.every((id) => seated.has(id)) ? [] : ["section_unknown"];
  }
  const own = content.pools.find((pool) => pool.id === draws.poolId);
  if (own) return own.capacity > 0 ? [] : ["capacity_missing"];
  const standing = plan?.sections.some(
    (section) => section.kind === "standing" && section.id === draws.poolId,
  );
  return standing ? [] : ["pool_unknown"];
}
