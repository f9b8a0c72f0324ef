import { RouterContextProvider } from "react-router";
import { expect, test } from "vitest";
import { loader } from "#app/routes/day-of/route";
import { servicesContext, visitorContext } from "#worker/router-context";
import type { Services } from "#worker/services";
import type { OrganizationRole, Visitor } from "#worker/platform/visitor";

const PAGE = {
  event: { id: "e1", title: "Tughlaq" },
  dayOf: {
    revenueMinor: 4_120_000,
    admitted: 12,
    incidents: [{ id: "i1" }],
    outbox: { waiting: 1, dead: [{ key: "mail:1", effect: "mail", problem: "asha@example.com bounced" }] },
  },
};

function load(role: OrganizationRole, about: { page?: unknown; search?: string } = {}) {
  const context = new RouterContextProvider();
  context.set(visitorContext, {
    person: {
      id: "u1",
      memberships: [{ organizationId: "o1", organizationSlug: "ranga", organizationName: "Ranga", role }],
    },
  } as unknown as Visitor);
  context.set(servicesContext, {
    catalogue: {
      findDayOf: async () => ("page" in about ? about.page : PAGE),
      findEvent: async () => ({ id: "e1" }),
      lookUpTickets: async (_organization: string, _event: string, text: string) => [{ text }],
    },
  } as unknown as Services);
  const request = new Request(`https://x.test/organizations/ranga/events/e1/day-of${about.search ?? ""}`);
  const params = { organization: "ranga", eventId: "e1" };
  return loader({ context, request, params } as unknown as Parameters<typeof loader>[0]);
}

test("staff see the evening's numbers and incidents, without takings and failed deliveries", async () => {
  const { page, isStaff } = await load("staff");
  expect(isStaff).toBe(true);
  expect(page?.dayOf).toMatchObject({ admitted: 12, incidents: [{ id: "i1" }] });
  expect(JSON.stringify(page)).not.toMatch(/4120000|bounced/);
  expect((await load("organizer")).page).toEqual(PAGE);
});

test("staff look tickets up on the page", async () => {
  expect(await load("staff", { search: "?q=h14" })).toMatchObject({ query: "h14", found: [{ text: "h14" }] });
  expect(await load("staff")).toMatchObject({ found: [], isBlank: false });
  expect(await load("staff", { search: "?q=+%20h14+" })).toMatchObject({ query: "h14" });
  // A look-up of spaces finds nothing and says what to type.
  expect(await load("staff", { search: "?q=++" })).toMatchObject({ query: "", found: [], isBlank: true });
});

test("an event before publication is not found for staff, and a notice for organizers", async () => {
  await expect(load("staff", { page: null })).rejects.toMatchObject({ init: { status: 404 } });
  expect(await load("owner", { page: null })).toMatchObject({ page: null });
});
