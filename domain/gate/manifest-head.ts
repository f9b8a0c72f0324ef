import * as z from "zod/mini";
import { GATE_MANIFEST_FORMAT } from "./manifest-format";
import type { GateManifestHead } from "./manifest-format";

const count = z.int().check(z.minimum(0));
const time = z.nullable(z.int());

/** Schema of the manifest head; the device validates it before use. */
export const GateManifestHeadSchema = z.object({
  format: z.literal(GATE_MANIFEST_FORMAT),
  version: count,
  eventId: z.string(),
  title: z.string(),
  venueName: z.string(),
  timeZone: z.string(),
  doorsAt: z.int(),
  startsAt: z.int(),
  endsAt: z.int(),
  asOf: count,
  minKeyNo: count,
  keys: z.array(
    z.object({
      keyNo: count,
      jwk: z.object({
        kty: z.literal("EC"),
        crv: z.literal("P-256"),
        x: z.string(),
        y: z.string(),
        alg: z.optional(z.literal("ES256")),
      }),
    }),
  ),
  withdrawnKeyNos: z.optional(z.array(count)),
  ticketTypes: z.array(z.object({ code: count, name: z.string() })),
  lists: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      rule: z.enum(["once", "once_a_day", "reentry"]),
      dayCutOffMinutes: count,
      validFrom: time,
      validUntil: time,
      exits: z.optional(z.boolean()),
    }),
  ),
  gates: z.array(
    z.object({ id: z.string(), name: z.string(), listId: z.string(), ticketTypeCodes: z.array(count) }),
  ),
  sections: z.array(z.string()),
  unknownTickets: z.enum(["check", "refuse"]),
  tickets: count,
  shardBits: count.check(z.maximum(8)),
  shards: z.array(z.object({ shard: count, tickets: count, bytes: count, sha256: z.string() })),
  otherEvents: z.array(z.object({ eventTag: count, title: z.string() })),
  devices: z.array(z.object({ deviceId: z.string(), name: z.string(), gateId: z.string() })),
});

/** Returns null for anything but a complete head of the supported format; unknown members are dropped. */
export function parseGateManifestHead(body: unknown): GateManifestHead | null {
  return GateManifestHeadSchema.safeParse(body).data ?? null;
}
