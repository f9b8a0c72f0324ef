import { z } from "@hono/zod-openapi";
import { EventEntry } from "#domain/sale/event-entry";
import { deciders, members, operation, refused, refusedBy } from "../operation";
import { Id, Time, ownEventPath, time, timeOrNull, words } from "../schemas/values";

const Device = z
  .object({
    id: z.string(),
    name: z.string(),
    gateId: z.string(),
    pairedAt: Time,
    pairedBy: z.string().nullable(),
    revokedAt: Time.nullable(),
    lastContactAt: Time.nullable(),
    pendingScans: z.number().int().nullable(),
    scans: z.number().int().nullable(),
  })
  .openapi("Device");

export const listDevices = operation({
  id: "listDevices",
  method: "get",
  path: "/organizations/{organization}/events/{event}/devices",
  tag: "Check-in",
  summary: "List paired scanners",
  guard: members("check-in:read"),
  params: ownEventPath,
  answer: z.object({ items: z.array(Device) }),
  async handle({ services, organizationId, params }) {
    const view = await services.gates.findGates(organizationId, params.event);
    if (!view) return refused("not_found");
    const items = view.devices.map(({ status, ...device }) => ({
      id: device.deviceId,
      name: device.name,
      gateId: device.gateId,
      pairedAt: time(device.pairedAt),
      pairedBy: device.pairedByName,
      revokedAt: timeOrNull(device.revokedAt),
      lastContactAt: timeOrNull(status?.lastContactAt ?? null),
      pendingScans: status?.pendingScans ?? null,
      scans: status?.scans ?? null,
    }));
    return { body: { items } };
  },
});

export const createPairing = operation({
  id: "createPairing",
  method: "post",
  path: "/organizations/{organization}/events/{event}/pairings",
  tag: "Check-in",
  summary: "Make a code to pair one scanner",
  description: "For five minutes and one device. The code is in the fragment of `url`, in this answer only.",
  guard: members("check-in:write"),
  params: ownEventPath,
  body: z.object({ gateId: Id }),
  answer: z.object({ pairingId: z.string(), url: z.string(), gateId: z.string(), expiresAt: Time }),
  status: 201,
  refusals: ["gate_unknown", "not_on_sale"],
  secret: true,
  async handle({ services, organizationId, params, body }) {
    const opened = await services.gates.createPairing(organizationId, params.event, body.gateId);
    if (!opened.ok) return refusedBy(opened);
    return { body: { ...opened.value, expiresAt: time(opened.value.expiresAt) } };
  },
});

const devicePath = ownEventPath.extend({ device: Id });

export const renameDevice = operation({
  id: "renameDevice",
  method: "patch",
  path: "/organizations/{organization}/events/{event}/devices/{device}",
  tag: "Check-in",
  summary: "Rename a scanner",
  guard: members("check-in:write"),
  params: devicePath,
  body: z.object({ name: words(60).trim().min(1) }),
  answer: null,
  refusals: ["name_missing"],
  async handle({ services, organizationId, params, body }) {
    const { event, device } = params;
    const renamed = await services.gates.renameDevice(organizationId, event, device, body.name);
    return renamed.ok ? { body: undefined } : refusedBy(renamed);
  },
});

export const revokeDevice = operation({
  id: "revokeDevice",
  method: "delete",
  path: "/organizations/{organization}/events/{event}/devices/{device}",
  tag: "Check-in",
  summary: "Revoke a scanner",
  guard: members("check-in:write"),
  params: devicePath,
  answer: null,
  async handle({ services, organizationId, params }) {
    const revoked = await services.gates.revokeDevice(organizationId, params.event, params.device);
    return revoked.ok ? { body: undefined } : refusedBy(revoked);
  },
});

export const readEntry = operation({
  id: "readEntry",
  method: "get",
  path: "/organizations/{organization}/events/{event}/entry",
  tag: "Check-in",
  summary: "Read check-in lists and gates",
  guard: members("check-in:read"),
  params: ownEventPath,
  answer: EventEntry.extend({ revision: z.number().int() }).openapi("Entry"),
  async handle({ services, organizationId, params }) {
    const view = await services.gates.findGates(organizationId, params.event);
    if (!view) return refused("not_found");
    const { revision } = view.event;
    return { body: { revision, lists: view.lists, gates: view.gates }, etag: `${revision}` };
  },
});

export const saveEntry = operation({
  id: "saveEntry",
  method: "put",
  path: "/organizations/{organization}/events/{event}/entry",
  tag: "Check-in",
  summary: "Change check-in lists and gates",
  guard: deciders("check-in:write"),
  params: ownEventPath,
  body: EventEntry,
  answer: z.object({ revision: z.number().int() }),
  conditional: true,
  refusals: ["closed", "changed_since", "entry_problems", "setup_conflict", "price_moved"],
  async handle({ services, organizationId, params, body, ifMatch }) {
    const view = await services.gates.findGates(organizationId, params.event);
    if (!view) return refused("not_found");
    const seen = ifMatch === null ? view.event.revision : Number(/^\d{1,15}$/.exec(ifMatch)?.[0] ?? -1);
    const saved = await services.gates.saveEntry(organizationId, params.event, body, seen);
    return saved.ok ? { body: saved.value, etag: `${saved.value.revision}` } : refusedBy(saved);
  },
});
