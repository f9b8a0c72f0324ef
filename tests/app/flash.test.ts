import { expect, test } from "vitest";
import { readResult, withResult } from "#app/ui/flash";

const page = (path: string) => new URL(path, "https://stagedoor.test").searchParams;

test("the page after a redirect reads the result of the action", () => {
  const target = withResult("/organizations/ranga/people", "invited");
  expect(target).toBe("/organizations/ranga/people?result=invited");
  expect(readResult(page(target), ["invited", "changed"])).toBe("invited");
});

test("a result that the page does not list is ignored", () => {
  expect(readResult(page("/profile?result=<script>"), ["name"])).toBeNull();
  expect(readResult(page("/profile"), ["name"])).toBeNull();
});

test("the redirect goes to the page of a data request and preserves its search", () => {
  expect(
    withResult("https://stagedoor.test/admin/ratings.data?show=hidden&page=2&index&result=shown", "hidden"),
  ).toBe("/admin/ratings?show=hidden&page=2&result=hidden");
});

test("details of the result follow it", () => {
  expect(withResult("/admin", "approved", { title: "Tughlaq & co" })).toBe(
    "/admin?result=approved&title=Tughlaq+%26+co",
  );
});
