import { z } from "zod";
import type { EventListQuery } from "#worker/catalogue/event-list-service";

const Query = z.object({
  tab: z.enum(["all", "draft", "in_review", "published", "past"]).catch("all"),
  search: z.string().max(80).catch(""),
  sort: z.enum(["starts", "title", "sold", "revenue", "updated"]).catch("starts"),
  order: z.enum(["up", "down"]).catch("down"),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

/** Table state from the URL; invalid values get their default. */
export function readEventListQuery(search: URLSearchParams): EventListQuery {
  const { order, ...query } = Query.parse(Object.fromEntries(search));
  return { ...query, descending: order === "down" };
}
