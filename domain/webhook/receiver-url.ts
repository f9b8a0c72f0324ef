import { isAddress, isPublicAddress } from "./public-address";

/**
 * `no_url`: not an absolute URL. `not_https`: another scheme. `credentials`: user or password in it. `address`: an IP address, in
 * whatever notation. `private_host`: a name without a public domain. `port`: neither 443 nor from 1024 on. `own_host`: this site.
 */
export type ReceiverUrlProblem =
  "no_url" | "not_https" | "credentials" | "address" | "private_host" | "port" | "own_host";

const LONGEST = 500;
/** Reserved or local names: RFC 2606, RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476. */
const PRIVATE_DOMAINS =
  /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|test|invalid|example|onion|alt|arpa)$/;

/** The parts of a parsed URL (WHATWG), whose parser has rewritten decimal, octal and hexadecimal addresses. */
interface UrlParts {
  readonly href: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  /** Empty for the scheme's own. */
  readonly port: string;
}

/**
 * Why no webhook may be sent to a URL at all, or null. Names are looked up when a message is sent: see
 * {@link arePublicAddresses}.
 * @param url null for a text that is no URL
 * @param ownHost host name of this site
 */
export function receiverUrlProblem(url: UrlParts | null, ownHost: string): ReceiverUrlProblem | null {
  if (url === null || url.href.length > LONGEST) return "no_url";
  if (url.protocol !== "https:") return "not_https";
  if (url.username || url.password) return "credentials";
  const host = url.hostname.replace(/\.$/, "");
  if (isAddress(host)) return "address";
  if (!host.includes(".") || PRIVATE_DOMAINS.test(host)) return "private_host";
  if (host === ownHost.replace(/\.$/, "")) return "own_host";
  return url.port !== "" && Number(url.port) < 1024 ? "port" : null;
}

/** True if a name may be connected to: it has addresses, and each of them is public. */
export function arePublicAddresses(addresses: readonly string[]): boolean {
  return addresses.length > 0 && addresses.every(isPublicAddress);
}
