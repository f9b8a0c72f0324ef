import { refuse } from "#domain/core/outcome";
import type { CatalogueContext } from "../catalogue/catalogue-context";
import { findOwnRow } from "../catalogue/find-event";
import { recordAudit } from "../notices/audit";
import { eventObject } from "../platform/event-object";
import type { GateService } from "./gates";

/** Rotation and withdrawal of an event's signing keys, for members who may change its gates. */
export function makeKeys(context: CatalogueContext) {
  const findObject = async (organizationId: string, eventId: string) => {
    const row = await findOwnRow(context, organizationId, eventId);
    if (!row || row.publishedAt === null) return null;
    return { title: row.title, object: await eventObject(context.env, eventId) };
  };
  const audit = (
    action: string,
    about: { organizationId: string; eventId: string; facts: Readonly<Record<string, unknown>> },
  ) =>
    recordAudit(context.env.DB, {
      actorId: context.actorId,
      action,
      subject: `event:${about.eventId}`,
      organizationId: about.organizationId,
      facts: about.facts,
    });

  return {
    async listKeys(organizationId, eventId) {
      const found = await findObject(organizationId, eventId);
      if (!found) return [];
      return (await found.object.listKeys()).toReversed();
    },

    async rotateKey(organizationId, eventId, after) {
      const found = await findObject(organizationId, eventId);
      if (!found) return refuse("not_found");
      const made = await found.object.rotateKey(after);
      if (made.ok)
        await audit("event.key_rotated", {
          organizationId,
          eventId,
          facts: { title: found.title, key: made.value.keyNo },
        });
      return made;
    },

    async withdrawKey(organizationId, eventId, keyNo, reason) {
      const found = await findObject(organizationId, eventId);
      if (!found) return refuse("not_found");
      const withdrawn = await found.object.withdrawKey(keyNo);
      if (withdrawn.ok)
        await audit("event.key_withdrawn", {
          organizationId,
          eventId,
          facts: { title: found.title, key: keyNo, reason, reissued: withdrawn.value.reissued },
        });
      return withdrawn;
    },
  } satisfies Partial<GateService>;
}
