import { and, eq } from "drizzle-orm";
import { accept, refuse } from "#domain/core/outcome";
import { catalogueContext } from "../catalogue/catalogue-context";
import { findOwnRow } from "../catalogue/find-event";
import { readEntry } from "../catalogue/save-entry";
import { device, pairing } from "../db/schema";
import type { Deps } from "../platform/deps";
import type { GateService } from "./gates";
import { openPairing } from "./pairings";

/** Pairing of a phone with a gate, as the organizer sees it. */
export function makePairings(deps: Deps) {
  const context = catalogueContext(deps);
  const { db, now } = context;

  return {
    async createPairing(organizationId, eventId, gateId) {
      const row = await findOwnRow(context, organizationId, eventId);
      if (!row) return refuse("not_found");
      if (row.state !== "published") return refuse("not_on_sale");
      if (!readEntry(row).gates.some(({ id }) => id === gateId)) return refuse("gate_unknown");
      const about = { eventId, gateId, createdBy: context.actorId };
      const { code, pairingId, expiresAt } = await openPairing(db, about, now());
      const url = new URL("/scan/pair", deps.request.url);
      url.hash = code;
      return accept({ pairingId, url: url.href, gateId, expiresAt });
    },

    async findPairing(organizationId, eventId, pairingId) {
      if (!(await findOwnRow(context, organizationId, eventId))) return null;
      const [found] = await db
        .select({ pairing, device })
        .from(pairing)
        .leftJoin(device, eq(device.id, pairing.deviceId))
        .where(and(eq(pairing.codeHash, pairingId), eq(pairing.eventId, eventId)));
      if (!found) return null;
      const { gateId, expiresAt } = found.pairing;
      const state = found.device ? "paired" : expiresAt <= now() ? "expired" : "waiting";
      const paired = found.device && { deviceId: found.device.id, name: found.device.name };
      return { state, gateId, expiresAt, device: paired };
    },
  } satisfies Partial<GateService>;
}
