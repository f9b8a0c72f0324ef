import { m } from "#i18n/paraglide/messages";
import type { LinkState } from "#app/scanner/link-state";
import { age, clockTime } from "./clock-labels";

/** "No network since 19:31. 3 scans to send. Next try in 40 s." */
export function linkLabel(link: LinkState, now: number, timeZone: string | undefined): string {
  const pending = link.pending > 0 ? m.scan_link_pending({ count: link.pending }) : "";
  if (link.trouble) {
    const time = clockTime(link.trouble.since, timeZone);
    const cause = {
      no_network: m.scan_link_offline,
      unreachable: m.scan_link_unreachable,
      outdated: m.scan_link_outdated,
      storage: m.scan_link_storage,
    }[link.trouble.cause];
    return [cause({ time }), pending].filter(Boolean).join(" ");
  }
  if (link.syncedAt === null) return [m.scan_link_never(), pending].filter(Boolean).join(" ");
  return [pending, m.scan_link_synced({ age: age(link.syncedAt, now) })].filter(Boolean).join(" ");
}

/** "Next try in 40 s.", while one is planned and the last one failed. */
export function retryLabel(link: LinkState, now: number): string {
  if (link.syncing) return m.scan_link_sending();
  if (!link.trouble || link.nextTryAt === null) return "";
  return m.scan_link_next({ n: Math.max(1, Math.ceil((link.nextTryAt - now) / 1000)) });
}
