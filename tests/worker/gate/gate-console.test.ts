import { env } from "cloudflare:test";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#worker/db/database";
import { auditLog, member } from "#worker/db/schema";
import { eventObject } from "#worker/platform/event-object";
import { issue } from "../../build/workerd/gate";
import { aScan } from "../../build/workerd/north-gate";
import { asJson } from "../../build/workerd/phone";
import { aShow } from "../../build/workerd/show";
import { aGateShow, syncOf } from "../../build/workerd/gate-show";

let show: Awaited<ReturnType<typeof aGateShow>>;

beforeAll(async () => {
  show = await aGateShow();
});

describe("the lead of a phone", () => {
  async function anEvening() {
    const evening = await aShow();
    await database(env).insert(member).values({
      id: crypto.randomUUID(),
      organizationId: evening.organizationId,
      userId: evening.ownerId,
      role: "staff",
      createdAt: new Date(),
    });
    const phone = await show.pairPhone(evening.eventId, evening.organizationId);
    const { tickets } = await issue(evening.eventId, [0, 1, 2]);
    const name = (personId: string | null) =>
      show.gates().setOverridePerson(evening.organizationId, evening.eventId, phone.deviceId, personId);
    const override = (seq: number) =>
      aScan(phone.deviceId, seq, tickets[seq - 1]!.ticketId, {
        kind: "override",
        reason: "already_in",
        operator: "Meera",
      });
    const day = async () => (await eventObject(env, evening.eventId)).readDayOf();
    return { ...evening, phone, name, override, day };
  }

  test("is named by the organizer and reaches the phone with its next sync; the audit log has the actor", async () => {
    const { phone, name, ownerId, organizationId, eventId } = await anEvening();
    expect(await asJson(await syncOf(phone, []))).toMatchObject({ overrideBy: null });
    expect(await name("u-stranger")).toMatchObject({ ok: false, reason: "person_unknown" });
    expect(await name(ownerId)).toMatchObject({ ok: true });
    expect(await name(ownerId)).toMatchObject({ ok: true });
    expect(await asJson(await syncOf(phone, []))).toMatchObject({ overrideBy: "Meera" });
    const view = await show.gates().findGates(organizationId, eventId);
    expect(view?.devices[0]?.overridePerson).toEqual({ personId: ownerId, name: "Meera" });
    await name(null);
    expect(await asJson(await syncOf(phone, []))).toMatchObject({ overrideBy: null });
    const rows = await database(env)
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `device:${phone.deviceId}`));
    expect(rows.map(({ action }) => action)).toEqual([
      "device.paired",
      "device.override_granted",
      "device.override_withdrawn",
    ]);
  });

  test("an override without the right is an incident, and the ticket is inside", async () => {
    const { phone, name, override, day, ownerId } = await anEvening();
    await syncOf(phone, [override(1)]);
    expect(await day()).toMatchObject({ inside: 1, incidents: [{ kind: "override_without_right" }] });
    await name(ownerId);
    await syncOf(phone, [override(2)]);
    expect(await day()).toMatchObject({ inside: 2, incidents: { length: 1 } });
    await name(null);
    await syncOf(phone, [aScan(phone.deviceId, 3, null, { decision: "refuse", deviceAt: Date.now() })]);
    expect(await day()).toMatchObject({ incidents: { length: 1 } });
  });

  test("loses the right with the membership", async () => {
    const { phone, name, ownerId } = await anEvening();
    await name(ownerId);
    await database(env).delete(member).where(eq(member.userId, ownerId));
    expect(await asJson(await syncOf(phone, []))).toMatchObject({ overrideBy: null });
  });
});

describe("signing keys in the console", () => {
  test("a key is rotated and withdrawn for the own organization only, with an audit record each", async () => {
    const own = await aShow();
    const gates = show.gates();
    expect(await gates.rotateKey("o-other", own.eventId, 1)).toMatchObject({ reason: "not_found" });
    expect(await gates.withdrawKey("o-other", own.eventId, 1, "stolen")).toMatchObject({
      reason: "not_found",
    });
    expect(await gates.listKeys("o-other", own.eventId)).toEqual([]);
    expect(await gates.rotateKey(own.organizationId, own.eventId, 1)).toMatchObject({ value: { keyNo: 2 } });
    await gates.withdrawKey(own.organizationId, own.eventId, 1, "laptop stolen");
    expect(await gates.listKeys(own.organizationId, own.eventId)).toMatchObject([
      { keyNo: 2, withdrawnAt: null },
      { keyNo: 1, withdrawnAt: expect.any(Number) },
    ]);
    const rows = await database(env)
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `event:${own.eventId}`));
    expect(rows.map(({ action, facts }) => ({ action, facts }))).toMatchObject([
      { action: "event.key_rotated", facts: { key: 2 } },
      { action: "event.key_withdrawn", facts: { key: 1, reason: "laptop stolen" } },
    ]);
  });
});
