import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_TAX } from "#domain/people/organization-tax";
import { addMember, createAccount, createOrganization } from "#worker/people/accounts";
import { Browser, env, linkIn, mailsTo } from "../../build/workerd/visit";

const PASSWORD = "a long enough password";

async function account(email: string, name = "Asha", options: { isAdmin?: boolean } = {}): Promise<string> {
  return createAccount(env, {
    name,
    email,
    password: PASSWORD,
    emailVerified: true,
    isAdmin: options.isAdmin ?? false,
  });
}

async function signIn(browser: Browser, email: string, password = PASSWORD) {
  const outcome = await browser.visit(({ auth }) => auth.signIn({ email, password, to: "/" }));
  if (outcome.ok) browser.keep(outcome.value.cookies);
  return outcome;
}

describe("signing up and in", () => {
  test("a new user confirms the mailed link and is signed in", async () => {
    const browser = new Browser();
    const answer = await browser.visit(({ auth }) =>
      auth.signUp({ name: "Nila", email: "Nila@Example.com", password: PASSWORD, to: "/wallet" }),
    );
    expect(answer.ok).toBe(true);
    expect((await browser.visitor()).person).toBeNull();

    const [mail] = await mailsTo("nila@example.com");
    const link = linkIn(mail, "/confirm-address");
    expect(link.searchParams.get("to")).toBe("/wallet");
    const confirmed = await browser.visit(({ auth }) =>
      auth.confirmAddress(link.searchParams.get("token") ?? ""),
    );
    expect(confirmed.ok).toBe(true);
    if (confirmed.ok) browser.keep(confirmed.value.cookies);
    expect((await browser.visitor()).person).toMatchObject({
      email: "nila@example.com",
      emailVerified: true,
    });
  });

  test("the confirmation link signs in only once", async () => {
    const [mail] = await mailsTo("nila@example.com");
    const token = linkIn(mail, "/confirm-address").searchParams.get("token") ?? "";
    const thief = new Browser();
    const again = await thief.visit(({ auth }) => auth.confirmAddress(token));
    if (again.ok) thief.keep(again.value.cookies);
    expect((await thief.visitor()).person).toBeNull();
  });

  test("signing up with a known address gives the same response and mails the owner", async () => {
    await account("known@example.com");
    const browser = new Browser();
    const fresh = await browser.visit(({ auth }) =>
      auth.signUp({ name: "A", email: "unknown@example.com", password: PASSWORD, to: "/" }),
    );
    const known = await browser.visit(({ auth }) =>
      auth.signUp({ name: "A", email: "known@example.com", password: PASSWORD, to: "/" }),
    );
    expect(known).toEqual(fresh);
    const [mail] = await mailsTo("known@example.com");
    expect(mail?.subject).toBe("You already have an account");
  });

  test("a wrong password and an unknown address give the same response", async () => {
    await account("asha@example.com");
    const browser = new Browser();
    const wrong = await signIn(browser, "asha@example.com", "not the password");
    const unknown = await signIn(browser, "unknown@example.org", "not the password");
    expect(wrong).toEqual({ ok: false, reason: "wrong" });
    expect(unknown).toEqual(wrong);
  });

  test("`unconfirmed` requires the right password and sends another confirmation mail", async () => {
    const browser = new Browser();
    await browser.visit(({ auth }) =>
      auth.signUp({ name: "Late", email: "late@example.com", password: PASSWORD, to: "/" }),
    );
    expect(await signIn(browser, "late@example.com", "not the password")).toEqual({
      ok: false,
      reason: "wrong",
    });
    expect(await signIn(browser, "late@example.com")).toEqual({ ok: false, reason: "unconfirmed" });
    expect(await mailsTo("late@example.com", 2)).toHaveLength(2);
  });

  test("each sign-in starts a new session; a planted cookie is never used", async () => {
    await account("fix@example.com");
    const browser = new Browser();
    browser.cookies.set("__Host-stagedoor_session", "planted.AAAA");
    expect((await browser.visitor()).person).toBeNull();
    await signIn(browser, "fix@example.com");
    const first = browser.cookies.get("__Host-stagedoor_session");
    const { sessionId } = await browser.visitor();
    await signIn(browser, "fix@example.com");
    expect(browser.cookies.get("__Host-stagedoor_session")).not.toBe(first);
    expect((await browser.visitor()).sessionId).not.toBe(sessionId);

    const old = new Browser();
    old.cookies.set("__Host-stagedoor_session", first ?? "");
    expect((await old.visitor()).person, "the former session has ended").toBeNull();
  });

  test("the session cookie is __Host-, Secure, HttpOnly, SameSite=Lax over TLS", async () => {
    await account("cookie@example.com");
    const outcome = await new Browser().visit(({ auth }) =>
      auth.signIn({ email: "cookie@example.com", password: PASSWORD, to: "/" }),
    );
    const line = outcome.ok
      ? (outcome.value.cookies.find((each) => each.includes("stagedoor_session")) ?? "")
      : "";
    expect(line).toMatch(/^__Host-stagedoor_session=/);
    expect(line).toMatch(/; Secure/i);
    expect(line).toMatch(/; HttpOnly/i);
    expect(line).toMatch(/; SameSite=Lax/i);
    expect(line).toMatch(/; Path=\//i);
    expect(line).not.toMatch(/Domain/i);
  });
});

describe("an old session cookie is rejected", () => {
  test("after signing out", async () => {
    await account("out@example.com");
    const browser = new Browser();
    await signIn(browser, "out@example.com");
    const stolen = new Map(browser.cookies);
    const { cookies } = await browser.visit(({ auth }) => auth.signOut());
    browser.keep(cookies);
    expect((await browser.visitor()).person).toBeNull();
    const thief = new Browser();
    for (const [name, value] of stolen) thief.cookies.set(name, value);
    expect((await thief.visitor()).person).toBeNull();
  });

  test("after a password change on another device, which stays signed in", async () => {
    await account("change@example.com");
    const [here, there] = [new Browser(), new Browser()];
    await signIn(here, "change@example.com");
    await signIn(there, "change@example.com");
    const refused = await here.visit(({ auth }) =>
      auth.changePassword({ current: "not the password", password: "another long password" }),
    );
    expect(refused).toEqual({ ok: false, reason: "wrong" });
    const changed = await here.visit(({ auth }) =>
      auth.changePassword({ current: PASSWORD, password: "another long password" }),
    );
    expect(changed.ok).toBe(true);
    if (changed.ok) here.keep(changed.value.cookies);
    expect((await here.visitor()).person?.email).toBe("change@example.com");
    expect((await there.visitor()).person).toBeNull();
    expect((await mailsTo("change@example.com"))[0]?.subject).toBe("Your password was changed");
  });

  test("after a password reset, whose link works once", async () => {
    await account("reset@example.com");
    const browser = new Browser();
    await signIn(browser, "reset@example.com");
    const known = await browser.visit(({ auth }) => auth.requestReset("reset@example.com"));
    const unknown = await browser.visit(({ auth }) => auth.requestReset("no-account@example.com"));
    expect(known).toEqual(unknown);
    const [mail] = await mailsTo("reset@example.com");
    const token = linkIn(mail, "/reset-password").searchParams.get("token") ?? "";
    const reset = () =>
      browser.visit(({ auth }) => auth.resetPassword({ token, password: "a password after reset" }));
    expect((await reset()).ok).toBe(true);
    expect(await reset()).toEqual({ ok: false, reason: "link_dead" });
    expect((await browser.visitor()).person).toBeNull();
    expect((await signIn(browser, "reset@example.com")).ok).toBe(false);
    expect((await signIn(browser, "reset@example.com", "a password after reset")).ok).toBe(true);
  });

  test("after a ban, which a new sign-in reports", async () => {
    const id = await account("banned@example.com");
    await account("ban-admin@example.com", "Ira", { isAdmin: true });
    const [browser, admin] = [new Browser(), new Browser()];
    await signIn(browser, "banned@example.com");
    await signIn(admin, "ban-admin@example.com");
    expect((await admin.visit(({ auth }) => auth.banUser(id, "sold other people's tickets"))).ok).toBe(true);
    expect((await browser.visitor()).person).toBeNull();
    expect(await signIn(browser, "banned@example.com")).toEqual({ ok: false, reason: "banned" });
    const { rows } = await admin.visit(({ auth }) =>
      auth.listAudit({ query: "banned@example", actions: ["user.banned"], page: 1 }),
    );
    expect(rows[0]).toMatchObject({
      actor: "Ira",
      subject: `user:${id}`,
      facts: { reason: "sold other people's tickets" },
    });
  });
});

describe("too many sign-in attempts", () => {
  test("for one address are refused, while another user still signs in", async () => {
    await account("guessed@example.com");
    await account("other@example.com");
    const guesser = new Browser();
    const answers = [];
    for (let tries = 0; tries < 11; tries++)
      answers.push(await signIn(guesser, "guessed@example.com", "guess"));
    expect(answers[9]).toEqual({ ok: false, reason: "wrong" });
    expect(answers[10]).toEqual({ ok: false, reason: "too_many_requests" });
    expect((await signIn(new Browser(), "other@example.com")).ok).toBe(true);
  });
});

describe("the members of an organization", () => {
  const ranga = { id: "", slug: "ranga-test" };
  const ids = { owner: "", organizer: "", staff: "" };
  beforeAll(async () => {
    ids.owner = await account("owner@ranga.test", "Owner");
    ids.organizer = await account("organizer@ranga.test", "Organizer");
    ids.staff = await account("staff@ranga.test", "Staff");
    ranga.id = await createOrganization(env, { name: "Ranga", slug: ranga.slug, ownerId: ids.owner });
    await addMember(env, { organizationId: ranga.id, userId: ids.organizer, role: "organizer" });
    await addMember(env, { organizationId: ranga.id, userId: ids.staff, role: "staff" });
  });

  test("a new organization charges the default tax until its owner changes it", async () => {
    const owner = await as("owner@ranga.test");
    const settings = () => owner.visit(({ auth }) => auth.getSettings(ranga.id));
    expect(await settings()).toMatchObject(DEFAULT_TAX);
    const changed = { ...(await settings()), taxName: "VAT", taxRateBasisPoints: 500, taxInclusive: false };
    await owner.visit(({ auth }) => auth.changeSettings(ranga.id, changed));
    expect(await settings()).toEqual(changed);
  });

  async function as(email: string): Promise<Browser> {
    const browser = new Browser();
    expect((await signIn(browser, email)).ok).toBe(true);
    return browser;
  }

  async function memberId(browser: Browser, userId: string): Promise<string> {
    const people = await browser.visit(({ auth }) => auth.listPeople(ranga.id));
    return people.members.find((each) => each.userId === userId)?.id ?? "";
  }

  test("an invitation is accepted once, and only with the invited address", async () => {
    const owner = await as("owner@ranga.test");
    const sent = await owner.visit(({ auth }) =>
      auth.invite(ranga.id, { email: "new@ranga.test", role: "organizer" }),
    );
    expect(sent.ok).toBe(true);
    const [mail] = await mailsTo("new@ranga.test");
    const id = linkIn(mail, "/invitations/").pathname.split("/").at(-1) ?? "";

    const wrong = await as("staff@ranga.test");
    expect(await wrong.visit(({ auth }) => auth.acceptInvitation(id))).toEqual({
      ok: false,
      reason: "other_address",
    });

    await account("new@ranga.test", "New");
    const invited = await as("new@ranga.test");
    const accepted = await invited.visit(({ auth }) => auth.acceptInvitation(id));
    expect(accepted).toEqual({ ok: true, value: { slug: ranga.slug } });
    expect((await invited.visitor()).person?.memberships).toEqual([
      {
        organizationId: ranga.id,
        organizationSlug: ranga.slug,
        organizationName: "Ranga",
        role: "organizer",
      },
    ]);
    expect(await invited.visit(({ auth }) => auth.acceptInvitation(id))).toEqual({
      ok: false,
      reason: "unknown",
    });
  });

  test("organizers invite only staff", async () => {
    const organizer = await as("organizer@ranga.test");
    const invite = (role: "staff" | "organizer" | "owner") =>
      organizer.visit(({ auth }) => auth.invite(ranga.id, { email: `${role}-to-be@ranga.test`, role }));
    expect(await invite("staff")).toMatchObject({ ok: true });
    expect(await invite("organizer")).toEqual({ ok: false, reason: "not_yours" });
    expect(await invite("owner")).toEqual({ ok: false, reason: "not_yours" });
  });

  test("a second invitation to an address resends the first; a cancelled one has no valid link", async () => {
    const owner = await as("owner@ranga.test");
    const invite = () =>
      owner.visit(({ auth }) => auth.invite(ranga.id, { email: "twice@ranga.test", role: "staff" }));
    await invite();
    const pending = () =>
      owner.visit(async ({ auth }) =>
        (await auth.listPeople(ranga.id)).invitations.filter((each) => each.email === "twice@ranga.test"),
      );
    const [first] = await pending();
    await owner.visit(({ auth }) => auth.resendInvitation(ranga.id, first?.id ?? ""));
    expect(await pending()).toHaveLength(1);
    expect(await mailsTo("twice@ranga.test", 2)).toHaveLength(2);
    await owner.visit(({ auth }) => auth.cancelInvitation(ranga.id, first?.id ?? ""));
    expect(await owner.visit(({ auth }) => auth.findInvitation(first?.id ?? ""))).toBeNull();
  });

  test("the last owner cannot leave or step down; of two who demote each other, one remains", async () => {
    const owner = await as("owner@ranga.test");
    const own = await memberId(owner, ids.owner);
    const change = (browser: Browser, id: string, role: "owner" | "staff" | null) =>
      browser.visit(({ auth }) => auth.changeMember(ranga.id, id, role));
    expect(await change(owner, own, "staff")).toEqual({ ok: false, reason: "last_owner" });
    expect(await change(owner, own, null)).toEqual({ ok: false, reason: "last_owner" });

    const organizers = await memberId(owner, ids.organizer);
    expect((await change(owner, organizers, "owner")).ok).toBe(true);
    const second = await as("organizer@ranga.test");
    const both = await Promise.all([change(owner, organizers, "staff"), change(second, own, "staff")]);
    expect(both.filter((each) => each.ok)).toHaveLength(1);
    const { members } = await owner.visit(({ auth }) => auth.listPeople(ranga.id));
    expect(members.filter((each) => each.role === "owner")).toHaveLength(1);
  });

  test("staff and strangers cannot change members or invite", async () => {
    const staff = await as("staff@ranga.test");
    const target = await memberId(staff, ids.owner);
    expect(await staff.visit(({ auth }) => auth.changeMember(ranga.id, target, "staff"))).toEqual({
      ok: false,
      reason: "not_yours",
    });
    const stranger = await as("other@example.com");
    expect(await stranger.visit(({ auth }) => auth.changeMember(ranga.id, target, "staff"))).toEqual({
      ok: false,
      reason: "not_yours",
    });
    expect(
      await stranger.visit(({ auth }) => auth.invite(ranga.id, { email: "me@example.com", role: "owner" })),
    ).toEqual({ ok: false, reason: "not_yours" });
  });
});
