import { act } from "react";
import { createRoutesStub } from "react-router";
import { expect, test } from "vitest";
import { ReviewDecision } from "#app/parts/review/review-decision";
import { Checklist } from "#app/routes/event-editor/checklist";
import { ConsoleLinks } from "#app/routes/console/console-links";
import { VenueUsage } from "#app/routes/venue/venue-usage";
import { WholeField } from "#app/routes/venue/whole-field";
import { m } from "#i18n/paraglide/messages";
import { mountedPage } from "#tests/build/mounted-page";
import type { VenueDetails } from "#worker/catalogue/venue-service";
import type { ReviewView } from "#worker/catalogue/review-service";

const mounted = mountedPage();

async function show(Component: () => React.ReactNode): Promise<string> {
  const Stub = createRoutesStub([{ path: "*", Component }]);
  await act(async () => mounted.root.render(<Stub />));
  return mounted.page.textContent ?? "";
}

test('an admin reads "until you decide" only where a decision is due', async () => {
  const review = { eventId: "e1", revision: 1, ticketsSold: 3, changed: [], problems: [], approvedAt: 1 };
  const of = (waitingSince: number | null) =>
    show(() => <ReviewDecision review={{ ...review, waitingSince } as unknown as ReviewView} />);
  expect(await of(1)).toContain("Until you decide");
  const text = await of(null);
  expect(text).toContain("Nothing is waiting for a decision");
  expect(text).not.toContain("Until you decide");
});

test("only a draft's checklist is about sending it", async () => {
  const list = (isSent: boolean) => show(() => <Checklist problems={[]} typeNames={[]} isSent={isSent} />);
  expect(await list(false)).toContain("Before it can be sent");
  expect(await list(true)).not.toContain("sent");
});

test("a venue names six of its events and counts the others", async () => {
  const uses = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ id: `e${n}`, title: `Event ${n}`, startsAt: 0, sold: n }));
  const usage = (count: number) =>
    show(() => (
      <VenueUsage venue={{ timeZone: "Asia/Kolkata", usedBy: uses(count) } as unknown as VenueDetails} />
    ));
  expect(await usage(7)).toContain("and 1 more");
  expect(await usage(6)).not.toContain("more");
});

test("the menu and the page of the gates have one name", async () => {
  const membership = { organizationSlug: "ranga", role: "owner" } as never;
  expect(await show(() => <ConsoleLinks membership={membership} eventId="e1" />)).toContain(m.gates_title());
});

test("a number out of its bounds stays as typed, is refused in the field, and changes nothing", async () => {
  const changed: number[] = [];
  await show(() => (
    <WholeField label="Percent" value={100} least={1} most={1000} onChange={(value) => changed.push(value)} />
  ));
  const field = mounted.page.querySelector("input")!;
  const type = (text: string) =>
    act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  for (const text of ["-5", "0", "1001", "", "2.5"]) {
    await type(text);
    expect([text, field.value, field.getAttribute("aria-invalid")]).toEqual([text, text, "true"]);
  }
  expect(mounted.page.textContent).toContain("From 1 to 1000");
  expect(changed).toEqual([]);
  await type("150");
  expect(field.getAttribute("aria-invalid")).toBeNull();
  expect(changed).toEqual([150]);
});
