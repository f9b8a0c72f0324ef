import type { z } from "@hono/zod-openapi";
import type { Services } from "../services";
import { type Call, type Refusal, type Reply, refused, refusedBy } from "./operation";
import { type EventBody, type OwnEvent, toOwnEvent, withBody } from "./schemas/own-events";

/** Refusals of saving an event. */
export const SAVE_REFUSALS = [
  "invalid",
  "closed",
  "changed_since",
  "setup_conflict",
  "price_moved",
  "not_ready",
] as const;

export type EventReply = Reply<z.input<typeof OwnEvent>> | Refusal;

/** The event with its revision. */
export async function readEvent(
  services: Services,
  organizationId: string,
  eventId: string,
): Promise<EventReply> {
  const view = await services.catalogue.findEvent(organizationId, eventId);
  return view ? { body: toOwnEvent(view), etag: `${view.revision}` } : refused("not_found");
}

/** Saves the members of the body over the event's content; the revision is the one that the client edited. */
export async function saveEvent(
  call: Pick<Call<unknown, unknown, unknown>, "services" | "organizationId" | "ifMatch" | "makeId">,
  eventId: string,
  body: z.output<typeof EventBody>,
): Promise<EventReply> {
  const { services, organizationId, ifMatch } = call;
  const view = await services.catalogue.findEvent(organizationId, eventId);
  if (!view) return refused("not_found");
  const seen = ifMatch === null ? view.revision : /^\d{1,15}$/.test(ifMatch) ? Number(ifMatch) : -1;
  if (seen !== view.revision) return refused("changed_since");
  const id = await call.makeId();
  const content = withBody(
    view.content,
    body,
    (index) => `${id.slice(0, 24)}${index.toString(16).padStart(12, "0")}`,
  );
  const saved = await services.catalogue.saveEvent(organizationId, eventId, content, seen);
  return saved.ok ? readEvent(services, organizationId, eventId) : refusedBy(saved);
}
