import type { Visitor } from "#worker/platform/visitor";
import type { Services } from "#worker/services";
import { type Fields, type PlainServices, formRequest, routeContext } from "./route-call";
import { event } from "./theatre-sale";

const discovery: PlainServices["discovery"] = {
  findSaleEvent: async (slug) => (slug === event.slug ? event : null),
};

interface EventRequest {
  readonly booking: Partial<Services["booking"]>;
  /** Fields of a submitted form, or a whole request; without it a GET. */
  readonly sent?: Fields | Request | undefined;
  readonly slug?: string | undefined;
  readonly visitor?: Partial<Visitor> | undefined;
}

/** Arguments for the loader or action of a page of the theatre's event, such as `/events/:slug/seats`. */
export function eventRouteArgs<const Page extends string>(
  page: Page,
  { booking, sent, slug = event.slug, visitor }: EventRequest,
) {
  const path = `/events/${event.slug}/${page}`;
  const request =
    sent instanceof Request
      ? sent
      : sent
        ? formRequest(path, sent)
        : new Request(`https://stagedoor.test${path}`);
  return {
    context: routeContext({ discovery, booking }, visitor),
    params: { slug },
    request,
    url: new URL(request.url),
    pattern: `/events/:slug/${page}` as const,
  };
}
