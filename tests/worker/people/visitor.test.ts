import { describe, expect, test, vi } from "vitest";
import { addMember, createAccount, createOrganization } from "#worker/people/accounts";
import { signLink, verifyLink } from "#worker/platform/signed-link";
import { identify } from "#worker/people/identify";
import { Browser, env } from "../../build/workerd/visit";

async function signedIn(email: string): Promise<Browser> {
  const browser = new Browser();
  const outcome = await browser.visit(({ auth }) =>
    auth.signIn({ email, password: "a long enough password", to: "/" }),
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  browser.keep(outcome.value.cookies);
  return browser;
}

const account = (email: string) =>
  createAccount(env, {
    name: "Asha",
    email,
    password: "a long enough password",
    emailVerified: true,
    isAdmin: false,
  });

describe("a guest", () => {
  test("is the same buyer on every visit by a signed cookie that is set once", async () => {
    const browser = new Browser();
    const first = await browser.visitor();
    expect(first.person).toBeNull();
    expect(first.cookies).toHaveLength(1);
    expect(first.cookies?.[0]).toMatch(
      /^__Host-stagedoor_guest=.*; Path=\/; Max-Age=\d+; SameSite=Lax; HttpOnly; Secure$/,
    );
    const second = await browser.visitor();
    expect(second.buyerKey).toBe(first.buyerKey);
    expect(second.cookies).toEqual([]);
  });

  test("with a forged cookie is a new guest", async () => {
    const [browser, forger] = [new Browser(), new Browser()];
    const { buyerKey } = await browser.visitor();
    const [, signature = ""] = (browser.cookies.get("__Host-stagedoor_guest") ?? "").split(".");
    for (const forged of [
      `${buyerKey}`,
      `${buyerKey}.`,
      `${buyerKey}.AAAA`,
      `guest%3Aother.${signature}`,
      "%E0%A4%A",
    ]) {
      forger.cookies.set("__Host-stagedoor_guest", forged);
      const visitor = await forger.visitor();
      expect(visitor.buyerKey).not.toBe(buyerKey);
      expect(visitor.buyerKey).toMatch(/^guest:[0-9a-f-]{36}$/);
    }
  });

  test("is identified without a query", async () => {
    const prepare = vi.spyOn(env.DB, "prepare");
    await identify(new Browser().request("/"), env);
    expect(prepare).not.toHaveBeenCalled();
    prepare.mockRestore();
  });
});

describe("a signed-in person", () => {
  test("is identified with all memberships in one query", async () => {
    const id = await account("many@example.com");
    const first = await createOrganization(env, { name: "B Company", slug: "b-company", ownerId: id });
    const other = await account("other-owner@example.com");
    const second = await createOrganization(env, { name: "A Company", slug: "a-company", ownerId: other });
    await addMember(env, { organizationId: second, userId: id, role: "staff" });
    const browser = await signedIn("many@example.com");
    const prepare = vi.spyOn(env.DB, "prepare");
    const visitor = await identify(browser.request("/"), env);
    expect(prepare).toHaveBeenCalledTimes(1);
    prepare.mockRestore();
    expect(visitor.buyerKey).toBe(`user:${id}`);
    expect(visitor.person?.memberships).toEqual([
      { organizationId: second, organizationSlug: "a-company", organizationName: "A Company", role: "staff" },
      { organizationId: first, organizationSlug: "b-company", organizationName: "B Company", role: "owner" },
    ]);
  });

  test("keeps the former guest key, because its holds can be live", async () => {
    await account("was-guest@example.com");
    const browser = new Browser();
    const { buyerKey } = await browser.visitor();
    const outcome = await browser.visit(({ auth }) =>
      auth.signIn({ email: "was-guest@example.com", password: "a long enough password", to: "/" }),
    );
    if (outcome.ok) browser.keep(outcome.value.cookies);
    const visitor = await browser.visitor();
    expect(visitor.buyerKey).toMatch(/^user:/);
    expect(visitor.guestKey).toBe(buyerKey);
  });

  test("is a guest after the session has expired", async () => {
    const id = await account("late@example.com");
    const browser = await signedIn("late@example.com");
    await env.DB.prepare("update session set expires_at = ? where user_id = ?")
      .bind(Date.now() - 1, id)
      .run();
    expect((await browser.visitor()).person).toBeNull();
  });
});

describe("the preferences of a request", () => {
  const visit = (headers: Record<string, string>) =>
    identify(new Request("https://stagedoor.test/", { headers }), env);

  test("are the chosen language, then the browser's, then English", async () => {
    expect((await visit({ cookie: "PARAGLIDE_LOCALE=hi", "accept-language": "en" })).locale).toBe("hi");
    expect((await visit({ "accept-language": "hi-IN,en;q=0.8" })).locale).toBe("hi");
    expect((await visit({ "accept-language": "fr" })).locale).toBe("en");
    expect((await visit({ cookie: "PARAGLIDE_LOCALE=xx" })).locale).toBe("en");
  });

  test("include a city of at most 60 characters", async () => {
    expect((await visit({ cookie: "stagedoor_city=New%20Delhi" })).city).toBe("New Delhi");
    expect((await visit({ cookie: `stagedoor_city=${"x".repeat(500)}` })).city).toHaveLength(60);
    expect((await visit({ cookie: "stagedoor_city=" })).city).toBeNull();
  });

  test("come with a new nonce per request", async () => {
    const nonces = await Promise.all([visit({}), visit({}), visit({})]);
    expect(new Set(nonces.map(({ nonce }) => nonce)).size).toBe(3);
    expect(nonces[0]?.nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  });
});

describe("a signed link", () => {
  const now = Date.UTC(2026, 10, 20);
  const link = { purpose: "booking" as const, subject: "event/booking", expiresAt: now + 60_000 };

  test("is valid for its purpose until it expires", async () => {
    const token = await signLink(env, link);
    expect(await verifyLink(env, { purpose: "booking", token, now })).toBe("event/booking");
    expect(await verifyLink(env, { purpose: "booking", token, now: now + 61_000 })).toBeNull();
  });

  test("is rejected for another purpose, when changed, signed with another secret, or unsigned", async () => {
    const token = await signLink(env, link);
    expect(await verifyLink(env, { purpose: "bookings", token, now })).toBeNull();
    const foreign = await signLink({ LINK_SECRET: "another-secret-another-secret-32b" }, link);
    expect(await verifyLink(env, { purpose: "booking", token: foreign, now })).toBeNull();
    const [head = "", body = "", signature = ""] = token.split(".");
    const none = btoa(JSON.stringify({ alg: "none", typ: "link+jwt" })).replaceAll("=", "");
    const flipped = `${signature[0] === "A" ? "B" : "A"}${signature.slice(1)}`;
    for (const bad of [
      `${none}.${body}.`,
      `${head}.${body}.${flipped}`,
      `${head}.${body}.`,
      "",
      "x.y.z",
      "a".repeat(5_000),
    ]) {
      expect(await verifyLink(env, { purpose: "booking", token: bad, now })).toBeNull();
    }
  });
});
