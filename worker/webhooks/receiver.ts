import { z } from "zod";
import { arePublicAddresses, receiverUrlProblem } from "#domain/webhook/receiver-url";

const TIMEOUT_MS = 10_000;
const DNS_TIMEOUT_MS = 3_000;
/** Characters of the response that the log shows. */
const SHOWN_RESPONSE = 1_000;
const MOST_RESPONSE_BYTES = 4_000;

/**
 * Why an attempt failed. `address_refused`: the name leads to an address that is not public. `redirect`: not followed. `gone`: the
 * receiver ended the subscription (410).
 */
export type AttemptProblem =
  | "url_refused"
  | "name_unknown"
  | "dns_unavailable"
  | "address_refused"
  | "redirect"
  | "gone"
  | "status"
  | "timeout"
  | "unreachable";

export interface AttemptResult {
  readonly status: number | null;
  readonly problem: AttemptProblem | null;
  readonly response: string;
}

/** Ports to the outside. */
export interface ReceiverPorts {
  readonly send: (request: Request) => Promise<Response>;
  /** All A and AAAA records; empty for an unknown name. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
}

export const publicPorts: ReceiverPorts = {
  send: (request) => fetch(request),
  resolve: resolveByHttps,
};

/**
 * Posts to a receiver. The URL and each address of its name are checked at each attempt: a name can change. The runtime resolves
 * the name once more for the connection, outside of our control; its network has no route to private addresses.
 */
export async function postToReceiver(
  ports: ReceiverPorts,
  target: string,
  ownHost: string,
  message: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
): Promise<AttemptResult> {
  const url = URL.canParse(target) ? new URL(target) : null;
  if (url === null || receiverUrlProblem(url, ownHost) !== null) return failed("url_refused");
  let addresses: readonly string[];
  try {
    addresses = await ports.resolve(url.hostname);
  } catch {
    return failed("dns_unavailable");
  }
  if (addresses.length === 0) return failed("name_unknown");
  if (!arePublicAddresses(addresses)) return failed("address_refused");
  try {
    const response = await ports.send(
      new Request(url, {
        method: "POST",
        redirect: "manual",
        headers: message.headers,
        body: message.body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }),
    );
    const text = await readStart(response);
    return { status: response.status, problem: problemOf(response.status), response: text };
  } catch (problem) {
    return failed(problem instanceof Error && problem.name === "TimeoutError" ? "timeout" : "unreachable");
  }
}

function problemOf(status: number): AttemptProblem | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return "redirect";
  return status === 410 ? "gone" : "status";
}

function failed(problem: AttemptProblem): AttemptResult {
  return { status: null, problem, response: "" };
}

/** A receiver's response has no bound: only its start is read. */
async function readStart(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  while (bytes < MOST_RESPONSE_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text.slice(0, SHOWN_RESPONSE);
}

const DNS = "https://cloudflare-dns.com/dns-query";
/** RFC 8427, the part that is used: A (1) and AAAA (28). */
const DnsResponse = z.object({
  Status: z.number(),
  Answer: z.array(z.object({ type: z.number(), data: z.string() })).default([]),
});
const NO_SUCH_NAME = 3;

async function resolveByHttps(host: string): Promise<readonly string[]> {
  const found = await Promise.all(
    (["A", "AAAA"] as const).map(async (type) => {
      const response = await fetch(`${DNS}?name=${encodeURIComponent(host)}&type=${type}`, {
        headers: { accept: "application/dns-json" },
        signal: AbortSignal.timeout(DNS_TIMEOUT_MS),
      });
      const { Status, Answer } = DnsResponse.parse(await response.json());
      if (Status !== 0 && Status !== NO_SUCH_NAME) throw new Error(`DNS status ${Status}`);
      return Answer.filter((each) => each.type === 1 || each.type === 28).map(({ data }) => data);
    }),
  );
  return found.flat();
}
