import { describe, expect, test } from "vitest";
import { readForm } from "#app/read-form";

const FORM = "application/x-www-form-urlencoded";

function post(body: BodyInit, type?: string): Request {
  return new Request("https://stagedoor.test/sign-in", {
    method: "POST",
    body,
    headers: type === undefined ? {} : { "content-type": type },
  });
}

const intent = (value: object) => `__intent__=${encodeURIComponent(JSON.stringify(value))}`;

async function statusOf(request: Request): Promise<number> {
  try {
    await readForm(request);
    return 200;
  } catch (thrown) {
    return (thrown as { init: { status: number } }).init.status;
  }
}

describe("a malformed form is a client error, never a server error", () => {
  test.each([
    ["JSON", post("{}", "application/json")],
    ["plain text", post("hello", "text/plain")],
    ["an unparsable content type", post("a=1", ";;;")],
    ["multipart without its boundary", post("zz", "multipart/form-data")],
    ["truncated multipart", post("--x\r\nContent-Disp", "multipart/form-data; boundary=x")],
    ["an empty body", new Request("https://stagedoor.test/", { method: "POST" })],
    ["a list index in the billions", post("attendee[4294967294]=a", FORM)],
    ["a list index in exponent notation", post("attendee[9e9]=a", FORM)],
    ["a list index that is a name", post("a[__proto__][admin]=1", FORM)],
    ["a name nested thousands of levels deep", post(`${"a.".repeat(5_000)}a=1`, FORM)],
    ["an intent that is not JSON", post("__intent__=x", FORM)],
    ["an intent without payload", post(intent({ type: "insert" }), FORM)],
    ["an intent of an unused type", post(intent({ type: "update", payload: { name: "a" } }), FORM)],
    [
      "an intent for a list in the billions",
      post(intent({ type: "remove", payload: { name: "a[4294967294]", index: 0 } }), FORM),
    ],
    [
      "an intent for an inherited property",
      post(intent({ type: "insert", payload: { name: "constructor" } }), FORM),
    ],
    [
      "an intent for a list that is a text",
      post(`title=x&${intent({ type: "insert", payload: { name: "title" } })}`, FORM),
    ],
    [
      "an intent for a list that is an object",
      post(`venue.id=x&${intent({ type: "insert", payload: { name: "venue" } })}`, FORM),
    ],
    ["a serialized form state", post("__state__={}", FORM)],
    ["too many fields", post("a=1&".repeat(6_000), FORM)],
  ])("%s is refused with 400", async (_, request) => {
    expect(await statusOf(request)).toBe(400);
  });

  test("three megabytes are refused with 413, with and without a content length", async () => {
    expect(await statusOf(post(`a=${"x".repeat(3_000_000)}`, FORM))).toBe(413);
  });

  test.each([
    ["validation of a field", { type: "validate", payload: { name: "title" } }],
    [
      "a new list item",
      { type: "insert", payload: { name: "types", defaultValue: { place: "seats", price: "" } } },
    ],
    ["a removed list item", { type: "remove", payload: { name: "types", index: 1 } }],
  ])("an intent for %s is read", async (_, value) => {
    expect(await statusOf(post(`types[0].name=a&types[1].name=b&${intent(value)}`, FORM))).toBe(200);
  });

  test("field values are returned unchanged", async () => {
    const form = await readForm(post("attendee[0]=%E0%A4%85&attendee[12]=b&intent=choose&tag[]=c", FORM));
    expect(form.get("attendee[0]")).toBe("अ");
    expect(form.get("attendee[12]")).toBe("b");
    expect(form.get("tag[]")).toBe("c");
    const parts = new FormData();
    parts.set("title", "Tughlaq");
    expect((await readForm(post(parts))).get("title")).toBe("Tughlaq");
  });
});
