import { expect, test } from "vitest";
import { shellTarget, shellUrl, worksOffline } from "#domain/core/shell-path";

test.each(["/", "/wallet", "/scan/1?gate=a b", "/events/hamlet/kept#day", "/shells"])(
  "the offline shell opens %j",
  (path) => {
    expect(shellTarget(path)).toBe(path);
    expect(shellTarget(new URL(shellUrl(path), "https://stagedoor.test").searchParams.get("to"))).toBe(path);
  },
);

test.each([
  null,
  "",
  "wallet",
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\u001f",
  "/\u007f",
  "/shell",
  "/shell?to=/shell",
  "/shell/x",
  "/shell#x",
])("the offline shell opens the wallet in place of %j", (path) => expect(shellTarget(path)).toBe("/wallet"));

test.each([
  "/wallet",
  "/wallet/1",
  "/scan",
  "/scan/1?x",
  "/events",
  "/events?city=Pune",
  "/events/hamlet/kept#a",
])("%s works without the server", (path) => expect(worksOffline(path)).toBe(true));

test.each(["/", "/events/hamlet", "/events/hamlet/kept/x", "/wallet/1/2", "/wallets", "/x/wallet", "/scan/"])(
  "%s needs the server",
  (path) => expect(worksOffline(path)).toBe(false),
);
