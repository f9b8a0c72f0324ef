import { describe, expect, test } from "vitest";
import { networkOf, placesOfOneNetwork } from "#domain/core/network";

describe("the network of an address", () => {
  test("an IPv4 address is its own network in every notation", () => {
    expect(networkOf("203.0.113.9")).toBe("203.0.113.9");
    expect(networkOf("::ffff:203.0.113.9")).toBe("203.0.113.9");
    expect(networkOf("203.0.113.9")).not.toBe(networkOf("203.0.113.10"));
  });

  test("IPv6 addresses with the same first 64 bits are one network", () => {
    const one = networkOf("2001:db8:1:2:aaaa:bbbb:cccc:dddd");
    expect(one).toBe("2001:db8:1:2::/64");
    expect(networkOf("2001:0DB8:0001:0002::1")).toBe(one);
    expect(networkOf("2001:db8:1:2::")).toBe(one);
    expect(networkOf("2001:db8:1:3::1")).not.toBe(one);
    expect(networkOf("::1")).toBe("0:0:0:0::/64");
    expect(networkOf("2001:db8::5:6:7:8:9")).toBe("2001:db8:0:5::/64");
    expect(networkOf(" 1:2:3:4:5:6:7::\n")).toBe("1:2:3:4::/64");
    expect(networkOf("::2:3:4:5:6:7:8")).toBe("0:2:3:4::/64");
  });

  test.each([
    "",
    "local",
    "unknown",
    "1.2.3",
    "2001:db8",
    "2001::db8::1",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7::8",
    "1:2:3:4:5:6:7",
    "12345::1",
    "1::2::3",
    ":1:2:3:4:5:6:7",
    "fe80::1%eth0",
  ])("%j is not an address and has no network", (text) => expect(networkOf(text)).toBeNull());
});

test("the limit per network is a quarter of the capacity, at least two buyers and at most sixty places or a fiftieth", () => {
  expect(placesOfOneNetwork(20, 6)).toBe(12);
  expect(placesOfOneNetwork(100, 6)).toBe(25);
  expect(placesOfOneNetwork(1_000, 6)).toBe(60);
  expect(placesOfOneNetwork(23, 1)).toBe(5);
  expect(placesOfOneNetwork(240, 6)).toBe(60);
  expect(placesOfOneNetwork(3_049, 6)).toBe(60);
  expect(placesOfOneNetwork(3_050, 6)).toBe(61);
  expect(placesOfOneNetwork(40_000, 6)).toBe(800);
});
