import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { requireMember } from "#app/guards";
import { RouterContextProvider } from "react-router";
import { database } from "#worker/db/database";
import { auditLog } from "#worker/db/schema";
import { recordAdminVisit } from "#worker/people/admin-visit";
import { addMember, createAccount, createOrganization } from "#worker/people/accounts";
import { identify } from "#worker/people/identify";
import { visitorContext } from "#worker/router-context";
import { Browser, env } from "../../build/workerd/visit";

const PASSWORD = "a long enough password";
const NOW = Date.now();
let organizationId: string;

beforeAll(async () => {
  const { id: ownerId } = await aPerson(false);
  organizationId = await createOrganization(env, { name: "Ranga Company", slug: "ranga-visited", ownerId });
});

async function aPerson(isAdmin: boolean) {
  const email = `${crypto.randomUUID()}@example.com`;
  const id = await createAccount(env, { name: "A", email, password: PASSWORD, emailVerified: true, isAdmin });
  const browser = new Browser();
  const signedIn = await browser.visit(({ auth }) => auth.signIn({ email, password: PASSWORD, to: "/" }));
  if (!signedIn.ok) throw new Error(signedIn.reason);
  browser.keep(signedIn.value.cookies);
  return { id, browser };
}

/** The guard's answer to a request: the page, or the status of the refusal. */
async function open(browser: Browser, path: string, method = "GET", now = NOW) {
  const request = browser.request(path, { method });
  const visitor = await identify(request, env);
  await recordAdminVisit(env, visitor, request, now);
  const context = new RouterContextProvider();
  context.set(visitorContext, visitor);
  try {
    requireMember(context, request, "ranga-visited", ["owner"]);
    return "page";
  } catch (thrown) {
    const { data, init } = thrown as { data: unknown; init: { status: number } };
    return { status: init.status, data };
  }
}

const recordsOf = async (actorId: string) =>
  (
    await database(env)
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.organizationId, organizationId), eq(auditLog.actorId, actorId)))
  ).map(({ action, facts }) => [action, facts["path"]]);

const PAGE = "/organizations/ranga-visited/people";

test("an admin who is no member reads the pages, and each is recorded once an hour", async () => {
  const { id, browser } = await aPerson(true);
  expect(await open(browser, PAGE)).toBe("page");
  expect(await open(browser, `${PAGE}.data?a=1`)).toBe("page");
  expect(await open(browser, "/organizations/ranga-visited/settings")).toBe("page");
  expect(await recordsOf(id)).toEqual([
    ["organization.viewed_by_admin", PAGE],
    ["organization.viewed_by_admin", "/organizations/ranga-visited/settings"],
  ]);
  await open(browser, PAGE, "GET", NOW + 2 * 3_600_000);
  expect(await recordsOf(id)).toHaveLength(3);
});

test("every change by an admin who is no member is refused with the reason, and recorded", async () => {
  const { id, browser } = await aPerson(true);
  for (const method of ["POST", "PUT", "DELETE"])
    expect(await open(browser, PAGE, method)).toEqual({ status: 403, data: { reason: "read_only" } });
  expect((await recordsOf(id)).map(([action]) => action)).toEqual(
    Array(3).fill("organization.admin_change_refused"),
  );
});

test("an admin who is a member changes what the role allows, without such records", async () => {
  const { id, browser } = await aPerson(true);
  await addMember(env, { organizationId, userId: id, role: "owner" });
  expect(await open(browser, PAGE, "POST")).toBe("page");
  expect(await recordsOf(id)).toEqual([]);
});

test("the pages of an organization stay unknown to a person who is neither member nor admin", async () => {
  const { id, browser } = await aPerson(false);
  expect(await open(browser, PAGE)).toMatchObject({ status: 404 });
  expect(await recordsOf(id)).toEqual([]);
  const admin = await aPerson(true);
  const elsewhere = await identify(admin.browser.request("/profile"), env);
  expect(elsewhere.person?.memberships).toEqual([]);
});
