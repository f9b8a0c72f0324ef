import { m } from "#i18n/paraglide/messages";
import { OnDevice } from "../scan/on-device";
import type { Route } from "./+types/route";
import { PairPhone } from "./pair-phone.client";

export const meta: Route.MetaFunction = () => [
  { title: `${m.scan_pair_title()} · ${m.common_brand()}` },
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "same-origin" },
];

export default function Page() {
  return <OnDevice>{() => <PairPhone />}</OnDevice>;
}
