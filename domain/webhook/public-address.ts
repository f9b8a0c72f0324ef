/** Ranges that are not on the public internet, as [first bits, prefix length] (IANA special-purpose registries, RFC 6890). */
const IPV4_BLOCKED = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const;

/** Inside 2000::/3, the only public range: documentation, benchmarks, ORCHID, Teredo and 6to4, which embed IPv4 addresses. */
const IPV6_BLOCKED = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

/** True for an IPv4 address in dotted notation or an IPv6 address, also in brackets. */
export function isAddress(host: string): boolean {
  return host.startsWith("[") || host.includes(":") || ipv4Bits(host) !== null;
}

/**
 * True for an address on the public internet. False for loopback, private, link-local, shared, documentation, multicast and
 * reserved ranges, for IPv6 forms that embed an IPv4 address, and for a text that is no address.
 */
export function isPublicAddress(text: string): boolean {
  const v4 = ipv4Bits(text);
  if (v4 !== null)
    return !IPV4_BLOCKED.some(
      ([first, length]) => v4 >>> (32 - length) === ipv4Bits(first)! >>> (32 - length),
    );
  const v6 = ipv6Groups(text.replace(/^\[|\]$/g, ""));
  if (v6 === null || (v6[0]! & 0xe000) !== 0x2000) return false;
  return !IPV6_BLOCKED.some(([first, length]) => hasPrefix(v6, ipv6Groups(first)!, length));
}

function ipv4Bits(text: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return null;
  return parts.reduce((bits, part) => ((bits << 8) | part) >>> 0, 0);
}

/** Eight groups of 16 bits; null unless the text is an IPv6 address without a zone. */
function ipv6Groups(text: string): number[] | null {
  const [head = "", tail, ...rest] = text.split("::");
  if (rest.length > 0) return null;
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = 8 - front.length - back.length;
  if (tail === undefined ? gap !== 0 : gap < 1) return null;
  const groups = [...front, ...Array.from({ length: tail === undefined ? 0 : gap }, () => "0"), ...back];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.map((group) => Number.parseInt(group, 16));
}

function hasPrefix(address: readonly number[], prefix: readonly number[], length: number): boolean {
  for (let bit = 0; bit < length; bit += 16) {
    const mask = length - bit >= 16 ? 0xffff : (0xffff << (16 - (length - bit))) & 0xffff;
    if ((address[bit / 16]! & mask) !== (prefix[bit / 16]! & mask)) return false;
  }
  return true;
}
