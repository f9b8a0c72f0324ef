import { describe, expect, test } from "vitest";
import { createAccount } from "#worker/people/accounts";
import { mayCauseMail } from "#worker/mail/mail-limit";
import { Browser, env, linkIn, mailsTo } from "../../build/workerd/visit";

const PASSWORD = "a good long password";
const HOUR_MS = 3_600_000;

const account = (email: string) =>
  createAccount(env, { name: "Asha", email, password: PASSWORD, emailVerified: true, isAdmin: false });

async function signIn(browser: Browser, email: string, password = PASSWORD) {
  const outcome = await browser.visit(({ auth }) => auth.signIn({ email, password, to: "/" }));
  if (outcome.ok) browser.keep(outcome.value.cookies);
  return outcome.ok ? "in" : outcome.reason;
}

describe("reset links", () => {
  test("an older link is dead once a newer one is issued, and the newer one works", async () => {
    await account("resets@example.com");
    const browser = new Browser();
    const request = () => browser.visit(({ auth }) => auth.requestReset("resets@example.com"));
    await request();
    const [first] = await mailsTo("resets@example.com");
    const older = linkIn(first, "/reset-password").searchParams.get("token") ?? "";
    await request();
    const tokens = (await mailsTo("resets@example.com", 2)).map(
      (mail) => linkIn(mail, "/reset-password").searchParams.get("token") ?? "",
    );
    const newer = tokens.find((token) => token !== older) ?? "";
    const reset = (token: string) =>
      browser.visit(({ auth }) => auth.resetPassword({ token, password: "a password after reset" }));
    expect(await reset(older)).toEqual({ ok: false, reason: "link_dead" });
    expect((await reset(newer)).ok).toBe(true);
  });

  test("of links requested at the same time exactly one works", async () => {
    await account("resets-at-once@example.com");
    const browser = new Browser();
    await Promise.all(
      [1, 2, 3].map(() => browser.visit(({ auth }) => auth.requestReset("resets-at-once@example.com"))),
    );
    const mails = await mailsTo("resets-at-once@example.com", 3);
    let works = 0;
    for (const mail of mails) {
      const token = linkIn(mail, "/reset-password").searchParams.get("token") ?? "";
      const outcome = await browser.visit(({ auth }) =>
        auth.resetPassword({ token, password: "a password after reset" }),
      );
      if (outcome.ok) works += 1;
    }
    expect(works).toBe(1);
  });
});

test("wrong passwords of strangers do not lock the owner out of a device that is known to the account", async () => {
  await account("guess-me@example.com");
  const owner = new Browser();
  expect(await signIn(owner, "guess-me@example.com")).toBe("in");
  const { cookies } = await owner.visit(({ auth }) => auth.signOut());
  owner.keep(cookies);
  const answers: string[] = [];
  for (let i = 0; i < 14; i++)
    answers.push(await signIn(new Browser(`198.51.100.${i}`), "guess-me@example.com", `wrong ${i} password`));
  expect(answers.at(-1)).toBe("too_many_requests");
  expect(await signIn(owner, "guess-me@example.com")).toBe("in");

  // The same device has no such right at another account, and no unlimited tries at its own.
  await account("other-account@example.com");
  for (let i = 0; i < 11; i++) await signIn(new Browser(), "other-account@example.com", "a wrong password");
  expect(await signIn(owner, "other-account@example.com")).toBe("too_many_requests");
  for (let i = 0; i < 10; i++) await signIn(owner, "guess-me@example.com", "a wrong password");
  expect(await signIn(owner, "guess-me@example.com")).toBe("too_many_requests");
});

test("sign-ups with one address at the same time make one account and no error", async () => {
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map((i) =>
      new Browser(`203.0.113.${i}`).visit(({ auth }) =>
        auth.signUp({ name: "Asha", email: "at-once@example.com", password: PASSWORD, to: "/" }),
      ),
    ),
  );
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  const row = await env.DB.prepare(
    "select count(*) as many from user where email = 'at-once@example.com'",
  ).first();
  expect(row).toEqual({ many: 1 });
});

describe("mails to one address", () => {
  test("one caller causes at most five an hour, by whatever form, and another caller still causes one", async () => {
    await account("flooded@example.com");
    const attacker = new Browser("198.51.100.200");
    const outcomes: boolean[] = [];
    for (let i = 0; i < 4; i++)
      outcomes.push((await attacker.visit(({ auth }) => auth.requestReset("flooded@example.com"))).ok);
    for (let i = 0; i < 4; i++)
      outcomes.push(
        (
          await attacker.visit(({ auth }) =>
            auth.signUp({ name: "A", email: "Flooded@example.com", password: PASSWORD, to: "/" }),
          )
        ).ok,
      );
    expect(outcomes.filter(Boolean)).toHaveLength(5);
    expect(await mailsTo("flooded@example.com", 5)).toHaveLength(5);
    const owner = new Browser("203.0.113.77");
    expect((await owner.visit(({ auth }) => auth.requestReset("flooded@example.com"))).ok).toBe(true);
  });

  test("the next hour allows five more", async () => {
    const now = Date.UTC(2026, 10, 21, 12);
    const caller = { person: null, address: "198.51.100.9" };
    const ask = (at: number) => mayCauseMail(env, caller, "hours@example.com", at);
    for (let i = 0; i < 5; i++) expect(await ask(now + i)).toBe(true);
    expect(await ask(now + HOUR_MS - 1)).toBe(false);
    expect(await ask(now + HOUR_MS)).toBe(true);
  });
});
