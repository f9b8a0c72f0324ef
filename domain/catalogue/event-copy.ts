import type { EventContent } from "./event-draft";

/**
 * The content of a duplicated event: without times, sale windows, picture and online link, because they belong to the first event.
 * @param newId a new id per pool and ticket type
 */
export function copyContent(content: EventContent, newId: () => string): EventContent {
  const poolIds = new Map(content.pools.map((pool) => [pool.id, newId()]));
  return {
    ...content,
    imageKey: null,
    onlineUrl: "",
    startsAt: null,
    endsAt: null,
    doorsAt: null,
    pools: content.pools.map((pool) => ({ ...pool, id: poolIds.get(pool.id)! })),
    ticketTypes: content.ticketTypes.map((type) => ({
      ...type,
      id: newId(),
      saleStartsAt: null,
      saleEndsAt: null,
      draws:
        type.draws.from === "pool"
          ? { from: "pool", poolId: poolIds.get(type.draws.poolId) ?? type.draws.poolId }
          : type.draws,
    })),
  };
}
