import { NavigationRoute, registerRoute } from "workbox-routing";
import { shellUrl } from "#domain/core/shell-path";

/** Pages that live wholly on the device: they do not wait for a network that only pretends to be there. */
const ON_DEVICE = /^\/(wallet|scan)(\/|$)/;
const PATIENCE_MS = 3000;

/** Asked of machines or made by them: never a page of the app. */
const NOT_PAGES = [
  /^\/(auth-api|gate-api|api|socket|webhooks|images|dev|pay|assets|fonts|zxing|\.well-known)\//,
  /^\/shell(\?|$)/,
  /^[^?]*\.[a-z0-9]+(\?|$)/i,
];

/** Pages come from the network; without it, the shell starts and goes there itself. */
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

/** Gives up when the answer has not begun in time; one that has begun may take as long as it needs. */
async function fetchSoon(request: Request): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(request, { signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
}
