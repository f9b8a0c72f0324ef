import { beforeAll, expect, test } from "vitest";
import type { EventContent } from "#domain/catalogue/event-draft";
import type { EventSetup } from "#domain/sale/event-setup";
import type { SeatingPlan } from "#domain/seating/plan";
import { completePastEvents } from "#worker/catalogue/complete-events";
import { handleImages } from "#worker/catalogue/image-response";
import { eventObject } from "#worker/platform/event-object";
import { newId } from "#worker/platform/ids";
import { handleSockets } from "#worker/sockets/sockets";
import type { Person } from "#worker/platform/visitor";
import { aContent } from "../build/event-content";
import { stalls } from "../build/event-setup";
import { png, withText } from "../build/picture";
import { makeOrganization, makePerson, servicesFor, visitAs } from "../build/workerd/people";
import { env, mailsTo } from "../build/workerd/visit";

const HOUR = 3_600_000;
const NOW = Date.now();

const plan: SeatingPlan = {
  focus: "Stage",
  sections: [stalls({ rows: 1, perRow: 4, multiplierPercent: 150 })],
};

let ranga: { organizationId: string; organizer: Person };
let rival: { organizationId: string; organizer: Person };
let admin: Person;
let venueId: string;

beforeAll(async () => {
  ranga = await makeOrganization("ranga");
  rival = await makeOrganization("rival");
  admin = await makePerson("admin@test.example", true);
  venueId = newId();
  const saved = await servicesFor(ranga.organizer).catalogue.saveVenue(ranga.organizationId, venueId, {
    name: "Malhar Hall",
    address: "1 Hall Road",
    area: "Halasuru",
    city: "Bengaluru",
    timeZone: "Asia/Kolkata",
    plan,
    seenAt: null,
  });
  expect(saved.ok).toBe(true);
});

test("an approved event is on sale in its object and on its public page", async () => {
  const eventId = await makeDraft();
  const organizer = servicesFor(ranga.organizer).catalogue;
  expect((await organizer.submitEvent(ranga.organizationId, eventId)).ok).toBe(true);
  expect((await servicesFor(admin).catalogue.listQueue()).map((item) => item.eventId)).toContain(eventId);

  expect((await approve(eventId)).ok).toBe(true);
  const view = await organizer.findEvent(ranga.organizationId, eventId);
  expect(view?.state).toBe("published");
  const setup = await (await eventObject(env, eventId)).readSetup();
  expect(setup).toMatchObject({ title: "Tughlaq", venueName: "Malhar Hall", state: "published" });
  expect(await servicesFor(null).discovery.findEvent(view!.slug)).toMatchObject({ title: "Tughlaq" });
  const mails = await mailsTo("ranga@test.example");
  expect(mails.some(({ subject }) => subject.includes("Tughlaq"))).toBe(true);
});

test("an event without approval is not reachable by list, page, socket or image", async () => {
  const eventId = await makeDraft({ title: "Secret rehearsal" });
  const organizer = servicesFor(ranga.organizer).catalogue;
  await organizer.submitEvent(ranga.organizationId, eventId);
  const uploaded = await upload(eventId, png(800, 600));
  expect(uploaded.ok).toBe(true);
  const view = (await organizer.findEvent(ranga.organizationId, eventId))!;

  const stranger = servicesFor(null).discovery;
  expect(await stranger.findEvent(view.slug)).toBeNull();
  const home = await stranger.listHome();
  expect(JSON.stringify(home)).not.toContain(eventId);
  const socket = await handleSockets(
    new Request(`https://stagedoor.test/socket/events/${eventId}/seats`, {
      headers: { upgrade: "websocket", origin: "https://stagedoor.test" },
    }),
    env,
    () => NOW,
  );
  expect(socket?.status).toBe(404);
  const image = await handleImages(
    new Request(`https://stagedoor.test/images/${view.content.imageKey}`),
    env,
  );
  expect(image?.status).toBe(404);
  expect(await servicesFor(rival.organizer).catalogue.findEvent(rival.organizationId, eventId)).toBeNull();

  expect((await approve(eventId)).ok).toBe(true);
  const shown = await handleImages(
    new Request(`https://stagedoor.test/images/${view.content.imageKey}`),
    env,
  );
  expect(shown?.status).toBe(200);
  expect(shown?.headers.get("x-content-type-options")).toBe("nosniff");
  expect(shown?.headers.get("content-type")).toBe("image/png");
  await shown?.arrayBuffer();
  expect(await stranger.findEvent(view.slug)).not.toBeNull();
});

test("a rejected event becomes a draft; its organizers get the reason by mail and in the app", async () => {
  const eventId = await makeDraft({ title: "Turned down" });
  await servicesFor(ranga.organizer).catalogue.submitEvent(ranga.organizationId, eventId);
  const review = (await servicesFor(admin).catalogue.findReview(eventId))!;
  const rejected = await visitAs(admin, ({ catalogue }) =>
    catalogue.rejectEvent(eventId, review.revision, "Venue has not confirmed"),
  );
  expect(rejected.ok).toBe(true);

  const view = await servicesFor(ranga.organizer).catalogue.findEvent(ranga.organizationId, eventId);
  expect(view).toMatchObject({
    state: "draft",
    lastReview: { action: "rejected", reason: "Venue has not confirmed" },
  });
  const mail = (await mailsTo("ranga@test.example")).find(({ text }) => text.includes("Turned down"));
  expect(mail?.text).toContain("Venue has not confirmed");
  const { results } = await env.DB.prepare(
    "select kind, facts from notification where user_id = ? and kind = 'event_rejected'",
  )
    .bind(ranga.organizer.id)
    .all<{ facts: string }>();
  expect(results.map(({ facts }) => facts).join()).toContain("Venue has not confirmed");
  const audit = await env.DB.prepare("select action from audit_log where subject = ?")
    .bind(`event:${eventId}`)
    .all<{ action: string }>();
  expect(audit.results.map(({ action }) => action)).toContain("event.rejected");
});

test("an event that was edited after the admin opened it is not approved", async () => {
  const eventId = await makeDraft({ title: "Moving target" });
  const organizer = servicesFor(ranga.organizer).catalogue;
  await organizer.submitEvent(ranga.organizationId, eventId);
  const read = (await servicesFor(admin).catalogue.findReview(eventId))!;
  const view = (await organizer.findEvent(ranga.organizationId, eventId))!;
  await organizer.saveEvent(
    ranga.organizationId,
    eventId,
    { ...view.content, description: "Other words." },
    view.revision,
  );
  expect(await servicesFor(admin).catalogue.approveEvent(eventId, read.revision)).toMatchObject({
    ok: false,
    reason: "changed_since",
  });
});

test("of two tabs the second save is refused and the first is kept", async () => {
  const eventId = await makeDraft();
  const organizer = servicesFor(ranga.organizer).catalogue;
  const { content, revision } = (await organizer.findEvent(ranga.organizationId, eventId))!;
  const save = (title: string) =>
    organizer.saveEvent(ranga.organizationId, eventId, { ...content, title }, revision);
  expect((await save("First tab")).ok).toBe(true);
  expect(await save("Second tab")).toMatchObject({ reason: "changed_since" });
  expect((await organizer.findEvent(ranga.organizationId, eventId))?.content.title).toBe("First tab");
});

test("content that could not be read back is refused with its fields, and the event stays as it was", async () => {
  const organizer = servicesFor(ranga.organizer).catalogue;
  for (const eventId of [await makeDraft({ title: "Readable" }), await publish({ title: "Readable" })]) {
    const { content, revision } = (await organizer.findEvent(ranga.organizationId, eventId))!;
    const [type] = content.ticketTypes;
    const rows: readonly (readonly [string, Partial<typeof content>])[] = [
      ["timeZone", { timeZone: "Mars/Olympus" }],
      ["title", { title: "x".repeat(121) }],
      ["startsAt", { startsAt: 8.64e15 }],
      ["ticketTypes.0.priceMinor", { ticketTypes: [{ ...type!, priceMinor: 0.5 }] }],
    ];
    for (const [field, wrong] of rows) {
      const given = { ...content, ...wrong };
      expect(await organizer.saveEvent(ranga.organizationId, eventId, given, revision)).toEqual({
        ok: false,
        reason: "invalid",
        detail: { fields: [field] },
      });
      expect(await organizer.findEvent(ranga.organizationId, eventId)).toMatchObject({ content, revision });
    }
  }
});

test("a new price needs approval while the old one is on sale; texts are published at once", async () => {
  const eventId = await publish({ title: "Old price" });
  const organizer = servicesFor(ranga.organizer).catalogue;
  const { content, revision } = (await organizer.findEvent(ranga.organizationId, eventId))!;
  const dearer = content.ticketTypes.map((type) => ({ ...type, priceMinor: 90_000 }));
  const saved = await organizer.saveEvent(
    ranga.organizationId,
    eventId,
    { ...content, title: "New words", ticketTypes: dearer },
    revision,
  );
  expect(saved).toMatchObject({ ok: true, value: { waits: true } });

  const object = await eventObject(env, eventId);
  expect(await object.readSetup()).toMatchObject({
    title: "New words",
    ticketTypes: [{ priceMinor: 60_000 }],
  });
  const review = (await servicesFor(admin).catalogue.findReview(eventId))!;
  expect(review.changed.map(({ field }) => field)).toEqual(["title", "ticket_type"]);
  expect((await approve(eventId)).ok).toBe(true);
  expect(await object.readSetup()).toMatchObject({ ticketTypes: [{ priceMinor: 90_000 }] });
});

test("another organization's event gives the same response as an unknown one", async () => {
  const eventId = await makeDraft();
  const { catalogue } = servicesFor(rival.organizer);
  const mine = rival.organizationId;
  expect(await catalogue.findEvent(mine, eventId)).toBeNull();
  expect(await catalogue.previewEvent(mine, eventId)).toBeNull();
  expect(await catalogue.findDayOf(mine, eventId)).toBeNull();
  expect(await catalogue.readConsequences(mine, eventId)).toBeNull();
  expect(await catalogue.findVenue(mine, venueId)).toBeNull();
  for (const answer of [
    await catalogue.submitEvent(mine, eventId),
    await catalogue.deleteEvent(mine, eventId),
    await catalogue.cancelEvent(mine, eventId, { cause: "other", words: "x" }),
    await catalogue.removeImage(mine, eventId),
    await catalogue.duplicateEvent(mine, eventId, newId()),
    await catalogue.createEvent(mine, eventId),
    await catalogue.submitEvent(mine, newId()),
  ])
    expect(answer).toMatchObject({ ok: false, reason: "not_found" });
});

test("creating an event twice with one id makes one draft", async () => {
  const eventId = newId();
  const { catalogue } = servicesFor(ranga.organizer);
  expect(await catalogue.createEvent(ranga.organizationId, eventId)).toMatchObject({ ok: true });
  expect(await catalogue.createEvent(ranga.organizationId, eventId)).toMatchObject({ ok: true });
  const copyId = newId();
  const full = await makeDraft({ title: "Original" });
  await catalogue.duplicateEvent(ranga.organizationId, full, copyId);
  const copy = (await catalogue.findEvent(ranga.organizationId, copyId))!;
  expect(copy).toMatchObject({ state: "draft", content: { title: "Original", startsAt: null } });
});

test.each([
  ["a drawing", new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>"), "vector"],
  ["a page", new TextEncoder().encode("<script>alert(1)</script>"), "not_a_picture"],
  ["a picture with a page behind it", withText(png(800, 600), "<script>"), "not_whole"],
  ["too many pixels", png(7000, 600), "too_many_pixels"],
  ["too many bytes", new Uint8Array(6 * 1024 * 1024), "too_large"],
])("%s is refused as a picture", async (_what, bytes, reason) => {
  const eventId = await makeDraft();
  expect(await upload(eventId, bytes)).toMatchObject({ ok: false, reason });
  const view = await servicesFor(ranga.organizer).catalogue.findEvent(ranga.organizationId, eventId);
  expect(view?.content.imageKey).toBeNull();
});

test("a published event can be cancelled but not deleted, and its object stops selling", async () => {
  const eventId = await publish({ title: "Called off" });
  const { catalogue } = servicesFor(ranga.organizer);
  expect(await catalogue.deleteEvent(ranga.organizationId, eventId)).toMatchObject({
    reason: "was_public",
  });
  const cancelled = await catalogue.cancelEvent(ranga.organizationId, eventId, {
    cause: "performer",
    words: "The lead is ill",
  });
  expect(cancelled).toMatchObject({ ok: true, value: { bookings: 0 } });
  expect((await catalogue.findEvent(ranga.organizationId, eventId))?.state).toBe("cancelled");
  const held = await (
    await eventObject(env, eventId)
  ).hold("guest:x", { holdId: newId(), seats: [0], pools: [] });
  expect(held).toMatchObject({ ok: false, reason: "event_closed" });
});

test("an event that is edited during its cancellation is cancelled with the edit", async () => {
  const eventId = await publish({ title: "Called off meanwhile" });
  const meanwhile = () =>
    env.DB.prepare("update event set title = 'Edited', revision = revision + 1 where id = ?")
      .bind(eventId)
      .run();
  const EVENT = {
    idFromName: (name: string) => env.EVENT.idFromName(name),
    get: () => ({
      cancelEvent: async () => {
        await meanwhile();
        return (await eventObject(env, eventId)).cancelEvent();
      },
      configure: async (setup: EventSetup) => (await eventObject(env, eventId)).configure(setup, "edit"),
    }),
  } as unknown as typeof env.EVENT;
  const { catalogue } = servicesFor(ranga.organizer, undefined, { ...env, EVENT });
  expect(
    await catalogue.cancelEvent(ranga.organizationId, eventId, {
      cause: "performer",
      words: "The lead is ill",
    }),
  ).toMatchObject({
    ok: true,
  });
  expect(await catalogue.findEvent(ranga.organizationId, eventId)).toMatchObject({
    state: "cancelled",
    content: { title: "Edited" },
  });
  expect(await (await eventObject(env, eventId)).readSetup()).toMatchObject({ state: "cancelled" });
});

test("a venue with an event on sale can get seats but not lose one that is held", async () => {
  const eventId = await publish({ title: "In a changing room" });
  const object = await eventObject(env, eventId);
  expect((await object.hold("guest:y", { holdId: crypto.randomUUID(), seats: [3], pools: [] })).ok).toBe(
    true,
  );
  const { catalogue } = servicesFor(ranga.organizer);
  const venue = (await catalogue.findVenue(ranga.organizationId, venueId))!;
  const [stalls] = venue.plan.sections;
  if (stalls?.kind !== "seated") throw new Error("no stalls");
  const withSeats = (labels: string[]): SeatingPlan => ({
    ...venue.plan,
    sections: [
      { ...stalls, rows: [{ label: "A", seats: labels.map((label) => ({ label, kind: "seat" })) }] },
    ],
  });
  const save = (changed: SeatingPlan) =>
    catalogue.saveVenue(ranga.organizationId, venueId, {
      ...venue,
      plan: changed,
      seenAt: venue.updatedAt,
    });
  expect(await save(withSeats(["1", "2", "3"]))).toMatchObject({
    reason: "seats_sold",
    detail: { event: "In a changing room", seats: ["Stalls, A 4"] },
  });
  expect(await save(withSeats(["1", "2", "3", "4", "5"]))).toMatchObject({ ok: true });
  expect((await object.readSnapshot()).seats).toHaveLength(5);
});

/** An own venue with seats and a standing floor, and an event on sale there. */
async function publishOnFloor(title: string) {
  const ownVenueId = newId();
  const { catalogue } = servicesFor(ranga.organizer);
  const floor = {
    kind: "standing" as const,
    id: "floor",
    name: "Floor",
    place: { tier: 1, side: "centre" as const },
    capacity: 5,
  };
  const own: SeatingPlan = { ...plan, sections: [...plan.sections, floor] };
  await catalogue.saveVenue(ranga.organizationId, ownVenueId, {
    name: "Own Hall",
    address: "2 Hall Road",
    area: "Halasuru",
    city: "Bengaluru",
    timeZone: "Asia/Kolkata",
    plan: own,
    seenAt: null,
  });
  const [seated] = aContent({ venueId: ownVenueId }).ticketTypes;
  const eventId = await publish({
    title,
    venueId: ownVenueId,
    ticketTypes: [
      seated!,
      { ...seated!, id: newId(), code: 2, name: "Floor", draws: { from: "pool", poolId: "floor" } },
    ],
  });
  const save = async (sections: SeatingPlan["sections"], bindings = env) => {
    const venue = (await catalogue.findVenue(ranga.organizationId, ownVenueId))!;
    return servicesFor(ranga.organizer, undefined, bindings).catalogue.saveVenue(
      ranga.organizationId,
      ownVenueId,
      { ...venue, plan: { ...own, sections }, seenAt: venue.updatedAt },
    );
  };
  return { eventId, venueId: ownVenueId, own, floor, save, object: await eventObject(env, eventId) };
}

test("a section's multiplier cannot move the price of an event on sale", async () => {
  const { eventId, own, save, object } = await publishOnFloor("At an approved price");
  const [stalls, floor] = own.sections;
  if (stalls?.kind !== "seated") throw new Error("no stalls");
  expect(await save([{ ...stalls, multiplierPercent: 1_000 }, floor!])).toMatchObject({
    reason: "price_moved",
    detail: { event: "At an approved price", sections: ["Stalls"] },
  });
  expect((await object.readSetup())?.plan).toEqual(own);
  const view = await servicesFor(ranga.organizer).catalogue.findEvent(ranga.organizationId, eventId);
  expect(view?.venue?.plan).toEqual(own);
  expect(await save([{ ...stalls, name: "Parterre" }, floor!])).toMatchObject({ ok: true });
});

test("a venue's time zone cannot change while an event is on sale there", async () => {
  const { venueId: ownVenueId } = await publishOnFloor("On the venue's clock");
  const { catalogue } = servicesFor(ranga.organizer);
  const saveIn = async (timeZone: string) => {
    const venue = (await catalogue.findVenue(ranga.organizationId, ownVenueId))!;
    return catalogue.saveVenue(ranga.organizationId, ownVenueId, {
      ...venue,
      timeZone,
      seenAt: venue.updatedAt,
    });
  };
  expect(await saveIn("Europe/Berlin")).toMatchObject({
    reason: "time_zone_in_use",
    detail: { event: "On the venue's clock" },
  });
  expect((await catalogue.findVenue(ranga.organizationId, ownVenueId))?.timeZone).toBe("Asia/Kolkata");
  expect(await saveIn("Asia/Kolkata")).toMatchObject({ ok: true });
});

test("a standing section on sale can grow, but neither lose held places nor go away", async () => {
  const { own, floor, save, object } = await publishOnFloor("Standing");
  const [stalls] = own.sections;
  const types = (await object.readSetup())!.ticketTypes;
  const pools = [{ ticketTypeId: types[1]!.id, quantity: 3 }];
  expect((await object.hold("guest:s", { holdId: newId(), seats: [], pools })).ok).toBe(true);
  expect(await save([stalls!])).toMatchObject({ reason: "seats_sold", detail: { sections: ["Floor"] } });
  expect(await save([stalls!, { ...floor, capacity: 2 }])).toMatchObject({ reason: "seats_sold" });
  expect(await save([stalls!, { ...floor, capacity: 9 }])).toMatchObject({ ok: true });
});

test("a seat that is taken while its plan is saved keeps the earlier plan everywhere", async () => {
  const { eventId, venueId: ownVenueId, own, save, object } = await publishOnFloor("A late buyer");
  const [stalls, floor] = own.sections;
  if (stalls?.kind !== "seated") throw new Error("no stalls");
  const EVENT = {
    idFromName: (name: string) => env.EVENT.idFromName(name),
    get: () => ({
      readSnapshot: async () => {
        const snapshot = await object.readSnapshot();
        await object.hold("guest:late", { holdId: newId(), seats: [3], pools: [] });
        return snapshot;
      },
      configure: async (...setup: Parameters<typeof object.configure>) => object.configure(...setup),
    }),
  } as unknown as typeof env.EVENT;
  const shorter = stalls.rows.map((row) => ({ ...row, seats: row.seats.slice(0, 3) }));
  const saved = await save([{ ...stalls, rows: shorter }, floor!], { ...env, EVENT });
  expect(saved).toMatchObject({ reason: "seats_sold", detail: { event: "A late buyer" } });
  const { catalogue } = servicesFor(ranga.organizer);
  expect((await catalogue.findVenue(ranga.organizationId, ownVenueId))?.plan).toEqual(own);
  expect((await object.readSetup())?.plan).toEqual(own);
  expect((await catalogue.findEvent(ranga.organizationId, eventId))?.venue?.plan).toEqual(own);
});

test("an organization's new tax reaches an event on sale only by approval", async () => {
  const { organizationId, organizer } = await makeOrganization("taxed");
  const { auth, catalogue, discovery } = servicesFor(organizer);
  const ownVenueId = newId();
  const venue = { name: "Tax Hall", address: "3", area: "Halasuru", city: "Bengaluru" };
  await catalogue.saveVenue(organizationId, ownVenueId, {
    ...venue,
    timeZone: "Asia/Kolkata",
    plan,
    seenAt: null,
  });
  const eventId = newId();
  const content = aContent({ venueId: ownVenueId, title: "Taxed" });
  await catalogue.createEvent(organizationId, eventId);
  await catalogue.saveEvent(organizationId, eventId, content, 1);
  await catalogue.submitEvent(organizationId, eventId);
  await approve(eventId);
  const object = await eventObject(env, eventId);
  const seen = (await catalogue.findEvent(organizationId, eventId))!;
  const taxes = async () => [(await object.readSetup())?.tax, (await discovery.findEvent(seen.slug))?.tax];
  const before = await taxes();

  const settings = await auth.getSettings(organizationId);
  await auth.changeSettings(organizationId, {
    ...settings,
    taxRateBasisPoints: 2_800,
    taxInclusive: false,
  });
  const edited = { ...content, title: "Taxed, edited" };
  expect(await catalogue.saveEvent(organizationId, eventId, edited, seen.revision)).toMatchObject({
    value: { waits: true },
  });
  expect(await taxes()).toEqual(before);
  const review = (await servicesFor(admin).catalogue.findReview(eventId))!;
  expect(review.changed).toContainEqual({
    field: "tax",
    name: null,
    before: { kind: "tax", name: "GST", rateBasisPoints: 1_800, inclusive: true },
    after: { kind: "tax", name: "GST", rateBasisPoints: 2_800, inclusive: false },
  });
  expect((await approve(eventId)).ok).toBe(true);
  const tax = { name: "GST", rateBasisPoints: 2_800, inclusive: false };
  expect(await taxes()).toEqual([tax, tax]);
});

test("a plan that changes during review has to be looked at again before approval", async () => {
  const { venueId: ownVenueId, own, save } = await publishOnFloor("Already on sale");
  const eventId = await makeDraft({ title: "In review", venueId: ownVenueId });
  await servicesFor(ranga.organizer).catalogue.submitEvent(ranga.organizationId, eventId);
  const { revision } = (await servicesFor(admin).catalogue.findReview(eventId))!;
  const [stalls, floor] = own.sections;
  expect((await save([{ ...stalls!, name: "Parterre" }, floor!])).ok).toBe(true);
  expect(await visitAs(admin, ({ catalogue }) => catalogue.approveEvent(eventId, revision))).toMatchObject({
    reason: "changed_since",
  });
  expect((await approve(eventId)).ok).toBe(true);
});

test("the schedule completes events that are over", async () => {
  const eventId = await publish({ title: "Soon over" });
  await completePastEvents(env, NOW + 200 * HOUR);
  const view = await servicesFor(ranga.organizer).catalogue.findEvent(ranga.organizationId, eventId);
  expect(view?.state).toBe("completed");
  expect(await (await eventObject(env, eventId)).readSetup()).toMatchObject({ state: "completed" });
});

async function makeDraft(parts: Partial<EventContent> = {}): Promise<string> {
  const eventId = newId();
  const { catalogue } = servicesFor(ranga.organizer);
  await catalogue.createEvent(ranga.organizationId, eventId);
  const saved = await catalogue.saveEvent(ranga.organizationId, eventId, aContent({ venueId, ...parts }), 1);
  expect(saved.ok).toBe(true);
  return eventId;
}

async function publish(parts: Partial<EventContent> = {}): Promise<string> {
  const eventId = await makeDraft(parts);
  await servicesFor(ranga.organizer).catalogue.submitEvent(ranga.organizationId, eventId);
  expect((await approve(eventId)).ok).toBe(true);
  return eventId;
}

async function approve(eventId: string) {
  const review = (await servicesFor(admin).catalogue.findReview(eventId))!;
  return visitAs(admin, ({ catalogue }) => catalogue.approveEvent(eventId, review.revision));
}

function upload(eventId: string, bytes: Uint8Array) {
  const form = new FormData();
  form.set("picture", new File([Uint8Array.from(bytes)], "poster.png", { type: "image/png" }));
  const request = new Request("https://stagedoor.test/upload", { method: "POST", body: form });
  return servicesFor(ranga.organizer).catalogue.uploadImage(ranga.organizationId, eventId, request);
}
