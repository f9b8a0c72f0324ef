import { renderToStaticMarkup } from "react-dom/server";
import { createRoutesStub } from "react-router";
import { expect, test } from "vitest";
import { type RefusedForm, RefusedFormPage } from "#app/routes/seat-map/choice/refused-form";

function pageOf(refused: RefusedForm["refused"]): string {
  const form = { refused, lost: [], limit: undefined, left: undefined, held: 0, mapHref: "?view=list" };
  const Stub = createRoutesStub([
    { path: "/", Component: () => <RefusedFormPage form={form} slug="tughlaq" /> },
  ]);
  return renderToStaticMarkup(<Stub />);
}

test("a guest of a full network reads that signing in helps, with the link that returns to the seats", () => {
  expect(pageOf("network_full")).toContain('href="/sign-in?to=%2Fevents%2Ftughlaq%2Fseats"');
  expect(pageOf("seat_taken")).not.toContain("/sign-in");
});

test("a bot check without scripts says what it needs and leads back to the choice", () => {
  const page = pageOf("check_required");
  expect(page).toContain("The check needs JavaScript");
  expect(page).toContain('href="/?view=list"');
});
