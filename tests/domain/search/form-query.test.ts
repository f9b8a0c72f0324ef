import { expect, test } from "vitest";
import { EVERYTHING, type EventQuery } from "#domain/catalogue/event-query";
import { withFacets } from "#domain/search/ranking/facets";
import { formQuery } from "#domain/search/form-query";
import { chipsOf } from "#domain/search/understood";
import { filtersOf, understand } from "../../build/search-query";

const TODAY = "2026-11-20";

function formOf(text: string, chosen: Partial<EventQuery> = {}): EventQuery {
  const query = { ...EVERYTHING, text, ...chosen };
  const read = understand(text);
  const filters = withFacets(read.filters, query, TODAY);
  return formQuery(query, { text: read.text, filters, chips: chipsOf(read), today: TODAY });
}

/** The filters of the list that the submitted form opens. */
const submitted = (form: EventQuery) => withFacets(filtersOf(form.text), form, TODAY);

test.each([
  ["jazz tomorrow", { when: "tomorrow", text: "jazz" }],
  ["comedy in Bangalore", { category: "comedy", city: "Bengaluru" }],
  ["jazz under 800", { maxPrice: 800, text: "jazz" }],
  ["free comedy in Bangalore today", { when: "today", category: "comedy", city: "Bengaluru", maxPrice: 0 }],
])("the filters show the conditions of the sentence %s as chosen", (text, shown) => {
  expect(formOf(text)).toMatchObject(shown);
});

test.each([
  "jazz tomorrow",
  "free comedy in Bangalore today",
  "jazz tonight",
  "jazz under $20",
  "comedy or music tomorrow",
])("the filters submitted unchanged find the same as the sentence %s", (text) => {
  expect(submitted(formOf(text))).toEqual(filtersOf(text));
});

test("any day chosen in the filters removes the day of the sentence", () => {
  expect(submitted({ ...formOf("jazz tomorrow"), when: null })).toEqual(filtersOf("jazz"));
});

test("a day chosen in the filters replaces the day of the sentence in both", () => {
  expect(formOf("jazz tomorrow", { when: "weekend" })).toMatchObject({ text: "jazz", when: "weekend" });
});
