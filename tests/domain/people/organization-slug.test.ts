import { expect, test } from "vitest";
import { isReservedSlug, organizationSlug } from "#domain/people/organization-slug";

test.each([
  ["Ranga Company", "ranga-company"],
  ["  Café Déjà-Vu!  ", "cafe-deja-vu"],
  ["रंग शंकर", "house"],
  ["", "house"],
])("the organization %j gets the slug %j", (name, slug) => {
  expect(organizationSlug(name)).toBe(slug);
});

test("a slug has at most 48 characters and does not end in a hyphen", () => {
  const slug = organizationSlug(`${"a".repeat(47)} company`);
  expect(slug).toBe("a".repeat(47));
});

test("the slug of the page that creates an organization is reserved", () => {
  expect(isReservedSlug("new")).toBe(true);
  expect(isReservedSlug(organizationSlug("New Theatre"))).toBe(false);
});
