import { expect, test } from "vitest";
import { eventSlug } from "#domain/catalogue/event-slug";

const ID = "01890a5d-ac96-774b-bcce-b302099c7f3a";

test.each([
  ["Tughlaq", "tughlaq-099c7f3a"],
  ["A Midsummer Night's Dream!", "a-midsummer-night-s-dream-099c7f3a"],
  ["तुग़लक", "event-099c7f3a"],
  ["", "event-099c7f3a"],
])("the event %j gets the slug %j", (title, slug) => {
  expect(eventSlug(title, ID)).toBe(slug);
});

test("events with the same title get different slugs", () => {
  expect(eventSlug("Tughlaq", ID)).not.toBe(eventSlug("Tughlaq", ID.replace(/a$/, "b")));
});
