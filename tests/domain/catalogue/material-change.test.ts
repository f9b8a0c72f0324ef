import { expect, test } from "vitest";
import { EMPTY_CONTENT } from "#domain/catalogue/event-draft";
import { type MaterialChange, listChangedTerms, withChange } from "#domain/catalogue/material-change";

const NEW_TAX = { name: "GST", rateBasisPoints: 1_200, inclusive: true };

test.each<[MaterialChange | null, string[]]>([
  [null, []],
  [{}, []],
  [{ startsAt: 5 }, ["date"]],
  [{ startsAt: null }, ["date"]],
  [{ venueId: "v2" }, ["venue"]],
  [{ ticketTypes: [] }, ["price"]],
  [{ newTax: NEW_TAX }, ["price"]],
  [{ startsAt: 5, venueId: "v2", ticketTypes: [], newTax: NEW_TAX }, ["date", "venue", "price"]],
] as [MaterialChange | null, string[]][])("the change %j affects %j", (change, terms) => {
  expect(listChangedTerms(change)).toEqual(terms);
});

test("an organizer sees the content on sale with the requested change", () => {
  const live = { ...EMPTY_CONTENT, title: "Tughlaq", venueId: "v1", startsAt: 1 };
  expect(withChange(live, null)).toEqual(live);
  expect(withChange(live, { startsAt: 5, venueId: undefined } as MaterialChange)).toEqual({
    ...live,
    startsAt: 5,
  });
});
