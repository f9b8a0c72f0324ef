import { RETRY_AFTER } from "#domain/core/rate-limit";
import { toBase64 } from "#domain/core/base64";
import { OUTAGE_RETRY_AFTER } from "../platform/outage";
import { sha256OfText } from "../platform/digest";

/** Script and frame of Turnstile. A client-side navigation keeps the first page's policy, so all pages allow it. */
const CHECK_ORIGIN = "https://challenges.cloudflare.com";

/** Pages with camera and WebAssembly decoder. A client-side navigation keeps the first page's policy: link with `reloadDocument`. */
const SCANNER = /^\/(scan|scan\/pair|shell)\/?$/;

/**
 * Security headers of a page: one nonce, no third-party script, no framing. Pages that devices store have no nonce (it
 * would be fixed); the policy lists the hashes of their inline scripts instead.
 */
export async function securePage(
  response: Response,
  request: Request,
  { nonce, person }: { readonly nonce: string; readonly person: object | null },
  botCheck = false,
): Promise<Response> {
  const url = new URL(request.url);
  const scanner = SCANNER.test(url.pathname);
  const html = response.headers.get("content-type")?.startsWith("text/html") ?? false;
  const text = html && !nonce ? await response.text() : null;
  const secured = secureAny(text === null ? response : new Response(text, response), url);
  const { headers } = secured;
  headers.set("permissions-policy", permissions(scanner));
  headers.set("cross-origin-opener-policy", "same-origin");
  if (!headers.has("cache-control"))
    headers.set("cache-control", person || !isPublicPage(url) ? "private, no-store" : "private, no-cache");
  // Routes with the same response for all visitors set their own.
  if (!headers.has("vary")) headers.set("vary", "Cookie, Accept-Language");
  if (html) {
    const scripts =
      text === null
        ? [`'nonce-${nonce}'`, "'strict-dynamic'"]
        : ["'self'", ...(await inlineScriptHashes(text))];
    headers.set(
      "content-security-policy",
      policy({
        scripts,
        scanner,
        socketOrigin: socketOrigin(url),
        botCheck: botCheck && text === null && !scanner,
      }),
    );
  }
  return secured;
}

/** Pages that show a guest nothing of their own. On all others Back after sign-out must not show what was there. */
function isPublicPage(url: URL): boolean {
  const path = url.pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  return /^\/(events(\/[^/]+(\/(ratings|kept))?)?|(organizers|venues)\/[^/]+|shell)?$/.test(path);
}

/** Public responses get no cookies: a shared cache would give all visitors the same guest. */
export function addCookies(response: Response, cookies: readonly string[]): void {
  if (response.headers.get("cache-control")?.includes("public")) return;
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
}

async function inlineScriptHashes(html: string): Promise<string[]> {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  return Promise.all(scripts.map(async ([, code = ""]) => `'sha256-${toBase64(await sha256OfText(code))}'`));
}

/** Security headers outside the router. A response can bring its own policy; the default for HTML allows no script. */
export function secureMachine(response: Response, request: Request): Response {
  // A 101 response holds the socket and cannot be rebuilt.
  if (response.status === 101) return response;
  const secured = secureAny(response, new URL(request.url));
  const { headers } = secured;
  if (!headers.has("content-security-policy")) {
    headers.set(
      "content-security-policy",
      headers.get("content-type")?.startsWith("text/html")
        ? "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        : "default-src 'none'; sandbox; frame-ancestors 'none'",
    );
  }
  return secured;
}

function secureAny(response: Response, url: URL): Response {
  const secured = withOwnHeaders(response);
  const { headers } = secured;
  headers.set("referrer-policy", "strict-origin-when-cross-origin");
  // Here, not in routes: React Router drops an action's headers from a page.
  if (secured.status === 429)
    for (const [name, value] of Object.entries(RETRY_AFTER)) headers.set(name, value);
  if (response.status === 503 && !headers.has("retry-after"))
    for (const [name, value] of Object.entries(OUTAGE_RETRY_AFTER)) headers.set(name, value);
  if (url.protocol === "https:") {
    headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  }
  return secured;
}

/** The response with mutable headers: responses of fetch() are immutable and get copied. */
function withOwnHeaders(response: Response): Response {
  try {
    response.headers.set("x-content-type-options", "nosniff");
    return response;
  } catch {
    const own = new Response(response.body, response);
    own.headers.set("x-content-type-options", "nosniff");
    return own;
  }
}

function policy(facts: {
  scripts: readonly string[];
  scanner: boolean;
  socketOrigin: string;
  botCheck: boolean;
}): string {
  const scripts = [
    ...facts.scripts,
    ...(facts.scanner ? ["'wasm-unsafe-eval'"] : []),
    ...(facts.botCheck ? [CHECK_ORIGIN] : []),
  ];
  return [
    "default-src 'self'",
    `script-src ${scripts.join(" ")}`,
    "style-src 'self'",
    // For computed widths and transforms; none is made from user text.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${facts.socketOrigin}`,
    ...(facts.botCheck ? [`frame-src ${CHECK_ORIGIN}`] : []),
    "worker-src 'self'",
    "manifest-src 'self'",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    // A checkout without script redirects to the provider's page.
    "form-action 'self' https://checkout.stripe.com",
    "frame-ancestors 'none'",
  ].join("; ");
}

function socketOrigin(url: URL): string {
  return `${url.protocol === "https:" ? "wss" : "ws"}://${url.host}`;
}

function permissions(scanner: boolean): string {
  const closed = ["microphone", "geolocation", "payment", "usb", "serial", "midi"];
  return [`camera=(${scanner ? "self" : ""})`, ...closed.map((name) => `${name}=()`)].join(", ");
}
