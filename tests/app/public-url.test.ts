import { RouterContextProvider } from "react-router";
import { expect, test } from "vitest";
import { loader as loadCalendar } from "#app/routes/calendar/route";
import { loader as loadEvent } from "#app/routes/event/route";
import { publicUrlContext, servicesContext, visitorContext } from "#worker/router-context";
import { publicFacts } from "#tests/build/public-event";
import type { PublicEvent } from "#worker/discovery/discovery";
import type { Visitor } from "#worker/platform/visitor";
import type { Services } from "#worker/services";

const event = {
  ...publicFacts,
  id: "01900000-0000-7000-8000-000000000001",
  description: "",
  mode: "in-person",
  performer: null,
  tags: [],
  organization: { name: "Ranga", slug: "ranga" },
  ticketTypes: [],
  plan: null,
  places: null,
  audience: [],
  accessibility: [],
  availability: { capacity: 0, sold: 0, held: 0 },
} as unknown as PublicEvent;

function contextOf(found: PublicEvent = event): RouterContextProvider {
  const context = new RouterContextProvider();
  context.set(visitorContext, { person: null } as unknown as Visitor);
  context.set(publicUrlContext, "https://stagedoor.test");
  context.set(servicesContext, {
    discovery: { findEvent: async () => found },
    ratings: {
      readPublic: async () => ({ event: null, organizer: { count: 0 }, venue: { count: 0 }, latest: [] }),
    },
    recommendations: { listAlike: async () => [], readMarks: async () => [] },
  } as unknown as Services);
  return context;
}

const args = (path: string, found?: PublicEvent) =>
  ({
    context: contextOf(found),
    params: { slug: "raag" },
    request: new Request(`https://evil.example${path}`, { headers: { host: "evil.example" } }),
  }) as never;

test("canonical link and share card name the configured origin, whatever host was requested", async () => {
  const response = (await loadEvent(args("/events/raag"))) as unknown as { data: { head: unknown } };
  const head = JSON.stringify(response.data.head);
  expect(head).toContain('"rel":"canonical","href":"https://stagedoor.test/events/raag"');
  expect(head).toContain('"og:image","content":"https://stagedoor.test/events/raag/share.svg"');
  expect(head).not.toContain("evil.example");
});

test("a calendar file links to the configured origin, whatever host was requested", async () => {
  const text = await (await loadCalendar(args("/events/raag/calendar.ics"))).text();
  expect(text).toContain("https://stagedoor.test/events/raag");
  expect(text).not.toContain("evil.example");
});

test("the calendar file of an online event has its page as the way there, and no link to join", async () => {
  const online = { ...event, mode: "online", venue: null } as PublicEvent;
  const text = await (await loadCalendar(args("/events/raag/calendar.ics", online))).text();
  expect(text).toContain("LOCATION:Online");
  expect(text).toContain("URL;VALUE=URI:https://stagedoor.test/events/raag");
});
