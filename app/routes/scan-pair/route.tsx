import { m } from "#app/paraglide/messages";
import { ScannerWait } from "../scan/scanner-wait";
import { PairPhone } from "./pair-phone.client";
import type { Route } from "./+types/route";

/** The code is after the `#`, so it is never sent with the page's address nor kept in a log. */
export function clientLoader() {
  const code = location.hash.slice(1);
  if (code) history.replaceState(history.state, "", location.pathname);
  return { code };
}
clientLoader.hydrate = true as const;

export const meta: Route.MetaFunction = () => [
  { title: `${m.scan_pair_title()} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "no-referrer" },
];

export function HydrateFallback() {
  return <ScannerWait />;
}

export default function Page({ loaderData }: Route.ComponentProps) {
  return <PairPhone firstCode={loaderData.code} />;
}
