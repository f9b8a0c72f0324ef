import { readFileSync } from "node:fs";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import { RouterContextProvider } from "react-router";
import { describe, expect, test } from "vitest";
import { visitorContext } from "#worker/router-context";
import routes from "#app/routes";
import { anyone, requireAdmin, requireMember, requirePerson } from "#app/guards";
import { SOCKETS, type SocketName, mayUseSocket } from "#domain/people/socket-access";
import type { OrganizationRole } from "#domain/people/organization-role";
import type { Membership, Visitor } from "#worker/platform/visitor";
import { securePage } from "#worker/security/headers";

/**
 * Access by route module. A module without a row fails, and so does a loader or action whose first statement is not the
 * row's guard. "none": the module must not have that function.
 */
type Guard = "anyone" | "person" | "deciders" | "members" | "owners" | "admin" | "none";

const rows: Readonly<Record<string, { readonly loader: Guard; readonly action: Guard }>> = {
  "site/layout.tsx": { loader: "anyone", action: "none" },
  "home/route.tsx": { loader: "anyone", action: "none" },
  "event-list/route.tsx": { loader: "anyone", action: "none" },
  "offline-catalogue/route.ts": { loader: "anyone", action: "none" },
  "offline-event/route.tsx": { loader: "anyone", action: "none" },
  "event/route.tsx": { loader: "anyone", action: "none" },
  "event-ratings/route.tsx": { loader: "anyone", action: "none" },
  "organizer/route.tsx": { loader: "anyone", action: "none" },
  "place/route.tsx": { loader: "anyone", action: "none" },
  "seat-map/route.tsx": { loader: "anyone", action: "anyone" },
  "checkout/route.tsx": { loader: "anyone", action: "anyone" },
  "share-card/route.ts": { loader: "anyone", action: "none" },
  "calendar/route.ts": { loader: "anyone", action: "none" },
  // Buyers are persons or guests with a cookie; the services return their own bookings only.
  "bookings/route.tsx": { loader: "anyone", action: "none" },
  "booking/route.tsx": { loader: "anyone", action: "anyone" },
  "booking-cancel/route.tsx": { loader: "anyone", action: "anyone" },
  "booking-link-cancel/route.tsx": { loader: "anyone", action: "anyone" },
  "booking-find/route.tsx": { loader: "anyone", action: "anyone" },
  "booking-link/route.tsx": { loader: "anyone", action: "anyone" },
  "wallet-tickets/route.ts": { loader: "anyone", action: "none" },
  "wallet/route.tsx": { loader: "anyone", action: "none" },
  "ticket/route.tsx": { loader: "anyone", action: "none" },
  // Devices authenticate with their key, without an account.
  "scan/route.tsx": { loader: "anyone", action: "none" },
  "scan-pair/route.tsx": { loader: "anyone", action: "none" },
  "shell/route.tsx": { loader: "anyone", action: "none" },
  // In `npm run dev` only.
  "dev-ui/route.tsx": { loader: "anyone", action: "none" },
  "sign-in/route.tsx": { loader: "anyone", action: "anyone" },
  "sign-in-again/route.tsx": { loader: "person", action: "person" },
  "sign-up/route.tsx": { loader: "anyone", action: "anyone" },
  "sign-out/route.tsx": { loader: "anyone", action: "anyone" },
  "confirm-address/route.tsx": { loader: "anyone", action: "anyone" },
  "forgot-password/route.tsx": { loader: "anyone", action: "anyone" },
  "reset-password/route.tsx": { loader: "anyone", action: "anyone" },
  "preferences/route.ts": { loader: "anyone", action: "anyone" },
  "profile/route.tsx": { loader: "person", action: "person" },
  "saved/route.tsx": { loader: "person", action: "none" },
  // A guest's mark is stored until they sign in.
  "mark/route.tsx": { loader: "anyone", action: "anyone" },
  "notifications/route.tsx": { loader: "person", action: "person" },
  // The mailed id is a secret; accepting needs the invited account.
  "invitation/route.tsx": { loader: "anyone", action: "person" },
  "organization-new/route.tsx": { loader: "person", action: "person" },
  "console/layout.tsx": { loader: "members", action: "none" },
  "organization/route.tsx": { loader: "members", action: "deciders" },
  "organization-ratings/route.tsx": { loader: "deciders", action: "deciders" },
  "organization-people/route.tsx": { loader: "deciders", action: "deciders" },
  "organization-settings/route.tsx": { loader: "deciders", action: "owners" },
  // Messages carry buyers' data: owners alone decide where they go.
  "webhooks/route.tsx": { loader: "deciders", action: "owners" },
  "webhook/route.tsx": { loader: "deciders", action: "owners" },
  "api-keys/route.tsx": { loader: "owners", action: "owners" },
  "venues/route.tsx": { loader: "deciders", action: "deciders" },
  "venue/route.tsx": { loader: "deciders", action: "deciders" },
  "event-editor/route.tsx": { loader: "deciders", action: "deciders" },
  "event-image/route.ts": { loader: "deciders", action: "deciders" },
  "event-preview/route.tsx": { loader: "deciders", action: "none" },
  // Staff read the numbers of the evening without takings.
  "day-of/route.tsx": { loader: "members", action: "deciders" },
  "event-bookings/route.tsx": { loader: "deciders", action: "deciders" },
  "event-bookings-export/route.ts": { loader: "deciders", action: "none" },
  "booking-refund/route.tsx": { loader: "deciders", action: "deciders" },
  "event-refunds/route.tsx": { loader: "deciders", action: "deciders" },
  "event-refunds-export/route.ts": { loader: "deciders", action: "none" },
  "event-gates/route.tsx": { loader: "members", action: "members" },
  "admin/layout.tsx": { loader: "admin", action: "none" },
  "admin-queue/route.tsx": { loader: "admin", action: "admin" },
  "admin-event/route.tsx": { loader: "admin", action: "admin" },
  "admin-bookings/route.tsx": { loader: "admin", action: "none" },
  "admin-booking/route.tsx": { loader: "admin", action: "admin" },
  "admin-ratings/route.tsx": { loader: "admin", action: "admin" },
  "admin-people/route.tsx": { loader: "admin", action: "admin" },
  "admin-audit/route.tsx": { loader: "admin", action: "none" },
  "admin-lexicon/route.tsx": { loader: "admin", action: "admin" },
  "not-found/route.tsx": { loader: "anyone", action: "anyone" },
};

const root = new URL("..", import.meta.url).pathname;
const modules = [...readFileSync(`${root}app/routes.ts`, "utf8").matchAll(/"routes\/([^"]+)"/g)].map(
  ([, file]) => file ?? "",
);

describe("every route has a guard", () => {
  test("the table has exactly the modules of routes.ts", () => {
    expect(Object.keys(rows).toSorted()).toEqual(modules.toSorted());
  });

  test.each(modules)("%s", (file) => {
    const source = readFileSync(`${root}app/routes/${file}`, "utf8");
    for (const kind of ["loader", "action"] as const) {
      const found = guardOf(source, kind);
      const wanted = rows[file]?.[kind] ?? "none";
      if (found !== null) expect(`${kind}: ${found}`).toBe(`${kind}: ${wanted}`);
    }
  });

  test("no page uses no-referrer, since its forms would be refused as cross-site", () => {
    for (const file of modules) {
      expect(readFileSync(`${root}app/routes/${file}`, "utf8"), file).not.toContain('no-referrer"');
    }
  });

  test("a loader that calls a service before its guard is reported", () => {
    const late =
      "export async function loader({ context }) {\n  const a = await ask();\n  anyone(context);\n}";
    expect(guardOf(late, "loader")).toBe("unguarded");
    const hidden = "export const action = async () => {\n  anyone(context);\n};";
    expect(guardOf(hidden, "action")).toBe("unguarded");
  });
});

/** The guard in the first statement of a module's loader or action; null without that function. */
function guardOf(source: string, kind: "loader" | "action"): Guard | "unguarded" | null {
  const start = new RegExp(`export (async )?function ${kind}\\(`).exec(source);
  if (!start) {
    return new RegExp(`export (const|let|\\{[^}]*\\b)\\s*${kind}\\b`).test(source) ? "unguarded" : null;
  }
  const from = source.slice(start.index);
  const body = from.slice(from.indexOf("{\n", from.indexOf(")")) + 2);
  const first = body.slice(0, body.indexOf(";"));
  const call = /^\s*(?:const [\w\s{},:]+ = )?(anyone|requirePerson|requireMember|requireAdmin)\(context/.exec(
    first,
  );
  switch (call?.[1]) {
    case "anyone":
      return "anyone";
    case "requirePerson":
      return "person";
    case "requireAdmin":
      return "admin";
    case "requireMember": {
      const roles = [...first.matchAll(/"(owner|organizer|staff)"/g)].map(([, role]) => role);
      if (!/params\.organization/.test(first)) return "unguarded";
      if (roles.length === 0) return "deciders";
      return { 1: "owners", 2: "deciders", 3: "members" }[roles.length] as Guard;
    }
    default:
      return "unguarded";
  }
}

describe("what each role gets", () => {
  const membershipOf = (role: OrganizationRole, slug = "ranga"): Membership => ({
    organizationId: `id-${slug}`,
    organizationSlug: slug,
    organizationName: slug,
    role,
  });
  const people = {
    anonymous: null,
    attendee: { isAdmin: false, memberships: [] },
    "another organization's owner": { isAdmin: false, memberships: [membershipOf("owner", "night-shift")] },
    staff: { isAdmin: false, memberships: [membershipOf("staff")] },
    organizer: { isAdmin: false, memberships: [membershipOf("organizer")] },
    owner: { isAdmin: false, memberships: [membershipOf("owner")] },
    admin: { isAdmin: true, memberships: [] },
  } as const;
  type Who = keyof typeof people;

  function open(who: Who, guard: Exclude<Guard, "none">): string {
    const facts = people[who];
    const visitor: Visitor = {
      person: facts && { id: who, name: who, email: `${who}@x.test`, emailVerified: true, ...facts },
      buyerKey: facts ? `user:${who}` : "guest:1",
      locale: "en",
      city: null,
      nonce: "n",
      address: "local",
    };
    const context = new RouterContextProvider();
    context.set(visitorContext, visitor);
    const request = new Request("https://x.test/organizations/ranga/people.data?a=1");
    try {
      if (guard === "anyone") anyone(context);
      if (guard === "person") requirePerson(context, request);
      if (guard === "deciders") requireMember(context, request, "ranga");
      if (guard === "members") requireMember(context, request, "ranga", ["owner", "organizer", "staff"]);
      if (guard === "owners") requireMember(context, request, "ranga", ["owner"]);
      if (guard === "admin") requireAdmin(context, request);
      return "page";
    } catch (thrown) {
      if (thrown instanceof Response) return `to ${thrown.headers.get("location")}`;
      return String((thrown as { init?: { status?: number } }).init?.status);
    }
  }

  const signIn = `to /sign-in?to=${encodeURIComponent("/organizations/ranga/people?a=1")}`;
  const table: Readonly<Record<Exclude<Guard, "none">, Readonly<Record<Who, string>>>> = {
    anyone: allRoles("page"),
    person: { ...allRoles("page"), anonymous: signIn },
    members: { ...allRoles("404"), anonymous: signIn, staff: "page", organizer: "page", owner: "page" },
    deciders: { ...allRoles("404"), anonymous: signIn, organizer: "page", owner: "page" },
    owners: { ...allRoles("404"), anonymous: signIn, owner: "page" },
    admin: { ...allRoles("404"), anonymous: signIn, admin: "page" },
  };

  function allRoles(answer: string): Record<Who, string> {
    const answers = {} as Record<Who, string>;
    for (const who of Object.keys(people) as Who[]) answers[who] = answer;
    return answers;
  }

  for (const [guard, answers] of Object.entries(table)) {
    for (const [who, answer] of Object.entries(answers)) {
      test(`${guard}: ${who} gets ${answer.split("?")[0]}`, () => {
        expect(open(who as Who, guard as Exclude<Guard, "none">)).toBe(answer);
      });
    }
  }
});

describe("an admin who is no member, on an organization's pages", () => {
  const context = new RouterContextProvider();
  context.set(visitorContext, {
    person: {
      id: "admin",
      isAdmin: true,
      memberships: [
        {
          organizationId: "o",
          organizationSlug: "ranga",
          organizationName: "Ranga",
          role: "owner",
          isReadOnly: true,
        },
      ],
    },
  } as unknown as Visitor);
  const ask = (method: string) =>
    requireMember(context, new Request("https://x.test/organizations/ranga", { method }), "ranga");

  test("reads, and every change is refused with 403 and the reason", () => {
    expect(ask("GET").membership.isReadOnly).toBe(true);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"])
      expect(() => ask(method)).toThrow(
        expect.objectContaining({ data: { reason: "read_only" }, init: { status: 403 } }),
      );
  });
});

describe("what browsers store of each page", () => {
  /** Pages that show a guest nothing of their own, so that Back may show them as they were. */
  const publicToGuests = [
    "home/route.tsx",
    "event-list/route.tsx",
    "event/route.tsx",
    "event-ratings/route.tsx",
    "offline-event/route.tsx",
    "organizer/route.tsx",
    "place/route.tsx",
    "shell/route.tsx",
  ];
  const paths = pathsOf(routes).map(({ path, file }) => ({
    file,
    path: `/${path.replaceAll(/:\w+/g, "x-1").replace("*", "no/such-page")}`,
  }));
  const controlOf = async (path: string, person: Visitor["person"]) => {
    const html = new Response("<html></html>", { headers: { "content-type": "text/html" } });
    const request = new Request(`https://x.test${path}`);
    return (await securePage(html, request, { nonce: "n", person })).headers.get("cache-control");
  };
  const asha = {
    id: "u",
    name: "Asha",
    email: "a@x.test",
    emailVerified: true,
    isAdmin: false,
    memberships: [],
  };

  test("every route of the table has a path", () => {
    expect(paths.map(({ file }) => file).toSorted()).toEqual(
      modules.filter((file) => !file.endsWith("layout.tsx")).toSorted(),
    );
  });

  for (const { path, file } of paths)
    test(`${path}: nothing of a signed-in person is stored${publicToGuests.includes(file) ? "" : ", nor of a guest"}`, async () => {
      const data = path === "/" ? "/_root.data" : `${path}.data`;
      for (const each of [path, `${path}?a=1`, data]) {
        expect(await controlOf(each, asha)).toBe("private, no-store");
        const guest = publicToGuests.includes(file) ? "private, no-cache" : "private, no-store";
        expect(await controlOf(each, null)).toBe(guest);
      }
    });

  test("every static file is served with nosniff", () => {
    expect(read("public/_headers")).toMatch(/^\/\*\n\s+X-Content-Type-Options: nosniff$/m);
  });
});

describe("what each role gets of an event's sockets", () => {
  const here = (role: OrganizationRole) => ({ organizationId: "ranga", role });
  const elsewhere = { organizationId: "night-shift", role: "owner" as const };
  const people = {
    guest: null,
    attendee: { isAdmin: false, memberships: [] },
    "another organization's owner": { isAdmin: false, memberships: [elsewhere] },
    staff: { isAdmin: false, memberships: [here("staff")] },
    organizer: { isAdmin: false, memberships: [here("organizer")] },
    owner: { isAdmin: false, memberships: [elsewhere, here("owner")] },
    admin: { isAdmin: true, memberships: [] },
  } as const;
  type Who = keyof typeof people;
  const everybody = Object.keys(people) as Who[];

  /** People who may open and keep the socket; rights are checked at the upgrade, after changes and each minute. */
  const sockets: Readonly<
    Record<SocketName, { readonly public: readonly Who[]; readonly draft: readonly Who[] }>
  > = {
    seats: { public: everybody, draft: [] },
    "day-of": { public: ["organizer", "owner", "admin"], draft: ["organizer", "owner", "admin"] },
  };

  test("every socket of the Worker has a row", () => {
    expect(Object.keys(sockets).toSorted()).toEqual([...SOCKETS].toSorted());
    const [, names = ""] = /\\\/\(([a-z|-]+)\)\$\//.exec(read("worker/sockets/sockets.ts")) ?? [];
    expect(names.split("|").toSorted()).toEqual([...SOCKETS].toSorted());
  });

  for (const socket of SOCKETS)
    for (const who of everybody)
      test(`${socket}: ${who}`, () => {
        const may = (isPublic: boolean) =>
          mayUseSocket(socket, { organizationId: "ranga", isPublic }, people[who]);
        expect({ public: may(true), draft: may(false) }).toEqual({
          public: sockets[socket].public.includes(who),
          draft: sockets[socket].draft.includes(who),
        });
      });
});

describe("every path outside the router has a guard", () => {
  /** The file that decides, and the expression in it that must decide before anything is read or written. */
  const doors: Readonly<Record<string, { readonly file: string; readonly guard: string }>> = {
    // Each operation has a guard of its own (worker/api/authorize.ts).
    "/api/": { file: "worker/api/perform.ts", guard: "if (!authorized.ok)" },
    "/socket/": { file: "worker/sockets/sockets.ts", guard: "!mayUseSocket(to, event, person)" },
    // The provider's signature over the raw body.
    "/webhooks/": { file: "worker/payments/webhook.ts", guard: "if (!verified.ok)" },
    // The device's own key; the clock and pairing by one-time code are before it.
    "/gate-api/": { file: "worker/gate-api/gate-api.ts", guard: "if (!proven.ok)" },
    "/images/": { file: "worker/catalogue/image-response.ts", guard: "!maySeeUnpublishedPicture(person," },
    // Public keys of published events.
    "/.well-known/": { file: "worker/gate-api/jwks.ts", guard: "row.publishedAt === null" },
    // Public files: upcoming published events only, the same for everyone.
    "/robots.txt": { file: "worker/feeds/site-files.ts", guard: "Disallow: /" },
    "/sitemap.xml": { file: "worker/feeds/site-files.ts", guard: "e.state = 'published'" },
    "/feeds/": { file: "worker/feeds/feed-events.ts", guard: "e.state = 'published'" },
    "/widget.js": { file: "worker/feeds/widget.ts", guard: "refuseWrite(request)" },
    "/embed/": {
      file: "worker/feeds/embed.ts",
      guard: "e.state in ('published', 'completed', 'cancelled')",
    },
    "/oembed": { file: "worker/feeds/oembed.ts", guard: "findEmbedded(env, slug)" },
    // Reads nothing.
    "/health": { file: "worker/observe/health.ts", guard: 'status: "ok"' },
    // One check per isolate and five seconds, without a detail of any failure.
    "/ready": { file: "worker/observe/health.ts", guard: "now() - last.at < REUSE_MS" },
    "/metrics": { file: "worker/observe/metrics.ts", guard: "isEqualSecret(sent, token)" },
    "/pay/sandbox/": { file: "worker/payments/sandbox.ts", guard: "!takesSandboxPayments(env)" },
    // The order's id is a secret of the buyer; the page starts an open payment and changes nothing.
    "/pay/razorpay/": {
      file: "worker/payments/razorpay-page.ts",
      guard: 'payment.state !== "created" || !isOpen',
    },
    "/dev/": { file: "worker/dev/dev.ts", guard: 'env.LOCAL !== "1"' },
  };

  test("the table has exactly the paths of worker/non-page-routes.ts", () => {
    const source = read("worker/non-page-routes.ts").replaceAll("IMAGES_PATH)", '"/images/")');
    const named = source.matchAll(/pathname(?:\.startsWith\(| === )"([^"]+)"/g);
    // "/api" and "/dev" are the same door as "/api/" and "/dev/".
    const paths = Array.from(named, ([, path]) => path).filter((path) => path !== "/api" && path !== "/dev");
    expect(Object.keys(doors).toSorted()).toEqual(paths.toSorted());
    expect(source.match(/return handle/g)).toHaveLength(paths.length);
  });

  test.each(Object.entries(doors))("%s", (_path, { file, guard }) => {
    expect(read(file)).toContain(guard);
  });
});

function read(file: string): string {
  return readFileSync(`${root}${file}`, "utf8");
}

function pathsOf(entries: readonly RouteConfigEntry[], parent = ""): { path: string; file: string }[] {
  return entries.flatMap(({ path = "", file, children }) => {
    const full = [parent, path].filter(Boolean).join("/");
    const own = { path: full, file: file.replace("routes/", "") };
    return children ? pathsOf(children, full) : [own];
  });
}
