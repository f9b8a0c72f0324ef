import { intlLocale } from "#i18n/locale";
import type { WalletEvent } from "#domain/ticket/wallet-booking";
import { sameClock, timeWords, zoneWord } from "#domain/time/when-words";

/** A time of the event's own clock, its zone named when this phone's clock shows something else. */
export function ZonedTime({ at, event }: { at: number; event: Pick<WalletEvent, "timeZone"> }) {
  const options = { timeZone: event.timeZone, locale: intlLocale() };
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = sameClock(at, event.timeZone, here) ? "" : `\u00a0${zoneWord(at, options)}`;
  return (
    <time dateTime={new Date(at).toISOString()} className="tnum">
      {timeWords(at, options) + zone}
    </time>
  );
}
