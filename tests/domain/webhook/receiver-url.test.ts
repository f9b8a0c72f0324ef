import { describe, expect, test } from "vitest";
import { arePublicAddresses, receiverUrlProblem } from "#domain/webhook/receiver-url";

const problemOf = (text: string) =>
  receiverUrlProblem(URL.canParse(text) ? new URL(text) : null, "tickets.stagedoor.in");

describe("the URL of a webhook's receiver", () => {
  test.each([
    "https://hooks.ranga.in/stagedoor",
    "https://hooks.ranga.in:8443/a?b=c",
    "https://xn--11b5bs3a9aj6g.in/",
  ])("%s is accepted", (url) => {
    expect(problemOf(url)).toBeNull();
  });

  test.each([
    ["", "no_url"],
    ["hooks.ranga.in", "no_url"],
    [`https://hooks.ranga.in/${"x".repeat(600)}`, "no_url"],
    ["http://hooks.ranga.in/", "not_https"],
    ["ftp://hooks.ranga.in/", "not_https"],
    ["file:///etc/passwd", "not_https"],
    ["javascript:alert(1)", "not_https"],
    ["https://user:password@hooks.ranga.in/", "credentials"],
    ["https://hooks.ranga.in@127.0.0.1/", "credentials"],
    ["https://127.0.0.1/", "address"],
    ["https://8.8.8.8/", "address"],
    ["https://2130706433/", "address"],
    ["https://0x7f000001/", "address"],
    ["https://0177.0.0.1/", "address"],
    ["https://127.1/", "address"],
    ["https://①②⑦.⓪.⓪.①/", "address"],
    ["https://127.0.0.1./", "address"],
    ["https://[::1]/", "address"],
    ["https://[::ffff:127.0.0.1]/", "address"],
    ["https://[0:0:0:0:0:ffff:7f00:1]/", "address"],
    ["https://[2606:4700:4700::1111]/", "address"],
    ["https://localhost/", "private_host"],
    ["https://LOCALHOST./", "private_host"],
    ["https://a.localhost/", "private_host"],
    ["https://metadata.google.internal/", "private_host"],
    ["https://printer.local/", "private_host"],
    ["https://intranet/", "private_host"],
    ["https://hooks.ranga.in:22/", "port"],
    ["https://tickets.stagedoor.in/webhooks/stripe", "own_host"],
    ["https://TICKETS.stagedoor.in./", "own_host"],
  ])("%s is refused: %s", (url, reason) => {
    expect(problemOf(url)).toBe(reason);
  });
});

describe("the addresses that a receiver's name leads to", () => {
  test.each([["93.184.215.14"], ["1.1.1.1", "2606:4700:4700::1111"], ["172.32.0.1"], ["100.128.0.1"]])(
    "%s is public",
    (...addresses) => {
      expect(arePublicAddresses(addresses)).toBe(true);
    },
  );

  test.each([
    [],
    ["127.0.0.1"],
    ["93.184.215.14", "10.0.0.1"],
    ["93.184.215.14", "::1"],
    ["0.0.0.0"],
    ["100.64.0.1"],
    ["169.254.169.254"],
    ["172.31.255.255"],
    ["192.168.1.1"],
    ["198.19.0.1"],
    ["224.0.0.1"],
    ["255.255.255.255"],
    ["::"],
    ["::ffff:8.8.8.8"],
    ["::ffff:808:808"],
    ["64:ff9b::7f00:1"],
    ["fe80::1"],
    ["fc00::1"],
    ["ff02::1"],
    ["2001:db8::1"],
    ["2001:0:1::1"],
    ["2002:7f00:1::"],
    ["3fff::1"],
    ["1::2::3"],
    ["not an address"],
    ["1.2.3.256"],
  ])("%s is refused", (...addresses) => {
    expect(arePublicAddresses(addresses)).toBe(false);
  });
});
