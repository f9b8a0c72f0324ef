import { useEffect, useEffectEvent, useState } from "react";
import { m } from "#i18n/paraglide/messages";
import { useAnnounce } from "../../ui/live-region";

const SPOKEN_AT_MINUTES = [5, 2, 1];

/**
 * "Held for you 8:42" over a progress bar; announced at 5, 2 and 1 minutes.
 * @param now server time when the page was rendered: the countdown does not depend on the device clock
 */
export function HoldClock({
  expiresAt,
  now,
  ofMs = 10 * 60_000,
  label,
  onExpire,
}: {
  expiresAt: number;
  now: number;
  /** Duration of the full bar. */
  ofMs?: number;
  label?: string;
  onExpire?: () => void;
}) {
  const left = useTimeLeft(expiresAt, now);
  const announce = useAnnounce();
  const minutes = Math.ceil(left / 60_000);
  const speak = useEffectEvent((atMinutes: number) => {
    if (left > 0 && SPOKEN_AT_MINUTES.includes(atMinutes))
      announce(m.buying_clock_spoken({ count: atMinutes }));
  });
  useEffect(() => speak(minutes), [minutes]);
  const expired = left <= 0;
  const expire = useEffectEvent(() => onExpire?.());
  useEffect(() => {
    if (expired) expire();
  }, [expired]);

  return (
    <div>
      <div className="flex items-baseline justify-between gap-4">
        <p className="type-body">{label ?? m.buying_clock_label()}</p>
        <p className="type-countdown" role="timer" aria-label={m.buying_clock_spoken({ count: minutes })}>
          {clockWords(left)}
        </p>
      </div>
      <svg
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="mt-1.5 block h-[3px] w-full"
        aria-hidden="true"
      >
        <rect width={100} height={1} className="fill-line" />
        <rect width={Math.min(100, (left / ofMs) * 100)} height={1} className="fill-ink" />
      </svg>
    </div>
  );
}

export function clockWords(leftMs: number): string {
  const seconds = Math.max(0, Math.floor(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function useTimeLeft(expiresAt: number, now: number): number {
  const [left, setLeft] = useState(expiresAt - now);
  useEffect(() => {
    // performance.now(): monotonic, unaffected by changes of the device clock.
    const woke = performance.now();
    const tick = () => setLeft(expiresAt - now - (performance.now() - woke));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [expiresAt, now]);
  return Math.max(0, left);
}
