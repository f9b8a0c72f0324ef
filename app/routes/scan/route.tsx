import { m } from "#app/paraglide/messages";
import { listPairings } from "#app/scanner/pairings.client";
import type { Route } from "./+types/route";
import { ScannerApp } from "./scanner-app.client";
import { ScannerWait } from "./scanner-wait";

/** Which gates this phone is paired with: from the phone alone, so that it starts in flight mode. */
export async function clientLoader({ request }: Route.ClientLoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const pairings = await listPairings().catch(() => null);
  return { pairings, deviceId: asked.get("device"), choosing: asked.has("choose") };
}
clientLoader.hydrate = true as const;

export const meta: Route.MetaFunction = () => [
  { title: `${m.scan_page_title()} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
];

export function HydrateFallback() {
  return <ScannerWait />;
}

export default function Page({ loaderData }: Route.ComponentProps) {
  return <ScannerApp {...loaderData} />;
}
