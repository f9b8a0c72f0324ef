import { NavigationRoute, registerRoute } from "workbox-routing";
import { shellUrl } from "#domain/core/shell-path";

/** Pages that work from device data: their navigation times out early on a bad network. */
const ON_DEVICE = /^\/(wallet|scan)(\/|$)/;
const PATIENCE_MS = 3000;

/** Paths that are not pages of the app. */
const NOT_PAGES = [
  /^\/(api|gate-api|socket|webhooks|images|feeds|embed|dev|pay|assets|fonts|zxing|\.well-known)\//,
  /^\/(api|oembed|health|ready|metrics|dev)(\?|$)/,
  /^\/shell(\?|$)/,
  /^[^?]*\.[a-z0-9]+(\?|$)/i,
];

/** Network first; on failure a redirect to the cached shell, which then navigates to the page. */
export function handleNavigation(): void {
  registerRoute(
    new NavigationRoute(async ({ request }) => handlePage(request), {
      allowlist: [/./],
      denylist: NOT_PAGES,
    }),
  );
}

async function handlePage(request: Request): Promise<Response> {
  const url = new URL(request.url);
  try {
    return ON_DEVICE.test(url.pathname) ? await fetchSoon(request) : await fetch(request);
  } catch {
    // Under its own URL the shell would be hydrated as another page (React error 418).
    return Response.redirect(shellUrl(url.pathname + url.search));
  }
}

/** Aborts when the response has not started in time; the body is not limited. */
async function fetchSoon(request: Request): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(request, { signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
}
