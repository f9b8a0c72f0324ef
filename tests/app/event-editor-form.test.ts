import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EventForm, toEventContent, toFormValues } from "#app/routes/event-editor/event-form";
import { EventContent } from "#domain/catalogue/event-draft";
import { venue, content, catalogueOf, staff, post, formOf, withoutEmpty } from "#tests/build/event-editor";

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

describe("the refund policy", () => {
  const submit = (changes: Record<string, unknown>) =>
    EventForm.safeParse({ ...withoutEmpty(toFormValues(content, 4)), ...changes });
  const read = (changes: Record<string, unknown>) => {
    const form = submit(changes);
    if (!form.success) throw new Error(form.error.message);
    return toEventContent(form.data, content, [venue], () => "new-type").refundPolicy;
  };

  test("is read from its fields; an unchecked box refunds the fee", () => {
    expect(read({})).toEqual(content.refundPolicy);
    expect(read({ refundUntil: "never", refundShare: 50, refundKeepsFee: undefined })).toEqual({
      untilHours: null,
      sharePercent: 50,
      keepsFee: false,
    });
  });

  test("of a page from before the fields existed stays", () => {
    expect(read({ refundUntil: undefined, refundShare: undefined, refundKeepsFee: undefined })).toEqual(
      content.refundPolicy,
    );
  });

  test.each([
    ["refundUntil", "soon"],
    ["refundUntil", "9999"],
    ["refundShare", 0],
    ["refundShare", 101],
  ])("%s cannot be %s", (field, value) => expect(submit({ [field]: value }).success).toBe(false));
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
