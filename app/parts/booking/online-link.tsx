import { MonitorPlay } from "lucide-react";
import { type OnlineAccess, accessStage } from "#domain/catalogue/online-access";
import { dateTimeWords } from "#domain/time/when-words";
import { intlLocale } from "#i18n/locale";
import { m } from "#i18n/paraglide/messages";
import { ButtonLink } from "../../ui/button";
import { Icon } from "../../ui/icon";

/** The link of an online event, or when it appears. A device without it since the link opened asks for a connection. */
export function OnlineLink({
  access,
  timeZone,
  now,
  className = "",
}: {
  access: OnlineAccess;
  timeZone: string;
  now: number;
  className?: string;
}) {
  const stage = accessStage(access, now);
  const when = dateTimeWords(access.opensAt, { timeZone, locale: intlLocale() });
  return (
    <section
      id="online"
      aria-live="polite"
      className={`flex flex-col items-start gap-3 border-y border-current/30 py-4 ${className}`}
    >
      <p className="type-body flex items-start gap-2.5">
        <Icon of={MonitorPlay} className="mt-0.5 shrink-0" />
        {stage === "over"
          ? m.online_over()
          : stage === "later"
            ? m.online_later({ when })
            : access.url
              ? m.online_open()
              : m.online_reload()}
      </p>
      {stage === "open" && access.url ? (
        <ButtonLink to={access.url} target="_blank" rel="noreferrer">
          {m.online_join()}
        </ButtonLink>
      ) : null}
    </section>
  );
}
