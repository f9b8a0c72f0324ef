import { expect, test } from "vitest";
import { mayUseSocket } from "#domain/people/socket-access";

const event = { organizationId: "o1", isPublic: true };
const member = (role: string, organizationId = "o1") =>
  ({ isAdmin: false, memberships: [{ organizationId, role }] }) as never as Parameters<
    typeof mayUseSocket
  >[2];

test("the seat map of a public event is for all visitors, of another event for none", () => {
  expect(mayUseSocket("seats", event, null)).toBe(true);
  expect(mayUseSocket("seats", { ...event, isPublic: false }, member("owner"))).toBe(false);
});

test("the numbers of the day are for admins and for the organization's owners and organizers", () => {
  const may = (person: Parameters<typeof mayUseSocket>[2]) => mayUseSocket("day-of", event, person);
  expect([may(member("owner")), may(member("organizer"))]).toEqual([true, true]);
  expect([may(member("staff")), may(member("owner", "o2")), may(null)]).toEqual([false, false, false]);
  expect(may({ isAdmin: true, memberships: [] } as never)).toBe(true);
});
