import { expect, test } from "vitest";
import { localPath } from "#domain/core/local-path";

test.each([
  "/",
  "/wallet",
  "/events?city=Pune&page=2#more",
  "/organizations/ranga",
  "/sign-intentions",
  "/invitations/1",
  "/my events",
  `/${"a".repeat(499)}`,
])("%s is accepted as a path of this site", (path) => {
  expect(localPath(path)).toBe(path);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "evil.example",
  "/\t/evil.example",
  "/a\\b",
  "/\n//evil.example",
  "",
  `/${"a".repeat(500)}`,
  "/\u001f",
  "/\u007f",
  "/sign-in",
  "/sign-in?to=/wallet",
  "/sign-out",
  "/sign-in.data",
])("%j is replaced by the start page", (path) => {
  expect(localPath(path)).toBe("/");
});

test("every accepted path resolves to the same host in a browser", () => {
  for (const path of ["/wallet", "/events?x=//evil.example", "/%2f%2fevil.example", "/..//evil.example/.."]) {
    expect(new URL(localPath(path), "https://stagedoor.test").host).toBe("stagedoor.test");
  }
});

test("without a path the given page follows the sign-in", () => {
  expect(localPath(null, "/wallet")).toBe("/wallet");
  expect(localPath("//evil.example", "/wallet")).toBe("/wallet");
});
