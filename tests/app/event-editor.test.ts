import { describe, expect, test, vi } from "vitest";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import type { CatalogueService } from "#worker/catalogue/catalogue-service";
import {
  EVENT_ID,
  PATH,
  content,
  draft,
  catalogueOf,
  staff,
  load,
  post,
  formOf,
  submitForm,
} from "#tests/build/event-editor";

describe("opening the editor", () => {
  test("returns the event, the venues and the rendered description", async () => {
    const catalogue = catalogueOf();
    const { status, data } = await load({ catalogue });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      event: { id: EVENT_ID },
      venues: [{ id: "malhar" }],
      descriptionHtml: "<p>A play by Girish Karnad.</p>",
      organization: "ranga",
    });
    expect(catalogue.findEvent).toHaveBeenCalledWith("o1", EVENT_ID);
  });

  test("an event of another organization gives a 404", async () => {
    expect(await load({ catalogue: catalogueOf({ findEvent: async () => null }) })).toMatchObject({
      status: 404,
    });
  });

  test("an event without readable consequences gives a 404", async () => {
    expect(await load({ catalogue: catalogueOf({ readConsequences: async () => null }) })).toMatchObject({
      status: 404,
    });
  });

  test.each([
    ["a member of no such organization", { organization: "rival" }],
    ["a member of the gate staff", { person: staff }],
  ])("%s gets a 404 before any event is read", async (_who, call) => {
    const catalogue = catalogueOf();
    expect(await load({ catalogue, ...call })).toMatchObject({ status: 404 });
    expect(catalogue.findEvent).not.toHaveBeenCalled();
  });

  test("a guest is redirected to sign in and back to the editor", async () => {
    expect(await load({ person: null })).toMatchObject({
      status: 302,
      location: `/sign-in?to=${encodeURIComponent(PATH)}`,
    });
  });
});

describe("saving", () => {
  test("a form without edits saves the content unchanged, at the revision that the form shows", async () => {
    const catalogue = catalogueOf();
    const { status, location } = await post(formOf(), { catalogue });
    expect([status, location]).toEqual([302, `${PATH}?at=5&result=saved`]);
    expect(catalogue.saveEvent).toHaveBeenCalledWith("o1", EVENT_ID, content, 4);
    expect(catalogue.submitEvent).not.toHaveBeenCalled();
  });

  test("edits reach the catalogue with times in the venue's zone and prices in minor units", async () => {
    const catalogue = catalogueOf();
    await post(
      formOf({
        title: "  Tughlaq, again ",
        startsAt: "2027-03-07T20:00",
        "ticketTypes[0].price": "₹ 1,180.50",
        tags: "drama, drama, , history",
        language: "",
      }),
      { catalogue },
    );
    const saved = vi.mocked(catalogue.saveEvent).mock.calls[0]![2];
    expect(saved).toMatchObject({
      title: "Tughlaq, again",
      startsAt: Date.parse("2027-03-07T20:00+05:30"),
      tags: ["drama", "history"],
      language: null,
    });
    expect(saved.ticketTypes[0]).toMatchObject({ id: "seat", code: 1, priceMinor: 118_050 });
  });

  test("a new ticket type gets an id and the next ticket code", async () => {
    const catalogue = catalogueOf();
    await post(
      formOf({
        "ticketTypes[2].name": "Student",
        "ticketTypes[2].price": "100",
        "ticketTypes[2].place": "pool:pool-vip",
      }),
      { catalogue },
    );
    const saved = vi.mocked(catalogue.saveEvent).mock.calls[0]![2];
    expect(saved.ticketTypes[2]).toMatchObject({
      code: 3,
      name: "Student",
      draws: { from: "pool", poolId: "pool-vip" },
    });
    expect(saved.ticketTypes[2]!.id).not.toBe("");
  });

  test.each([
    ["on sale at once", false, "live"],
    ["waiting for review", true, "waits"],
  ])("a change of a published event that is %s is reported so", async (_when, waits, result) => {
    const catalogue = catalogueOf({
      findEvent: async () => ({ ...draft, state: "published" }),
      saveEvent: async () => accept({ revision: 5, waits }),
    });
    expect((await post(formOf(), { catalogue })).location).toBe(`${PATH}?at=5&result=${result}`);
  });

  test("a new link of a published online event is reported as what it is, not as seen by buyers now", async () => {
    const online = {
      ...content,
      mode: "online" as const,
      venueId: null,
      onlineUrl: "https://meet.example.com/a",
    };
    const catalogue = catalogueOf({
      findEvent: async () => ({ ...draft, content: online, live: online, state: "published" }),
    });
    const link = { mode: "online", onlineUrl: "https://meet.example.com/b" };
    expect((await post(formOf(link), { catalogue })).location).toBe(`${PATH}?at=5&result=link`);
    const same = { ...link, onlineUrl: online.onlineUrl };
    expect((await post(formOf(same), { catalogue })).location).toBe(`${PATH}?at=5&result=live`);
  });

  test("a ticket type of an online event has places of its own, whatever the form says about seats", async () => {
    const catalogue = catalogueOf();
    const online = { mode: "online", onlineUrl: "https://meet.example.com/a" };
    await post(formOf({ ...online, "ticketTypes[0].place": "seats", "ticketTypes[0].capacity": "40" }), {
      catalogue,
    });
    const saved = vi.mocked(catalogue.saveEvent).mock.calls[0]![2];
    expect(saved.ticketTypes[0]!.draws).toEqual({ from: "pool", poolId: "pool-seat" });
    expect(saved.pools).toContainEqual({ id: "pool-seat", name: expect.any(String), capacity: 40 });
  });

  test.each(["invalid", "closed", "changed_since", "setup_conflict", "not_ready"] as const)(
    "a save refused as %s returns a 409 with the submitted values",
    async (reason) => {
      const catalogue = catalogueOf({ saveEvent: async () => refuse(reason, { count: 2 }) });
      const { status, data } = await post(formOf({ title: "Unsaved title" }), { catalogue });
      expect(status).toBe(409);
      expect(data).toMatchObject({
        problem: reason,
        count: 2,
        result: { initialValue: { title: "Unsaved title" } },
      });
    },
  );

  test("a form with a stale revision is saved against that revision, not the current one", async () => {
    const catalogue = catalogueOf({
      findEvent: async () => ({ ...draft, revision: 9 }),
      saveEvent: vi.fn<CatalogueService["saveEvent"]>(async (_organization, _event, _content, seen) =>
        seen === 9 ? accept({ revision: 10, waits: false }) : refuse("changed_since"),
      ),
    });
    expect(await post(formOf({ revision: "4" }), { catalogue })).toMatchObject({
      status: 409,
      data: { problem: "changed_since", count: 0 },
    });
    expect(catalogue.saveEvent).toHaveBeenCalledWith("o1", EVENT_ID, expect.anything(), 4);
  });

  test.each([
    ["before it is read", { findEvent: async () => null }],
    ["before it is written", { saveEvent: async () => refuse("not_found" as const) }],
  ])("an event that is gone %s gives a 404", async (_when, overrides) => {
    const catalogue = catalogueOf(overrides);
    expect(await post(formOf(), { catalogue })).toMatchObject({ status: 404 });
  });
});

describe("submitting for review", () => {
  test("saves, then submits", async () => {
    const catalogue = catalogueOf();
    expect((await post(submitForm(), { catalogue })).location).toBe(`${PATH}?at=5&result=sent`);
    expect(catalogue.submitEvent).toHaveBeenCalledWith("o1", EVENT_ID);
  });

  test.each(["not_ready", "already_waiting", "nothing_to_submit"] as const)(
    "a submission refused as %s keeps the save and names the reason",
    async (reason) => {
      const catalogue = catalogueOf({ submitEvent: async () => refuse(reason) });
      expect((await post(submitForm(), { catalogue })).location).toBe(`${PATH}?at=5&result=${reason}`);
    },
  );

  test("a refused save submits nothing", async () => {
    const catalogue = catalogueOf({ saveEvent: async () => refuse("changed_since") });
    await post(submitForm(), { catalogue });
    expect(catalogue.submitEvent).not.toHaveBeenCalled();
  });
});

describe("the other buttons", () => {
  const gone = async (): Promise<Outcome<never, "not_found">> => refuse("not_found");
  const cancelled = { bookings: 12, refundsMinor: 540_000 };

  test.each<[intent: string, overrides: Partial<CatalogueService>, location: RegExp]>([
    ["withdraw", { withdrawEvent: async () => accept(true) }, /events\/[^?]+$/],
    ["withdraw", { withdrawEvent: async () => refuse("not_waiting") }, /events\/[^?]+$/],
    ["resend", {}, /\?result=sent$/],
    ["resend", { submitEvent: async () => refuse("not_ready") }, /\?result=not_ready$/],
    ["drop_change", { dropChange: async () => accept(true) }, /\?at=[\w-]+$/],
    ["remove_picture", { removeImage: async () => accept(true) }, /events\/[^?]+$/],
    ["delete", { deleteEvent: async () => accept(true) }, /^\/organizations\/ranga$/],
    ["delete", { deleteEvent: async () => refuse("has_bookings") }, /\?result=has_bookings$/],
    ["delete", { deleteEvent: async () => refuse("was_public") }, /\?result=was_public$/],
    [
      "cancel",
      { cancelEvent: async () => accept(cancelled) },
      /\?result=cancelled&bookings=12&refunds=540000$/,
    ],
    ["cancel", { cancelEvent: async () => refuse("not_public") }, /\?result=not_public$/],
    ["cancel", { cancelEvent: async () => refuse("already_over") }, /\?result=already_over$/],
  ])("%s redirects with its result", async (intent, overrides, location) => {
    const result = await post(new URLSearchParams({ intent, cause: "performer" }), {
      catalogue: catalogueOf(overrides),
    });
    expect(result).toMatchObject({ status: 302, location: expect.stringMatching(location) });
  });

  test.each<[intent: string, overrides: Partial<CatalogueService>]>([
    ["withdraw", { withdrawEvent: gone }],
    ["resend", { submitEvent: gone }],
    ["drop_change", { dropChange: gone }],
    ["remove_picture", { removeImage: gone }],
    ["delete", { deleteEvent: gone }],
    ["cancel", { cancelEvent: gone }],
  ])("%s of another organization's event gives a 404", async (intent, overrides) => {
    const body = new URLSearchParams({ intent, cause: "performer" });
    expect(await post(body, { catalogue: catalogueOf(overrides) })).toMatchObject({
      status: 404,
    });
  });

  test("cancelling an event later than ten minutes after the sign-in asks for the password and returns with the reason", async () => {
    const cancelEvent = vi.fn<CatalogueService["cancelEvent"]>(async () => accept(cancelled));
    const stale = await post(new URLSearchParams({ intent: "cancel", cause: "other", reason: "Flood" }), {
      catalogue: catalogueOf({ cancelEvent }),
      signedInAt: Date.now() - 10 * 60_000,
    });
    expect(stale.status).toBe(303);
    const to = new URL(stale.location!, "https://stagedoor.test").searchParams.get("to");
    expect(to).toBe(`${PATH}?cause=other&reason=Flood`);
    expect(cancelEvent).not.toHaveBeenCalled();
  });

  test("a cancellation reason is limited to 300 characters", async () => {
    const cancelEvent = vi.fn<CatalogueService["cancelEvent"]>(async () => accept(cancelled));
    await post(new URLSearchParams({ intent: "cancel", cause: "other", reason: "r".repeat(400) }), {
      catalogue: catalogueOf({ cancelEvent }),
    });
    expect(cancelEvent).toHaveBeenCalledWith("o1", EVENT_ID, { cause: "other", words: "r".repeat(300) });
  });

  test.each([
    ["without a cause", {}],
    ["with another reason that is not written down", { cause: "other", reason: " " }],
  ])("a cancellation %s is refused and says what is missing", async (_what, fields) => {
    const cancelEvent = vi.fn<CatalogueService["cancelEvent"]>(async () => accept(cancelled));
    const body = new URLSearchParams({ intent: "cancel", ...fields });
    const result = await post(body, { catalogue: catalogueOf({ cancelEvent }) });
    expect(result).toMatchObject({
      status: 302,
      location: expect.stringMatching(/\?result=cancel_reason_missing$/),
    });
    expect(cancelEvent).not.toHaveBeenCalled();
  });

  test("a preview renders at most 20,000 characters and saves nothing", async () => {
    const catalogue = catalogueOf();
    const { data } = await post(new URLSearchParams({ intent: "describe", text: "x".repeat(30_000) }), {
      catalogue,
    });
    expect(data).toEqual({ html: `<p>${"x".repeat(20_000)}</p>` });
    expect(catalogue.saveEvent).not.toHaveBeenCalled();
  });
});
