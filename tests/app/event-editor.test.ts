import fc from "fast-check";
import { RouterContextProvider } from "react-router";
import { describe, expect, test, vi } from "vitest";
import { action, loader } from "#app/routes/event-editor/route";
import { EventForm, toEventContent, toFormValues } from "#app/routes/event-editor/event-form";
import { EventContent } from "#domain/catalogue/event-draft";
import { type Outcome, accept, refuse } from "#domain/core/outcome";
import { servicesContext, visitorContext } from "#worker/router-context";
import type { CatalogueService } from "#worker/catalogue/catalogue-service";
import type { EventView } from "#worker/catalogue/event-service";
import type { VenueSummary } from "#worker/catalogue/venue-service";
import type { Person, Visitor } from "#worker/platform/visitor";
import type { Services } from "#worker/services";

const EVENT_ID = "01900000-0000-7000-8000-000000000001";
const PATH = `/organizations/ranga/events/${EVENT_ID}`;
const ZONE = "Asia/Kolkata";

const venue: VenueSummary = {
  id: "malhar",
  name: "Malhar Hall",
  area: "Halasuru",
  city: "Bengaluru",
  timeZone: ZONE,
  seats: 100,
  standing: 200,
  sections: [
    { id: "stalls", name: "Stalls", kind: "seated", side: "centre", places: 100 },
    { id: "floor", name: "Floor", kind: "standing", side: "centre", places: 200 },
  ],
  upcomingEvents: 0,
};

const content = EventContent.parse({
  title: "Tughlaq",
  description: "A play by Girish Karnad.",
  category: "theatre",
  language: "Kannada",
  performer: "Ranga Shankara",
  tags: ["drama", "history"],
  venueId: venue.id,
  timeZone: ZONE,
  doorsAt: Date.parse("2027-03-06T18:30+05:30"),
  startsAt: Date.parse("2027-03-06T19:30+05:30"),
  endsAt: Date.parse("2027-03-06T21:30+05:30"),
  currency: "INR",
  seatsPerBuyer: 6,
  imageKey: "events/tughlaq.webp",
  pools: [{ id: "pool-vip", name: "Balcony", capacity: 40 }],
  ticketTypes: [
    {
      id: "seat",
      code: 1,
      name: "Seat",
      priceMinor: 45_050,
      saleStartsAt: null,
      saleEndsAt: Date.parse("2027-03-06T19:00+05:30"),
      maxPerBuyer: 4,
      draws: { from: "seats", sectionIds: ["stalls"] },
    },
    {
      id: "vip",
      code: 2,
      name: "Balcony",
      priceMinor: 90_000,
      saleStartsAt: null,
      saleEndsAt: null,
      maxPerBuyer: null,
      draws: { from: "pool", poolId: "pool-vip" },
    },
  ],
});

const draft: EventView = {
  id: EVENT_ID,
  slug: "tughlaq",
  state: "draft",
  revision: 4,
  content,
  live: content,
  hasChange: false,
  waitingSince: null,
  venue: null,
  problems: [],
  lastReview: null,
  everApproved: false,
  sold: 0,
  held: 0,
  capacity: 140,
  revenueMinor: 0,
};

function catalogueOf(overrides: Partial<CatalogueService> = {}) {
  return {
    findEvent: vi.fn<CatalogueService["findEvent"]>(async () => draft),
    listVenues: vi.fn<CatalogueService["listVenues"]>(async () => [venue]),
    saveEvent: vi.fn<CatalogueService["saveEvent"]>(async () => accept({ revision: 5, waits: false })),
    submitEvent: vi.fn<CatalogueService["submitEvent"]>(async () => accept(true)),
    readConsequences: vi.fn<CatalogueService["readConsequences"]>(async () => ({
      bookings: 0,
      ticketsValid: 0,
      refundsMinor: 0,
      currency: "INR",
    })),
    renderDescription: vi.fn<CatalogueService["renderDescription"]>((text) => `<p>${text}</p>`),
    ...overrides,
  };
}

const organizer: Person = {
  id: "asha",
  name: "Asha",
  email: "asha@x.test",
  emailVerified: true,
  isAdmin: false,
  memberships: [
    { organizationId: "o1", organizationSlug: "ranga", organizationName: "Ranga", role: "organizer" },
  ],
};
const staff: Person = {
  ...organizer,
  memberships: organizer.memberships.map((membership) => ({ ...membership, role: "staff" as const })),
};

interface Call {
  readonly catalogue?: Partial<CatalogueService>;
  readonly person?: Person | null;
  readonly organization?: string;
  readonly eventId?: string;
}

function routeArgs(
  request: Request,
  { catalogue = catalogueOf(), person = organizer, organization = "ranga", eventId = EVENT_ID }: Call,
) {
  const visitor: Visitor = {
    person,
    buyerKey: "guest:1",
    locale: "en",
    city: null,
    nonce: "n",
    address: "local",
  };
  const context = new RouterContextProvider();
  context.set(visitorContext, visitor);
  context.set(servicesContext, { catalogue } as Services);
  return {
    request,
    context,
    params: { organization, eventId },
    url: new URL(request.url),
    pattern: "/organizations/:organization/events/:eventId" as const,
  };
}

interface Result {
  readonly status: number;
  readonly location: string | null;
  readonly data: unknown;
}

/** Runs a loader or action and reads what it returned or threw; other errors fail the test. */
async function resultOf(run: () => Promise<unknown>): Promise<Result> {
  const outcome = await run().catch((thrown: unknown) => {
    if (thrown instanceof Error) throw thrown;
    return thrown;
  });
  if (outcome instanceof Response)
    return { status: outcome.status, location: outcome.headers.get("location"), data: null };
  const wrapped = outcome as { data: unknown; init: { status?: number } | null };
  return { status: wrapped.init?.status ?? 200, location: null, data: wrapped.data };
}

const load = (call: Call = {}) => {
  const args = routeArgs(new Request(`https://stagedoor.test${PATH}`), call);
  return resultOf(async () => ({ data: await loader(args), init: null }));
};

function post(body: FormData | URLSearchParams, call: Call = {}) {
  const request = new Request(`https://stagedoor.test${PATH}`, { method: "POST", body: encode(body) });
  return resultOf(() => action(routeArgs(request, call)));
}

/** URL-encoded: the FormData of jsdom is not a body of Node's Request. */
function encode(body: FormData | URLSearchParams): URLSearchParams {
  return body instanceof URLSearchParams
    ? body
    : new URLSearchParams(Array.from(body, ([name, value]): [string, string] => [name, String(value)]));
}

/** The fields as the browser submits them. */
function fieldsOf(values: object, prefix = ""): [name: string, value: string][] {
  return Object.entries(values).flatMap(([key, value]): [string, string][] => {
    const name = prefix === "" ? key : /^\d+$/.test(key) ? `${prefix}[${key}]` : `${prefix}.${key}`;
    if (value === undefined || value === null) return [];
    if (Array.isArray(value) && value.every((each) => typeof each === "string"))
      return value.map((each): [string, string] => [name, each]);
    return typeof value === "object" ? fieldsOf(value as object, name) : [[name, String(value)]];
  });
}

function formOf(changes: Readonly<Record<string, string>> = {}, view: EventView = draft): URLSearchParams {
  const form = new URLSearchParams(fieldsOf(toFormValues(view.content, view.revision)));
  form.set("form", "event");
  for (const [name, value] of Object.entries(changes)) form.set(name, value);
  return form;
}

/** The form with the button that also submits the event for review. */
function submitForm(): URLSearchParams {
  const form = formOf();
  form.set("then", "submit");
  return form;
}

/** Conform reads an empty field as undefined. */
function withoutEmpty(values: object): object {
  return JSON.parse(JSON.stringify(values, (_, value: unknown) => (value === "" ? undefined : value)));
}

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

describe("validation", () => {
  test.each([
    ["title", "t".repeat(121)],
    ["description", "d".repeat(20_001)],
    ["category", "circus"],
    ["language", "l".repeat(41)],
    ["performer", "p".repeat(121)],
    ["forWhom", "dragons"],
    ["access", "dragons"],
    ["mode", "telepathy"],
    ["tags", "t".repeat(401)],
    ["venueId", "v".repeat(65)],
    ["startsAt", "tomorrow"],
    ["startsAt", "2027-02-30T19:30"],
    ["endsAt", "1900-01-01T00:00"],
    ["doorsAt", "9999-01-01T00:00"],
    ["currency", "BTC"],
    ["seatsPerBuyer", "0"],
    ["seatsPerBuyer", "1.5"],
    ["seatsPerBuyer", "many"],
    ["revision", "four"],
    ["revision", ""],
    ["ticketTypes[0].name", "n".repeat(61)],
    ["ticketTypes[0].price", "free"],
    ["ticketTypes[0].price", "-1"],
    ["ticketTypes[0].price", "10000001"],
    ["ticketTypes[0].place", `pool:${"p".repeat(81)}`],
    ["ticketTypes[0].capacity", "200001"],
    ["ticketTypes[0].saleStartsAt", "soon"],
    ["ticketTypes[0].saleEndsAt", "9999-01-01T00:00"],
    ["ticketTypes[0].maxPerBuyer", "51"],
  ])("an invalid %s is refused with an error at the field", async (name, value) => {
    const catalogue = catalogueOf();
    const { status, data } = await post(formOf({ [name]: value }), { catalogue });
    expect(status).toBe(400);
    const { problem, result } = data as { problem: string; result: { error: Record<string, string[]> } };
    expect(problem).toBe("invalid");
    expect(Object.keys(result.error).map((field) => field.replace(/\[0\]$/, ""))).toContain(
      name.endsWith("]") ? name.replace(/\[0\]$/, "") : name,
    );
    expect(catalogue.saveEvent).not.toHaveBeenCalled();
  });

  test("more than 30 ticket types are refused", async () => {
    const names = Array.from({ length: 31 }, (_, at) => [`ticketTypes[${at}].name`, `Type ${at}`] as const);
    expect(await post(formOf(Object.fromEntries(names)))).toMatchObject({ status: 400 });
  });

  test("the button that adds a ticket type without scripts saves nothing", async () => {
    const catalogue = catalogueOf();
    const intent = JSON.stringify({ type: "insert", payload: { name: "ticketTypes", defaultValue: {} } });
    const { status, data } = await post(formOf({ __intent__: intent }), { catalogue });
    expect(status).toBe(200);
    expect(data).toMatchObject({ problem: null });
    expect(catalogue.saveEvent).not.toHaveBeenCalled();
  });

  test("content from a valid form always satisfies the schema that reads it from the database", () => {
    const time = fc.constantFrom(
      "",
      "1970-01-01T00:00",
      "1970-01-03T00:00",
      "2243-10-16T00:00",
      "9999-12-31T23:59",
    );
    const place = fc.constantFrom("own", "seats", "pool:pool-vip", "pool:x", `pool:${"p".repeat(80)}`);
    const ticketType = fc.record({
      name: fc.string({ maxLength: 60 }),
      price: fc.constantFrom("", "0", "1,180.50", "10000000", "10000000.01", "999999999"),
      place,
      sectionIds: fc.array(fc.string({ maxLength: 40 }), { maxLength: 80 }),
      capacity: fc.nat(200_000),
      saleStartsAt: time,
    });
    const values = fc.record({
      title: fc.string({ maxLength: 120 }),
      tags: fc.string({ maxLength: 400 }),
      startsAt: time,
      currency: fc.constantFrom("INR", "JPY"),
      ticketTypes: fc.array(ticketType, { maxLength: 2 }),
    });
    let accepted = 0;
    fc.assert(
      fc.property(values, (changes) => {
        const form = EventForm.safeParse({ ...toFormValues(content, 4), ...withoutEmpty(changes) });
        if (!form.success) return;
        accepted++;
        EventContent.parse(toEventContent(form.data, content, [venue], () => "new-type"));
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});

describe("the place", () => {
  const submit = (changes: Record<string, unknown>) =>
    EventForm.safeParse({ ...withoutEmpty(toFormValues(content, 4)), ...changes });

  test("an online event has a link and no venue, an event at a venue no link", () => {
    const link = "https://meet.example/abc";
    const read = (mode: string) => {
      const form = submit({ mode, venueId: venue.id, onlineUrl: ` ${link} ` });
      if (!form.success) throw new Error(form.error.message);
      return toEventContent(form.data, content, [venue], () => "new-type");
    };
    expect(read("online")).toMatchObject({ mode: "online", venueId: null, onlineUrl: link });
    expect(read("in-person")).toMatchObject({ mode: "in-person", venueId: venue.id, onlineUrl: "" });
  });

  test.each(["http://meet.example/abc", "javascript:alert(1)", "meet.example"])(
    "%s is no link of an online event",
    (onlineUrl) => {
      const form = submit({ mode: "online", onlineUrl });
      expect(form.error?.issues.map(({ path }) => path.join("."))).toEqual(["onlineUrl"]);
    },
  );
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

describe("requests that no form of the editor sends", () => {
  test.each([
    ["a malformed event id", { eventId: "../../admin" }],
    ["another organization", { organization: "rival" }],
    ["a member of the gate staff", { person: staff }],
  ])("%s gets a 404 and calls no service", async (_what, call) => {
    const catalogue = catalogueOf();
    expect(await post(formOf(), { catalogue, ...call })).toMatchObject({ status: 404 });
    expect(catalogue.findEvent).not.toHaveBeenCalled();
    expect(catalogue.saveEvent).not.toHaveBeenCalled();
  });

  test("an unknown intent and an empty form are refused", async () => {
    expect(await post(new URLSearchParams({ intent: "burn" }))).toMatchObject({ status: 400 });
    expect(await post(new URLSearchParams())).toMatchObject({ status: 400 });
  });

  test("arbitrary fields never cause a server error", async () => {
    const name = fc.oneof(
      fc.constantFrom(...formOf().keys(), "__intent__", "__proto__", "constructor.prototype", "then"),
      fc.constantFrom("ticketTypes", "ticketTypes[0]", "ticketTypes[30].name", "ticketTypes[0].draws.from"),
      fc.constantFrom("title.length", "title[0]", "forWhom[5]", "venueId.id", "[0]", ".", "a[", "a]"),
      fc.string({ maxLength: 20 }),
    );
    const value = fc.oneof(
      fc.string({ maxLength: 60, unit: "binary" }),
      fc.constantFrom("null", "{}", "[]", "NaN", "Infinity", "1e400", "-0", "0x10", "\u0000"),
      fc.constantFrom('{"type":"insert"}', '{"type":"reorder","payload":{}}', '{"type":"?","payload":1}'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 8 }), async (changes) => {
        const { status } = await post(formOf(Object.fromEntries(changes)));
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});
