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

async function answer(request: Request): Promise<number> {
  try {
    await readForm(request);
    return 200;
  } catch (thrown) {
    return (thrown as { init: { status: number } }).init.status;
  }
}

describe("what is no form is the sender's mistake, never ours", () => {
  test.each([
    ["JSON", post("{}", "application/json")],
    ["plain text", post("hello", "text/plain")],
    ["a type that is none", post("a=1", ";;;")],
    ["multipart without its boundary", post("zz", "multipart/form-data")],
    ["multipart that breaks off", post("--x\r\nContent-Disp", "multipart/form-data; boundary=x")],
    ["nothing at all", new Request("https://stagedoor.test/", { method: "POST" })],
    ["a place in the billions", post("attendee[4294967294]=a", FORM)],
    ["a place in another notation", post("attendee[9e9]=a", FORM)],
    ["a place that is a name", post("a[__proto__][admin]=1", FORM)],
    ["more fields than a form has", post("a=1&".repeat(6_000), FORM)],
  ])("%s is refused with 400", async (_, request) => {
    expect(await answer(request)).toBe(400);
  });

  test("three megabytes are refused with 413, said to be so long or not", async () => {
    expect(await answer(post(`a=${"x".repeat(3_000_000)}`, FORM))).toBe(413);
  });

  test("a form is read as it was sent", async () => {
    const form = await readForm(post("attendee[0]=%E0%A4%85&attendee[12]=b&intent=choose&tag[]=c", FORM));
    expect(form.get("attendee[0]")).toBe("अ");
    expect(form.get("attendee[12]")).toBe("b");
    expect(form.get("tag[]")).toBe("c");
    const parts = new FormData();
    parts.set("title", "Tughlaq");
    expect((await readForm(post(parts))).get("title")).toBe("Tughlaq");
  });
});
