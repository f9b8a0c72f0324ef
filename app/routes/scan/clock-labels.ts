import { m } from "#i18n/paraglide/messages";
import { intlLocale } from "#i18n/locale";

/** 24-hour times for gate staff; seconds where scans must be distinguished. */
export function clockTime(at: number, timeZone: string | undefined, seconds = false): string {
  return new Intl.DateTimeFormat(intlLocale(), {
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" as const } : {}),
    hourCycle: "h23",
    ...(timeZone ? { timeZone } : {}),
  }).format(at);
}

/** "8 s ago". */
export function age(at: number | null, now: number): string {
  if (at === null) return m.scan_age_never();
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  if (seconds < 3) return m.scan_age_now();
  if (seconds < 90) return m.scan_age_seconds({ n: seconds });
  if (seconds < 5400) return m.scan_age_minutes({ n: Math.round(seconds / 60) });
  if (seconds < 129_600) return m.scan_age_hours({ n: Math.round(seconds / 3600) });
  return m.scan_age_days({ n: Math.round(seconds / 86_400) });
}

/** "140 KB", "1.2 MB". */
export function fileSize(bytes: number): string {
  const format = (value: number, digits: number) =>
    new Intl.NumberFormat(intlLocale(), { maximumFractionDigits: digits }).format(value);
  return bytes < 1_000_000
    ? m.scan_size_kb({ n: format(Math.max(1, bytes / 1000), 0) })
    : m.scan_size_mb({ n: format(bytes / 1_000_000, 1) });
}

/** "0.4": how far a clock is off, without its sign. */
export function offsetSeconds(offsetMs: number): string {
  return new Intl.NumberFormat(intlLocale(), { maximumFractionDigits: 1 }).format(Math.abs(offsetMs) / 1000);
}
