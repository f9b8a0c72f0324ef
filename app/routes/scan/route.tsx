import { m } from "#i18n/paraglide/messages";
import { OnDevice } from "./on-device";
import type { Route } from "./+types/route";
import { ScannerApp } from "./scanner-app.client";

export const meta: Route.MetaFunction = () => [
  { title: `${m.scan_page_title()} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
];

/** From the phone alone: it asks the server for nothing to start, so it starts in flight mode. */
export default function Page() {
  return <OnDevice>{() => <ScannerApp />}</OnDevice>;
}
