import { useSyncExternalStore } from "react";
import {
  type WhenOptions,
  dateTimeWords,
  dateWords,
  dayNumber,
  sameClock,
  timeWords,
  weekdayWord,
  zoneWord,
} from "#domain/time/when-words";
import { intlLocale } from "#i18n/locale";

const never = () => () => undefined;

/** Of servers, for times that belong to no event. */
const HOME_ZONE = "Asia/Kolkata";

/** The user's time zone; India's on the server and during hydration. For times that belong to no event. */
export function useViewerZone(): string {
  return useReaderZone(HOME_ZONE);
}

/** A time in the user's zone: when something was done, not when an event takes place. */
export function ViewerWhen(facts: Omit<Parameters<typeof When>[0], "timeZone">) {
  return <When {...facts} timeZone={useViewerZone()} />;
}

/** The user's time zone; the event's own zone on the server and during hydration. */
function useReaderZone(eventZone: string): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => eventZone,
  );
}

/**
 * A time in the event's zone; the zone is named when the user's clock differs. `clock24` is for staff and logs;
 * `day-block` is the weekday over a large day number, `clock-block` a time with large digits.
 */
export function When({
  at,
  timeZone,
  style,
  year = false,
  clock24 = false,
}: {
  at: number;
  timeZone: string;
  style: "date" | "time" | "datetime" | "day-block" | "clock-block";
  year?: boolean;
  clock24?: boolean;
}) {
  const options: WhenOptions = { timeZone, locale: intlLocale() };
  const readerZone = useReaderZone(timeZone);
  const machine = new Date(at).toISOString();
  if (style === "day-block")
    return (
      <time dateTime={machine} className="inline-flex flex-col">
        <span className="type-second text-ink-2">{weekdayWord(at, options)}</span>
        <span className="type-sum">{dayNumber(at, options)}</span>
      </time>
    );
  const away = !sameClock(at, timeZone, readerZone);
  if (style === "clock-block") {
    const [digits, half] = timeWords(at, options).split("\u00a0");
    return (
      <time dateTime={machine} className="type-second inline-block text-ink-2">
        <span className="type-small tnum text-ink">{digits}</span>
        {half ? `\u00a0${half}` : null}
        {away ? <span className="block">{zoneWord(at, options)}</span> : null}
      </time>
    );
  }
  const words = {
    date: () => dateWords(at, options, { year }),
    time: () => timeWords(at, options, { clock24 }),
    datetime: () => dateTimeWords(at, options, { year, clock24 }),
  }[style]();
  const zone = style !== "date" && away ? zoneWord(at, options) : null;
  return (
    <time dateTime={machine} className="tnum">
      {words}
      {zone ? `\u00a0${zone}` : null}
    </time>
  );
}
