/**
 * The network of an address: IPv4 as it is, IPv6 by its first 64 bits (one subscriber). Null for an invalid address,
 * so that such callers are not counted as one.
 */
export function networkOf(address: string): string | null {
  const text = address.trim().toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1];
  if (mapped) return networkOf(mapped);
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return text;
  if (!/^[0-9a-f:]+$/.test(text) || !text.includes(":")) return null;
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return null;
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/.test(group))) return null;
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

const MOST_PLACES = 60;
/** In a large venue: carriers show thousands of phones as one address, so the limit grows with the capacity. */
const ONE_PLACE_IN = 50;

/**
 * Maximum places that guests of one network can have in holds and unpaid bookings: a quarter of the capacity, at most
 * sixty or a fiftieth of it, and at least enough for two buyers. Offices and campuses share a network; one machine
 * must not be able to hold a whole venue.
 */
export function placesOfOneNetwork(capacity: number, seatsPerBuyer: number): number {
  const most = Math.max(MOST_PLACES, Math.floor(capacity / ONE_PLACE_IN));
  return Math.max(2 * seatsPerBuyer, Math.min(most, Math.floor(capacity / 4)));
}
