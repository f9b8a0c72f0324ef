import { z } from "zod";
import { EventContent, type TicketTypeDraft } from "./event-draft";

/** The terms that buyers pay for. After approval they change only by another approval. */
export const MaterialChange = EventContent.pick({
  venueId: true,
  mode: true,
  timeZone: true,
  startsAt: true,
  endsAt: true,
  doorsAt: true,
  currency: true,
  pools: true,
  ticketTypes: true,
})
  .partial()
  .extend({ newTax: z.literal(true).optional() });
export type MaterialChange = Partial<
  Pick<
    EventContent,
    "venueId" | "mode" | "timeZone" | "startsAt" | "endsAt" | "doorsAt" | "currency" | "pools" | "ticketTypes"
  >
> & {
  /** The organization's tax has changed since the approval: the event takes the new one. */
  readonly newTax?: true | undefined;
};

/**
 * Splits an edit of a published event into the part that is published at once and the part that needs approval.
 * @param live the content on sale
 * @param wanted the organizer's complete content
 */
export function splitChange(
  live: EventContent,
  wanted: EventContent,
): { live: EventContent; change: MaterialChange | null } {
  const change: MaterialChange = {};
  const dateChanged = wanted.startsAt !== live.startsAt || wanted.endsAt !== live.endsAt;
  const venueChanged = wanted.venueId !== live.venueId;
  if (dateChanged)
    Object.assign(change, { startsAt: wanted.startsAt, endsAt: wanted.endsAt, doorsAt: wanted.doorsAt });
  if (venueChanged) Object.assign(change, { venueId: wanted.venueId, timeZone: wanted.timeZone });
  // Online or in person is a change of the place.
  if (wanted.mode !== live.mode) Object.assign(change, { mode: wanted.mode });
  const pricesChanged =
    venueChanged || wanted.currency !== live.currency || isRepriced(live.ticketTypes, wanted.ticketTypes);
  if (pricesChanged)
    Object.assign(change, {
      currency: wanted.currency,
      pools: wanted.pools,
      ticketTypes: wanted.ticketTypes,
    });
  return {
    live: {
      ...wanted,
      startsAt: live.startsAt,
      endsAt: live.endsAt,
      doorsAt: dateChanged ? live.doorsAt : wanted.doorsAt,
      venueId: live.venueId,
      mode: live.mode,
      timeZone: live.timeZone,
      currency: live.currency,
      pools: pricesChanged ? withNewSizes(live.pools, wanted.pools) : wanted.pools,
      ticketTypes: live.ticketTypes.map((type) => withSmallEdits(type, wanted.ticketTypes)),
    },
    change: Object.keys(change).length > 0 ? change : null,
  };
}

/** The organizer's content: the content on sale with the change applied. */
export function withChange(live: EventContent, change: MaterialChange | null): EventContent {
  if (!change) return live;
  const { newTax: _, ...content } = change;
  const given = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
  return { ...live, ...given };
}

function isRepriced(live: readonly TicketTypeDraft[], wanted: readonly TicketTypeDraft[]): boolean {
  if (live.length !== wanted.length) return true;
  return live.some((type) => {
    const other = wanted.find((each) => each.id === type.id);
    return (
      !other ||
      other.priceMinor !== type.priceMinor ||
      JSON.stringify(other.draws) !== JSON.stringify(type.draws)
    );
  });
}

function withSmallEdits(type: TicketTypeDraft, wanted: readonly TicketTypeDraft[]): TicketTypeDraft {
  const other = wanted.find((each) => each.id === type.id);
  return other
    ? {
        ...type,
        name: other.name,
        saleStartsAt: other.saleStartsAt,
        saleEndsAt: other.saleEndsAt,
        maxPerBuyer: other.maxPerBuyer,
      }
    : type;
}

function withNewSizes(live: EventContent["pools"], wanted: EventContent["pools"]): EventContent["pools"] {
  return live.map((pool) => wanted.find((each) => each.id === pool.id) ?? pool);
}

export type ChangedTerm = "date" | "venue" | "price";

/** The terms that a change affects, for the review queue; empty without a change. */
export function listChangedTerms(change: MaterialChange | null): readonly ChangedTerm[] {
  if (!change) return [];
  return [
    ...("startsAt" in change ? (["date"] as const) : []),
    ...("venueId" in change ? (["venue"] as const) : []),
    ...("ticketTypes" in change || change.newTax ? (["price"] as const) : []),
  ];
}
