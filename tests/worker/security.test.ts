import { env as bindings } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { addCookies, secureMachine, securePage } from "#worker/security/headers";
import { RETRY_AFTER_SECONDS } from "#domain/core/rate-limit";
import { mayBook, mayTryAccount } from "#worker/security/rate-limits";
import { tooManyRequests } from "#worker/security/rate-limited-response";
import { identify } from "#worker/people/identify";
import { refuseForeign } from "#worker/security/origin";

const HOST = "https://stagedoor.test";

function ask(path: string, method: string, headers: Record<string, string>): number {
  return refuseForeign(new Request(HOST + path, { method, headers }))?.status ?? 200;
}

describe("requests that change state come from our own pages", () => {
  const doors = [
    "/sign-in",
    "/sign-in.data",
    "/events/tughlaq/checkout",
    "/events/tughlaq/checkout.data?index",
    "/preferences",
    "/organizations/ranga/events/1/image",
    "/organizations/ranga/events/1/image.data",
    "/_root.data",
    "/webhooksx/sandbox",
    "/apix/v1/anything",
  ];
  const methods = ["POST", "PUT", "PATCH", "DELETE"];
  const origins: readonly (readonly [string, Record<string, string>, number])[] = [
    ["our own origin", { origin: HOST }, 200],
    ["no origin, but the browser says same-origin", { "sec-fetch-site": "same-origin" }, 200],
    ["a foreign origin", { origin: "https://evil.example" }, 403],
    [
      "a foreign origin that claims same-origin",
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
      403,
    ],
    ["our host without TLS", { origin: "http://stagedoor.test" }, 403],
    ["our host on another port", { origin: "https://stagedoor.test:8443" }, 403],
    ["a host that begins like ours", { origin: "https://stagedoor.test.evil.example" }, 403],
    ["the null origin", { origin: "null" }, 403],
    ["no origin at all", {}, 403],
    ["no origin, same site only", { "sec-fetch-site": "same-site" }, 403],
    ["no origin, cross site", { "sec-fetch-site": "cross-site" }, 403],
    ["no origin, typed by hand", { "sec-fetch-site": "none" }, 403],
  ];
  test.each(origins)("%s", (_, headers, status) => {
    for (const door of doors)
      for (const method of methods)
        expect([door, method, ask(door, method, headers)]).toEqual([door, method, status]);
  });

  test("reads need no origin", () => {
    for (const method of ["GET", "HEAD", "OPTIONS"])
      expect(ask("/events", method, { origin: "https://evil.example" })).toBe(200);
  });

  test("paths with their own authentication need no origin", () => {
    for (const door of ["/webhooks/sandbox", "/gate-api/sync", "/api/v1/anything", "/pay/sandbox/i1"]) {
      expect(ask(door, "POST", {})).toBe(200);
      expect(ask(door, "POST", { origin: "https://pay.example" })).toBe(200);
    }
  });

  test("browsers open sockets from our own pages only", () => {
    const upgrade = (headers: Record<string, string>) =>
      ask("/socket/events/1/seats", "GET", { upgrade: "websocket", ...headers });
    expect(upgrade({ origin: HOST })).toBe(200);
    expect(upgrade({})).toBe(200);
    expect(upgrade({ origin: "https://evil.example" })).toBe(403);
    expect(upgrade({ origin: "null" })).toBe(403);
  });

  test("the local seed runs from a script, not from another site", () => {
    expect(ask("/dev/seed", "POST", {})).toBe(200);
    expect(ask("/dev/seed", "POST", { "sec-fetch-site": "cross-site" })).toBe(403);
    expect(ask("/dev/seed", "POST", { origin: "https://evil.example" })).toBe(403);
  });
});

describe("headers of a page", () => {
  const page = async (path: string, nonce = "abc") =>
    securePage(
      new Response('<html><script>go()</script><script src="/a.js"></script></html>', {
        headers: { "content-type": "text/html; charset=utf-8" },
      }),
      new Request(HOST + path),
      { nonce, person: null },
    );
  const directive = (response: Response, name: string) =>
    response.headers
      .get("content-security-policy")
      ?.split("; ")
      .find((each) => each.startsWith(`${name} `));

  test("scripts run by the response's nonce only, and framing is refused", async () => {
    const response = await page("/events");
    expect(directive(response, "script-src")).toBe("script-src 'nonce-abc' 'strict-dynamic'");
    expect(directive(response, "frame-ancestors")).toBe("frame-ancestors 'none'");
    expect(directive(response, "object-src")).toBe("object-src 'none'");
    expect(directive(response, "base-uri")).toBe("base-uri 'none'");
    expect(directive(response, "connect-src")).toBe("connect-src 'self' wss://stagedoor.test");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("strict-transport-security")).toContain("max-age=");
    expect(response.headers.get("permissions-policy")).toContain("camera=()");
  });

  test("only the scanner's pages may use the camera and WebAssembly", async () => {
    for (const path of ["/scan", "/scan/pair", "/shell"]) {
      const response = await page(path);
      expect(response.headers.get("permissions-policy")).toContain("camera=(self)");
      expect(directive(response, "script-src")).toContain("'wasm-unsafe-eval'");
    }
    for (const path of ["/scanner", "/wallet/scan", "/"]) {
      expect(directive(await page(path), "script-src")).not.toContain("wasm");
    }
  });

  test("the stored shell has no nonce and lists the hash of its inline script", async () => {
    const response = await page("/shell", "");
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("go()"));
    const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
    expect(directive(response, "script-src")).toBe(`script-src 'self' 'sha256-${hash}' 'wasm-unsafe-eval'`);
    expect(await response.text()).toContain("go()");
  });

  test("scripts and frames of Turnstile are allowed only where it is configured, and not on the scanner's pages", async () => {
    const pageOf = (path: string, botCheck: boolean) =>
      securePage(
        new Response("<html></html>", { headers: { "content-type": "text/html" } }),
        new Request(HOST + path),
        { nonce: "abc", person: null },
        botCheck,
      );
    const configured = await pageOf("/events/tughlaq/seats", true);
    expect(directive(configured, "frame-src")).toBe("frame-src https://challenges.cloudflare.com");
    expect(directive(configured, "script-src")).toContain("https://challenges.cloudflare.com");
    for (const response of [await pageOf("/events/tughlaq/seats", false), await pageOf("/scan", true)])
      expect(response.headers.get("content-security-policy")).not.toContain("challenges.cloudflare.com");
  });

  test("publicly cacheable responses set no guest cookie", () => {
    const cookiesOf = (control: string) => {
      const response = new Response("", { headers: { "cache-control": control } });
      addCookies(response, ["stagedoor_guest=1"]);
      return response.headers.getSetCookie();
    };
    expect(cookiesOf("public, max-age=3600")).toEqual([]);
    expect(cookiesOf("private, no-cache")).toEqual(["stagedoor_guest=1"]);
  });

  test("a response outside the router runs no script unless it brings its own policy", () => {
    const json = secureMachine(Response.json({}), new Request(HOST));
    expect(json.headers.get("content-security-policy")).toContain("sandbox");
    const own = new Response("", { headers: { "content-security-policy": "default-src 'self'" } });
    expect(secureMachine(own, new Request(HOST)).headers.get("content-security-policy")).toBe(
      "default-src 'self'",
    );
  });
});

describe("a rate-limited response has Retry-After", () => {
  const limited = () =>
    new Response("<p>Wait</p>", { status: 429, headers: { "content-type": "text/html" } });
  const retryAfter = (response: Response) => response.headers.get("retry-after");

  test("as a page whose form was refused", async () => {
    const page = await securePage(
      limited(),
      new Request(`${HOST}/events/tughlaq/seats`, { method: "POST" }),
      {
        nonce: "abc",
        person: null,
      },
    );
    expect(retryAfter(page)).toBe(String(RETRY_AFTER_SECONDS));
  });

  test("as a response outside the router", () => {
    expect(retryAfter(secureMachine(limited(), new Request(`${HOST}/socket/events/e1/seats`)))).toBe(
      String(RETRY_AFTER_SECONDS),
    );
  });

  test("unlike any other response", () => {
    expect(retryAfter(secureMachine(new Response(null, { status: 409 }), new Request(HOST)))).toBeNull();
  });
});

describe("limits", () => {
  const guest = (name: string, address = "local") => ({
    buyerKey: `guest:${name}`,
    guestKey: `guest:${name}`,
    address,
  });

  test("a client that drops its cookie is limited by its network", async () => {
    const newcomer = (i: number, address: string) =>
      mayBook(bindings, { buyerKey: `guest:bot-${i}`, guestKey: null, address });
    let allowed = 0;
    for (let i = 0; i < 650; i++) if (await newcomer(i, `2001:db8:5:5::${i.toString(16)}`)) allowed++;
    expect(allowed).toBe(600);
    expect(await newcomer(651, "2001:db8:5:6::1")).toBe(true);
  });

  test("signed-in users are not limited by others of their network", async () => {
    const address = "203.0.113.78";
    for (let i = 0; i < 600; i++) await mayBook(bindings, guest(`crowd-${i}`, address));
    expect(await mayBook(bindings, guest("crowd-601", address))).toBe(false);
    expect(await mayBook(bindings, { buyerKey: "user:asha", person: { id: "asha" }, address })).toBe(true);
  });

  test("a network over the limit of new guests gets pages without a guest cookie", async () => {
    const visit = () =>
      identify(
        new Request(`${HOST}/events`, { headers: { "cf-connecting-ip": "203.0.113.77" } }),
        bindings as never,
      );
    for (let i = 0; i < 600; i++) expect((await visit()).cookies).toHaveLength(1);
    expect((await visit()).cookies).toEqual([]);
  });

  test("the eleventh try at one account within a minute is refused, from any address", async () => {
    const attempt = (address: string) =>
      mayTryAccount(bindings, { action: "t1", email: "A@x.test ", address });
    for (let i = 0; i < 10; i++) expect(await attempt(`192.0.2.${i}`)).toBe(true);
    expect(await attempt("192.0.2.99")).toBe(false);
    expect(await mayTryAccount(bindings, { action: "t1", email: "a@x.test", address: "192.0.2.98" })).toBe(
      false,
    );
    expect(await mayTryAccount(bindings, { action: "t1", email: "b@x.test", address: "192.0.2.99" })).toBe(
      true,
    );
  });

  test("tries at many accounts from one address are refused", async () => {
    const attempt = (i: number) =>
      mayTryAccount(bindings, { action: "t2", email: `p${i}@x.test`, address: "198.51.100.1" });
    for (let i = 0; i < 60; i++) expect(await attempt(i)).toBe(true);
    expect(await attempt(60)).toBe(false);
  });

  test("each buyer has thirty tries a minute", async () => {
    for (let i = 0; i < 30; i++) expect(await mayBook(bindings, guest("limits"))).toBe(true);
    expect(await mayBook(bindings, guest("limits"))).toBe(false);
    expect(await mayBook(bindings, guest("another"))).toBe(true);
  });

  test("a 429 has Retry-After, as page and as JSON", async () => {
    const page = tooManyRequests(new Request(HOST));
    expect(page.status).toBe(429);
    expect(page.headers.get("retry-after")).toBe(String(RETRY_AFTER_SECONDS));
    expect(await page.text()).toContain("Wait a minute");
    const hindi = await tooManyRequests(
      new Request(HOST, { headers: { "accept-language": "hi-IN,hi" } }),
    ).text();
    expect(hindi).toContain('<html lang="hi">');
    expect(hindi).toContain("एक मिनट रुकें");
    const json = tooManyRequests(new Request(HOST, { headers: { accept: "application/json" } }));
    expect(json.headers.get("retry-after")).toBe(String(RETRY_AFTER_SECONDS));
    expect(await json.json()).toEqual({ error: "too_many_requests", retryAfterSeconds: RETRY_AFTER_SECONDS });
  });
});
