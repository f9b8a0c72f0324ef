import { RouterContextProvider } from "react-router";
import { expect, test, vi } from "vitest";
import { action, loader } from "#app/routes/mark/route";
import { servicesContext, visitorContext } from "#worker/router-context";
import type { Visitor } from "#worker/platform/visitor";
import type { PendingMark, RecommendationService } from "#worker/recommend/recommendations";
import type { Services } from "#worker/services";

const CLEARED = "stagedoor_mark=; Max-Age=0";
const asked: PendingMark = { eventId: "e1", mark: "saved", title: "Raag Malhar" };

function aVisit(person: object | null, pending: PendingMark | null) {
  const applyPendingMark = vi.fn<RecommendationService["applyPendingMark"]>(async () => ({
    cookies: [CLEARED],
  }));
  const findPendingMark = vi.fn<RecommendationService["findPendingMark"]>(async () => pending);
  const mark = vi.fn<RecommendationService["mark"]>();
  const context = new RouterContextProvider();
  context.set(visitorContext, { person } as unknown as Visitor);
  context.set(servicesContext, {
    recommendations: { applyPendingMark, findPendingMark, mark },
  } as unknown as Services);
  const url = "https://stagedoor.test/mark?to=%2Fevents%2Fraag";
  const args = (init?: RequestInit) => ({ context, params: {}, request: new Request(url, init) }) as never;
  const outcome = async (run: () => Promise<unknown>) => run().catch((thrown: unknown) => thrown);
  return {
    applyPendingMark,
    get: () => outcome(async () => loader(args())),
    post: (fields: Record<string, string>) =>
      outcome(async () => action(args({ method: "POST", body: new URLSearchParams(fields) }))),
    mark,
  };
}

const locationOf = (outcome: unknown) => outcome instanceof Response && outcome.headers.get("location");

test("a link to /mark changes nothing: it shows the mark requested before sign-in", async () => {
  const visit = aVisit({ id: "u1" }, asked);
  expect(await visit.get()).toMatchObject({ pending: asked, to: "/events/raag" });
  expect(visit.applyPendingMark).not.toHaveBeenCalled();
});

test("the page's form saves the requested mark, once, and returns to the event", async () => {
  const visit = aVisit({ id: "u1" }, asked);
  const outcome = await visit.post({ pending: "1", to: "/events/raag" });
  expect(locationOf(outcome)).toBe("/events/raag");
  expect((outcome as Response).headers.getSetCookie()).toEqual([CLEARED]);
  expect(visit.applyPendingMark).toHaveBeenCalledOnce();
  expect(visit.mark).not.toHaveBeenCalled();
});

test("without a pending mark, or without an account, /mark leads back to the event", async () => {
  for (const visit of [aVisit({ id: "u1" }, null), aVisit(null, asked)]) {
    expect(locationOf(await visit.get())).toBe("/events/raag");
    expect(visit.applyPendingMark).not.toHaveBeenCalled();
  }
  const guest = aVisit(null, asked);
  expect(locationOf(await guest.post({ pending: "1", to: "/events/raag" }))).toContain("/sign-in?");
  expect(guest.applyPendingMark).not.toHaveBeenCalled();
});
