import { isId } from "#domain/core/ids";
import type { SaleEvent } from "../discovery/discovery";
import type { Services } from "../services";

/** The slug of a public event by its id or slug; null for an unknown one. */
export async function slugOf({ discovery }: Services, event: string): Promise<string | null> {
  return isId(event) ? discovery.findSlug(event) : event;
}

/** The facts of a public event's sale by its id or slug. An invented id must not create an object, so holds begin here. */
export async function findSaleEvent(services: Services, event: string): Promise<SaleEvent | null> {
  const slug = await slugOf(services, event);
  return slug === null ? null : services.discovery.findSaleEvent(slug);
}
